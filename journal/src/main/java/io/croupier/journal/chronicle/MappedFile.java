package io.croupier.journal.chronicle;

import io.croupier.journal.frame.Frame;
import io.croupier.journal.frame.FrameFile;
import io.croupier.journal.frame.JournalException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A file mapped for reading, up to where only zeros follow. A missing one, or one of zeros, has no
 * bytes. Owned by one thread.
 */
final class MappedFile implements FrameFile, AutoCloseable {
  /** The longest that something enveloped can end in zeros of its own. */
  static final int OWN_ZEROS = Math.max(Frame.MAX_LENGTH, OutcomeRecord.MAX_LENGTH);

  private static final ByteBuffer EMPTY = ByteBuffer.allocateDirect(0);
  private static final int STEP = 1 << 20;

  /** Between two frames there are fewer zeros, Chronicle's index included. */
  private static final int LONG_ZEROS = 1 << 19;

  private final Path path;
  private final String name;
  private final boolean living;
  private ByteBuffer bytes = EMPTY;

  MappedFile(Path path, String name) {
    this(path, name, false);
  }

  private MappedFile(Path path, String name, boolean living) {
    this.path = path;
    this.name = name;
    this.living = living;
  }

  /**
   * A file that is perhaps being written, for one who looks often: it ends where a long run of
   * zeros begins, which is found fast.
   */
  static MappedFile living(Path path, String name) {
    return new MappedFile(path, name, true);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public ByteBuffer open() {
    return open(true);
  }

  /** Maps the whole file, for one who knows how far it is written and looks no further. */
  ByteBuffer openWhole() {
    return open(false);
  }

  @Override
  public void close() {
    ByteBuffer mapped = bytes;
    bytes = EMPTY;
    if (mapped.capacity() != 0) {
      Mappings.end(mapped);
    }
  }

  int length() {
    return bytes.capacity();
  }

  private ByteBuffer open(boolean onlyWritten) {
    close();
    if (Files.exists(path)) {
      bytes = map(onlyWritten);
    }
    return bytes;
  }

  private ByteBuffer map(boolean onlyWritten) {
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
      long size = channel.size();
      if (size > Integer.MAX_VALUE) {
        throw new JournalException(path + " has over 2 GiB: it is no file of this journal.");
      }
      long length = onlyWritten ? written(channel, size, living) : size;
      return map(channel, length);
    } catch (IOException e) {
      throw new JournalException(
          "Cannot read " + path + " (" + e.getMessage() + "): check the disk and the rights.", e);
    }
  }

  /** Maps so many bytes, or what is left of the file: a stopping node cuts it. */
  static ByteBuffer map(FileChannel channel, long length) throws IOException {
    if (length == 0) {
      // An empty mapping has no address to free.
      return EMPTY;
    }
    try {
      return channel.map(MapMode.READ_ONLY, 0, length);
    } catch (IOException e) {
      long left = channel.size();
      if (left >= length) {
        throw e;
      }
      return map(channel, left);
    }
  }

  private static long written(FileChannel channel, long size, boolean living) throws IOException {
    return living ? writtenSoFar(channel, size) : written(channel, size);
  }

  /** Halves the file again and again: what was written is its beginning. */
  private static long writtenSoFar(FileChannel channel, long size) throws IOException {
    ByteBuffer step = ByteBuffer.allocateDirect((int) Math.min(size, LONG_ZEROS));
    long written = 0;
    long zeros = (size + LONG_ZEROS - 1) / LONG_ZEROS;
    while (written < zeros) {
      long middle = (written + zeros) / 2;
      read(channel, step, middle * LONG_ZEROS, Math.min(size, (middle + 1) * LONG_ZEROS));
      if (trailingZeros(step) == step.limit()) {
        zeros = middle;
      } else {
        written = middle + 1;
      }
    }
    return Math.min(size, written * LONG_ZEROS + OWN_ZEROS);
  }

  /**
   * Where the last byte that is not zero ends, and what may end in zeros there. Looked for by
   * reading, not through a mapping: the unwritten part of a file would take up memory, on some file
   * systems disk space.
   */
  private static long written(FileChannel channel, long size) throws IOException {
    ByteBuffer step = ByteBuffer.allocateDirect((int) Math.min(size, STEP));
    for (long end = size; end > 0; end -= Math.min(end, STEP)) {
      long start = Math.max(0, end - STEP);
      read(channel, step, start, end);
      int zeros = trailingZeros(step);
      if (zeros < step.limit()) {
        return Math.min(size, end - zeros + OWN_ZEROS);
      }
    }
    return 0;
  }

  private static void read(FileChannel channel, ByteBuffer step, long start, long end)
      throws IOException {
    step.clear().limit((int) (end - start));
    int read = 0;
    while (step.hasRemaining() && read >= 0) {
      read = channel.read(step, start + step.position());
    }
    step.flip();
  }

  private static int trailingZeros(ByteBuffer step) {
    int end = step.limit();
    while (end >= Long.BYTES && step.getLong(end - Long.BYTES) == 0) {
      end -= Long.BYTES;
    }
    while (end > 0 && step.get(end - 1) == 0) {
      end--;
    }
    return step.limit() - end;
  }
}
