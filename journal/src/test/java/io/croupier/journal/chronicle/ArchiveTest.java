package io.croupier.journal.chronicle;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.croupier.journal.frame.Durability;
import io.croupier.journal.frame.Ending;
import io.croupier.journal.frame.FrameHandler;
import io.croupier.journal.frame.JournalException;
import io.croupier.journal.frame.JournalState;
import io.croupier.journal.frame.Seal;
import io.croupier.journal.frame.SealPlace;
import io.croupier.journal.snapshot.SnapshotHeader;
import io.croupier.journal.snapshot.SnapshotWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.agrona.DirectBuffer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Three runs, the last one of several files, and a snapshot in its last file. */
class ArchiveTest {
  private static final int COMMANDS = 60;
  private static final int MANY = 12_000;

  @TempDir private Path temp;

  private Path data;
  private Path to;
  private final Map<String, byte[]> before = new TreeMap<>();

  @BeforeEach
  void writeRuns() throws IOException {
    data = temp.resolve("data");
    to = temp.resolve("archive");
    Runs.run(data, Durability.MEMORY, COMMANDS);
    Runs.run(data, Durability.MEMORY, COMMANDS);
    Runs.run(data, Durability.MEMORY, MANY);
    List<SealPlace> seals = seals();
    SealPlace last = seals.get(seals.size() - 1);
    assertTrue(last.file() >= 2, "the last run has " + (last.file() + 1) + " files");
    publish(last);
    Runs.run(data, Durability.MEMORY, COMMANDS);
    for (ArchiveFile file : plan().files()) {
      before.put(file.name(), Files.readAllBytes(data.resolve(file.name())));
    }
  }

  @Test
  void shouldNameTheFilesThatNoStartNeeds() {
    ArchivePlan plan = plan();
    List<String> expected = new ArrayList<>();
    expected.add(name(1, 0));
    expected.add(name(2, 0));
    for (int file = 1; file < plan.place().file(); file++) {
      expected.add(name(3, file));
    }
    assertEquals(expected, plan.files().stream().map(ArchiveFile::name).toList());
    assertEquals(COMMANDS, plan.files().get(0).lastSequence());
    assertEquals(64, plan.files().get(0).seal().length());
    assertEquals(plan.bytes(), before.values().stream().mapToLong(bytes -> bytes.length).sum());
    assertFalse(Files.exists(to));
  }

  @Test
  void shouldLeaveAJournalThatIsReadFromTheSnapshotOn() throws IOException {
    JournalState whole = Runs.read(data);
    ArchivePlan plan = plan();
    archive(() -> {});
    for (String name : before.keySet()) {
      assertFalse(Files.exists(data.resolve(name)), name);
    }
    try (DataFolder folder = DataFolder.read(data)) {
      assertEquals(plan.place(), folder.archived().place());
      JournalState rest =
          folder.reader().readFrom(plan.place(), plan.timestampNs(), (s, t, b, o, l) -> {});
      assertEquals(whole.lastSequence(), rest.lastSequence());
      assertEquals(Ending.STOP, rest.ending());
      assertEquals(whole.lastSequence(), folder.outcomes(Long.MAX_VALUE).lastSequence());
    }
    JournalException refused = assertThrows(JournalException.class, () -> Runs.read(data));
    assertTrue(refused.getMessage().contains("are archived in " + to), refused.getMessage());
    assertEquals(List.of(), plan().files());
  }

  @Test
  void shouldGiveTheWholeJournalWhenCopiedBack() throws IOException {
    JournalState whole = Runs.read(data);
    archive(() -> {});
    for (String name : before.keySet()) {
      Files.copy(to.resolve(name), data.resolve(name));
    }
    assertEquals(whole, Runs.read(data));
    try (DataFolder folder = DataFolder.read(data)) {
      assertNull(folder.archived());
    }
    assertEquals(before.keySet().size(), plan().files().size());
    archive(() -> {});
    assertFalse(Files.exists(data.resolve(name(1, 0))));
  }

  @Test
  void shouldWriteAManifestThatToolsOfTheSystemRead() throws IOException {
    archive(() -> {});
    List<String> sums = Files.readAllLines(to.resolve("SHA256SUMS"));
    assertEquals(before.size(), sums.size());
    assertTrue(sums.get(0).matches("[0-9a-f]{64}  " + name(1, 0)), sums.get(0));
    List<String> seals = Files.readAllLines(to.resolve("SEALS"));
    assertTrue(seals.get(0).matches(COMMANDS + "  [0-9a-f]{64}  " + name(1, 0)), seals.get(0));
  }

