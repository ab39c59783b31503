package io.croupier.journal.chronicle;

import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MappedFileTest {
  private static final int LENGTH = 1 << 16;
  private static final int PAGE = 1 << 12;

  /** Compiled by then, so that Java tells it late. */
  private static final int WARM = 20_000;

  @TempDir Path folder;

  /** Where it is told while the file is unmapped, the JVM ends, and this test's with it. */
  @Test
  void shouldTellItsReaderThatTheFileWasCut() throws IOException {
    UnsafeBuffer warm = new UnsafeBuffer(ByteBuffer.allocateDirect(PAGE));
    for (int i = 0; i < WARM; i++) {
      readLast(warm);
    }
    for (int i = 0; i < 200; i++) {
      Path path = folder.resolve("file-" + i);
      byte[] ones = new byte[LENGTH];
      Arrays.fill(ones, (byte) 1);
      Files.write(path, ones);
      MappedFile file = new MappedFile(path, "file");
      UnsafeBuffer buffer = new UnsafeBuffer(file.open());
      try (FileChannel channel = FileChannel.open(path, StandardOpenOption.WRITE)) {
        channel.truncate(PAGE);
      }
      assertThrows(
          InternalError.class,
          () -> {
            readLast(buffer);
            file.close();
          });
    }
  }

  private static long readLast(UnsafeBuffer buffer) {
    return buffer.getLong(buffer.capacity() - Long.BYTES);
  }
}
