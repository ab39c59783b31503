package io.croupier.journal.chronicle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A node that stops cuts its file between a reader's look at the size and its mapping. */
class MappedFileTest {
  private static final int LENGTH = 8_192;
  private static final int CUT = 5_000;

  @TempDir private Path folder;
  private Path path;

  @BeforeEach
  void write() throws IOException {
    path = Files.write(folder.resolve("file"), new byte[] {1, 2, 3});
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.WRITE)) {
      channel.write(ByteBuffer.wrap(new byte[] {4}), CUT - 1);
    }
  }

  @Test
  void shouldMapWhatIsLeftOfAFileThatWasCut() throws IOException {
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
      ByteBuffer mapped = MappedFile.map(channel, LENGTH);

      assertEquals(CUT, mapped.capacity());
      assertEquals(1, mapped.get(0));
      assertEquals(4, mapped.get(CUT - 1));
      Mappings.end(mapped);
    }
  }

  @Test
  void shouldMapNothingOfAFileThatWasEmptied() throws IOException {
    Files.write(path, new byte[0]);
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
      assertEquals(0, MappedFile.map(channel, LENGTH).capacity());
    }
  }

  @Test
  void shouldSayWhatElseFails() throws IOException {
    FileChannel closed = FileChannel.open(path, StandardOpenOption.READ);
    closed.close();

    assertThrows(IOException.class, () -> MappedFile.map(closed, CUT));
  }
}