  @Test
  void shouldHaveEveryFileInOnePlaceAtLeastWhereverItIsKilled() throws IOException {
    int[] steps = {0};
    Path original = temp.resolve("original");
    copy(data, original);
    archive(() -> steps[0]++);
    assertTrue(steps[0] > 3 * before.size(), "steps: " + steps[0]);
    for (int kill = 1; kill <= steps[0]; kill++) {
      data = temp.resolve("data-" + kill);
      to = temp.resolve("archive-" + kill);
      copy(original, data);
      int[] left = {kill};
      assertThrows(
          Killed.class,
          () ->
              archive(
                  () -> {
                    if (--left[0] == 0) {
                      throw new Killed();
                    }
                  }));
      assertNothingLost("killed at step " + kill);
      archive(() -> {});
      assertNothingLost("after the second call");
      for (String name : before.keySet()) {
        assertFalse(Files.exists(data.resolve(name)), name);
      }
      assertEquals(before.size(), Files.readAllLines(to.resolve("SHA256SUMS")).size());
    }
  }

  @Test
  void shouldRefuseTheArchiveOfAnotherNode() throws IOException {
    Path other = to.resolve(name(1, 0));
    Files.createDirectories(other.getParent());
    Files.writeString(other, "of another node");
    JournalException refused = assertThrows(JournalException.class, () -> archive(() -> {}));
    assertTrue(refused.getMessage().contains("has another " + name(1, 0)), refused.getMessage());
    assertNothingMoved();
  }

  @Test
  void shouldRefuseAnArchiveInTheDataFolder() throws IOException {
    to = data.resolve("archive");
    assertThrows(JournalException.class, () -> archive(() -> {}));
    assertNothingMoved();
  }

  @Test
  void shouldRefuseADamagedSnapshotAndADamagedJournal() throws IOException {
    Path first = data.resolve(name(1, 0));
    int at = placeOf(Runs.command(30).byteArray(), before.get(name(1, 0)));
    flip(first, at);
    assertThrows(JournalException.class, this::plan);
    flip(first, at);
    try (DataFolder folder = DataFolder.read(data)) {
      flip(folder.snapshots().newestFirst().get(0), 70);
    }
    JournalException refused = assertThrows(JournalException.class, this::plan);
    assertTrue(refused.getMessage().startsWith("Nothing is archived"), refused.getMessage());
  }

  @Test
  void shouldHaveNothingToDoWithoutASnapshot() throws IOException {
    Path other = temp.resolve("other");
    Runs.run(other, Durability.MEMORY, COMMANDS);
    ArchivePlan plan = ArchivePlanner.plan(other, sequence -> {});
    assertNull(plan.place());
    assertEquals(List.of(), plan.files());
  }

  private ArchivePlan plan() {
    return ArchivePlanner.plan(data, sequence -> {});
  }

  private void archive(Runnable step) {
    ArchivePlan plan = plan();
    try (Archive archive = Archive.open(data, to, file -> {}, step)) {
      archive.move(plan);
    }
  }

  private void assertNothingLost(String when) throws IOException {
    for (Map.Entry<String, byte[]> file : before.entrySet()) {
      Path here = data.resolve(file.getKey());
      Path there = to.resolve(file.getKey());
      Path kept = Files.exists(here) ? here : there;
      assertArrayEquals(file.getValue(), Files.readAllBytes(kept), () -> when + ": " + kept);
    }
  }

  private void assertNothingMoved() throws IOException {
    for (Map.Entry<String, byte[]> file : before.entrySet()) {
      assertArrayEquals(file.getValue(), Files.readAllBytes(data.resolve(file.getKey())));
    }
  }

  private String name(int epoch, int file) {
    return data.relativize(Runs.file(data, epoch, "commands", file)).toString();
  }

  private List<SealPlace> seals() {
    List<SealPlace> places = new ArrayList<>();
    try (DataFolder folder = DataFolder.read(data)) {
      folder
          .reader()
          .read(
              new FrameHandler() {
                @Override
                public void onCommand(
                    long sequence, long timestampNs, DirectBuffer b, int offset, int length) {}

                @Override
                public void onSeal(Seal seal) {
                  places.add(seal.place());
                }
              });
    }
    return places;
  }

  private void publish(SealPlace place) {
    SnapshotHeader header =
        new SnapshotHeader(place, place.sequence() * 1_000, 1, 2, place.sequence(), 1, 1);
    try (DataFolder folder = DataFolder.read(data);
        SnapshotFolder.Owner owner = folder.snapshots().own();
        SnapshotWriter writer = owner.begin(header, new byte[10])) {
      writer.finish();
      assertNotNull(owner.publish(writer));
    }
  }

  private static int placeOf(byte[] part, byte[] bytes) {
    int at = 0;
    while (!Arrays.equals(part, Arrays.copyOfRange(bytes, at, at + part.length))) {
      at++;
    }
    return at;
  }

  private static void flip(Path file, int at) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    bytes[at] ^= 1;
    Files.write(file, bytes);
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Path target = to.resolve(from.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(target);
        } else {
          Files.copy(file, target);
        }
      }
    }
  }

  /** What a kill leaves: nothing after it happens. */
  private static final class Killed extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }
}
