package io.croupier.journal.chronicle;

import io.croupier.journal.disk.Disk;
import io.croupier.journal.frame.DiskException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import net.openhft.posix.MAdviseFlag;
import net.openhft.posix.OpenFlag;
import net.openhft.posix.PosixAPI;
import org.agrona.BitUtil;

/**
 * Room on the disk, taken before it is needed.
 *
 * <p>A write to a mapped page that cannot be given room is not refused: it is left out, and Java
 * says so some instructions later, when the command may already be answered. So a file has all its
 * room before commands are written to it.
 */
final class FileSpace {
  private static final int NO_SPACE = 28;
  private static final int QUOTA_EXCEEDED = 122;
  private static final int KEEP_SIZE = 1;
  private static final int PAGE = 4_096;

  static {
    ChronicleRuntime.prepare();
  }

  private FileSpace() {}

  /** Refuses when the disk has less room than {@code length} bytes. */
  static void require(Path folder, long length) {
    try {
      long free = Files.getFileStore(folder).getUsableSpace();
      if (free < length) {
        throw noRoom(folder, length);
      }
    } catch (IOException e) {
      throw FileForcer.failed(folder, e);
    }
  }

  /** Makes a small file of zeros that has all its room. Refused when the disk is full. */
  static void make(Path file, int length) {
    ByteBuffer zeros = ByteBuffer.allocate(length);
    try (FileChannel channel =
        Disk.create(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      while (zeros.hasRemaining()) {
        channel.write(zeros);
      }
    } catch (IOException e) {
      throw FileForcer.failed(file, e);
    }
  }

  /**
   * Gives the first {@code length} bytes of a file their room, without changing a byte or the size.
   * Refused when the disk, or a quota, is full; does nothing on a file system that cannot do it.
   */
  static void reserve(Path file, long length) {
    PosixAPI posix = PosixAPI.posix();
    int descriptor = posix.open(file.toString(), OpenFlag.O_RDWR, 0);
    try {
      // In this mode the library tries no other call, which would leave another error behind.
      if (posix.fallocate(descriptor, KEEP_SIZE, 0, length) != 0 && isFull(posix.lastError())) {
        throw noRoom(file, length);
      }
    } finally {
      posix.close(descriptor);
    }
  }

  private static boolean isFull(int error) {
    return error == NO_SPACE || error == QUOTA_EXCEEDED;
  }

  /**
   * Tells the system to bring in of a mapped file only the page that is touched. Else the first
   * touch brings in as much as it reads ahead on this disk, and whoever touches waits for all of
   * it: 8 MiB and 12 ms were seen. Advice: where it is not taken, nothing is wrong.
   */
  static void adviseNoReadAhead(long address, long length) {
    PosixAPI.posix().madvise(address, length, MAdviseFlag.MADV_RANDOM);
  }

  /**
   * Gives back what a file has well behind byte {@code end}: nobody writes to it any more. Some
   * zeros stay, as far as a reader may look behind the last byte.
   */
  static void release(Path file, long end) {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      Disk.cut(channel, file, BitUtil.align(end, PAGE) + MappedFile.OWN_ZEROS);
    } catch (IOException e) {
      throw FileForcer.failed(file, e);
    }
  }

  private static DiskException noRoom(Path path, long length) {
    return new DiskException(
        "The disk has no room for a file of "
            + length
            + " bytes at "
            + path
            + ": free space, then start again.");
  }
}
