package io.croupier.journal.chronicle;

import io.croupier.journal.frame.FrameFile;
import io.croupier.journal.frame.JournalException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.agrona.BufferUtil;

/** A file mapped for reading. A missing one has no bytes. Owned by one thread. */
final class MappedFile implements FrameFile, AutoCloseable {
  private static final ByteBuffer EMPTY = ByteBuffer.allocateDirect(0);

  private final Path path;
  private final String name;
  private ByteBuffer bytes = EMPTY;

  MappedFile(Path path, String name) {
    this.path = path;
    this.name = name;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public ByteBuffer open() {
    close();
    if (Files.exists(path)) {
      bytes = map(path, MapMode.READ_ONLY, StandardOpenOption.READ);
    }
    return bytes;
  }

  @Override
  public void close() {
    if (bytes.capacity() != 0) {
      BufferUtil.free(bytes);
      bytes = EMPTY;
    }
  }

  int length() {
    return bytes.capacity();
  }

  static ByteBuffer map(Path path, MapMode mode, StandardOpenOption... options) {
    try (FileChannel channel = FileChannel.open(path, options)) {
      long size = channel.size();
      if (size > Integer.MAX_VALUE) {
        throw new JournalException(path + " has over 2 GiB: it is no file of this journal.");
      }
      // An empty mapping has no address to free.
      return size == 0 ? EMPTY : channel.map(mode, 0, size);
    } catch (IOException e) {
      throw new JournalException(
          "Cannot read " + path + " (" + e.getMessage() + "): check the disk and the rights.", e);
    }
  }
}
