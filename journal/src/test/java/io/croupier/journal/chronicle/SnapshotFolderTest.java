package io.croupier.journal.chronicle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.croupier.journal.frame.SealHash;
import io.croupier.journal.frame.SealPlace;
import io.croupier.journal.snapshot.SnapshotHeader;
import io.croupier.journal.snapshot.SnapshotReader;
import io.croupier.journal.snapshot.SnapshotWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SnapshotFolderTest {
  @TempDir Path temp;

  @Test
  void shouldKeepTwoGenerations() {
    SnapshotFolder folder = folder();
    assertEquals(List.of(), folder.newestFirst());
    try (SnapshotFolder.Owner owner = folder.own()) {
      for (long sequence : new long[] {9, 10, 1_000, 2_000}) {
        publish(owner, sequence);
      }
    }
    assertEquals(List.of(2_000L, 1_000L), sequences(folder));
  }

  @Test
  void shouldNotShowOneBeforeItIsPublished() {
    try (SnapshotFolder.Owner owner = folder().own()) {
      SnapshotWriter writer = owner.begin(header(5), new byte[0]);
      writer.finish();
      assertEquals(List.of(), folder().newestFirst());
      owner.drop(writer);
      writer.close();
    }
  }

  @Test
  void shouldRemoveWhatADeadWriterLeft() throws IOException {
    try (SnapshotFolder.Owner owner = folder().own()) {
      publish(owner, 1);
      owner.begin(header(5), new byte[0]).close();
    }
    folder().own().close();
    try (Stream<Path> files = Files.list(temp.resolve("snapshots"))) {
      assertEquals(2, files.count(), "the published one and the lock");
    }
  }

  @Test
  void shouldHaveOneWriter() {
    try (SnapshotFolder.Owner owner = folder().own()) {
      publish(owner, 1);
      assertThrows(FolderTakenException.class, () -> folder().own());
    }
    folder().own().close();
  }

  private SnapshotFolder folder() {
    return new SnapshotFolder(temp.resolve("snapshots"));
  }

  private static void publish(SnapshotFolder.Owner owner, long sequence) {
    try (SnapshotWriter writer = owner.begin(header(sequence), new byte[0])) {
      writer.finish();
      owner.publish(writer);
    }
  }

  private static List<Long> sequences(SnapshotFolder folder) {
    return folder.newestFirst().stream().map(SnapshotFolderTest::sequence).toList();
  }

  private static long sequence(Path file) {
    try (SnapshotReader reader = new SnapshotReader(file)) {
      return reader.header().sequence();
    }
  }

  private static SnapshotHeader header(long sequence) {
    return new SnapshotHeader(new SealPlace(1, 0, 0, sequence, SealHash.NONE), 0, 0, 0, 0, 0, 0);
  }
}
