package io.croupier.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.croupier.config.Settings;
import io.croupier.config.SnapshotSettings.Every;
import io.croupier.journal.chronicle.Archive;
import io.croupier.journal.chronicle.ArchivePlan;
import io.croupier.journal.chronicle.ArchivePlanner;
import io.croupier.journal.chronicle.DataFolder;
import io.croupier.journal.chronicle.SnapshotFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.agrona.DirectBuffer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A node whose journal before its snapshots is archived, in part while it ran. */
class ArchivedStartTest {
  private static final long FILE_SIZE = 1 << 20;

  @TempDir private Path temp;

  private final NodeCommands commands = new NodeCommands();
  private Path data;
  private Path to;
  private long commandId;

  @BeforeEach
  void writeRunsAndArchive() {
    data = temp.resolve("data");
    to = temp.resolve("archive");
    try (LocalNode node = open()) {
      node.begin(1, GenesisCommand.of(Settings.defaults().genesis()));
      advance(node, 20);
    }
    try (LocalNode node = open()) {
      advance(node, 20);
      save();
      archive();
      advance(node, 20);
    }
    save();
  }

  @Test
  void shouldStartFromTheSnapshotAndGoOn() {
    assertTrue(Files.exists(to.resolve("epoch-00000001/commands")));
    assertEquals(61, lastSequence());
    try (LocalNode node = open()) {
      advance(node, 20);
      save();
      archive();
    }
    assertEquals(81, lastSequence());
  }

  @Test
  void shouldNameTheArchiveWhereNoSnapshotCanBeUsed() throws IOException {
    Folders.delete(data.resolve("snapshots"));
    StartException refused = assertThrows(StartException.class, this::open);
    assertEquals(ExitCode.JOURNAL, refused.exitCode());
    assertTrue(refused.getMessage().contains("are archived in " + to), refused.getMessage());
    copyBack();
    assertEquals(61, lastSequence());
  }

  @Test
  void shouldNameTheArchiveWhereTheOutcomeLogIsLost() throws IOException {
    Folders.delete(data.resolve("epoch-00000001/outcomes"));
    StartException refused = assertThrows(StartException.class, this::open);
    assertTrue(refused.getMessage().contains("are archived in " + to), refused.getMessage());
    copyBack();
    assertEquals(61, lastSequence());
  }

  private void copyBack() throws IOException {
    try (Stream<Path> files = Files.walk(to)) {
      for (Path file : files.filter(path -> path.toString().endsWith(".cq4")).toList()) {
        Files.copy(file, data.resolve(to.relativize(file).toString()));
      }
    }
  }

  private void save() {
    try (DataFolder folder = DataFolder.read(data);
        SnapshotFolder.Owner owner = folder.snapshots().own()) {
      Every never = new Every(Long.MAX_VALUE, null);
      assertTrue(new JournalFollower(data, owner, never, report -> {}, () -> false, () -> false).saveAtEnd());
    }
  }

  private void archive() {
    ArchivePlan plan = ArchivePlanner.plan(data, sequence -> {});
    try (Archive archive = Archive.open(data, to, file -> {})) {
      archive.move(plan);
    }
  }

  /** What a start comes to. */
  private long lastSequence() {
    try (LocalNode node = open()) {
      return node.sequence();
    }
  }

  /** So far apart that each is sealed with the next. */
  private void advance(LocalNode node, int times) {
    for (int i = 0; i < times; i++) {
      long at = node.timestampNs() + 1_000_000_000;
      node.command(at, commands.buffer(), 0, commands.advanceTime(++commandId));
    }
  }

  private LocalNode open() {
    OutcomeOutput nowhere =
        new OutcomeOutput() {
          @Override
          public void onOutcome(int to, long number, DirectBuffer b, int offset, int length) {}

          @Override
          public void onQueryAnswer(int to, DirectBuffer b, int offset, int length) {}
        };
    return new LocalNode(data, Settings.defaults().pipeline(), FILE_SIZE, nowhere, report -> {});
  }
}
