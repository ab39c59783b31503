package io.croupier.journal.snapshot;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import io.croupier.journal.frame.Envelope;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.agrona.BufferUtil;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Reads one snapshot: first the whole file, to prove every block of it, then its state in order.
 * Never more than one block is in memory.
 *
 * <p>Owned by one thread.
 */
public final class SnapshotReader implements AutoCloseable {
  private final FileChannel channel;
  private final Envelope envelope = SnapshotBlock.envelope();
  private final ByteBuffer bytes =
      BufferUtil.allocateDirectAligned(SnapshotBlock.MAX_LENGTH, Long.BYTES);
  private final UnsafeBuffer block = new UnsafeBuffer(bytes);
  private final SnapshotHeader header;
  private final byte[] notes;
  private long bodyLength;
  private long at;
  private int number;
  private int position;
  private int end;

  /**
   * Opens a snapshot that is whole.
   *
   * @throws DamagedSnapshotException when it is not; the sentence names the block
   */
  public SnapshotReader(Path path) {
    try {
      channel = FileChannel.open(path, StandardOpenOption.READ);
    } catch (IOException e) {
      throw unreadable(e);
    }
    try {
      proveAll();
      restart();
      header = SnapshotHeader.decode(block, SnapshotBlock.DATA_OFFSET);
      position = end;
      notes = readNotes();
    } catch (RuntimeException e) {
      close();
      throw e;
    }
  }

  public SnapshotHeader header() {
    return header;
  }

  /** What the writer has noted besides the state. */
  public byte[] notes() {
    return notes.clone();
  }

  /** Fills {@code count} bytes with the state's next ones. Refused when there are not so many. */
  public void read(MutableDirectBuffer buffer, int offset, int count) {
    int to = offset;
    int left = count;
    while (left > 0) {
      if (position == end) {
        readBody();
      }
      int step = Math.min(left, end - position);
      buffer.putBytes(to, block, position, step);
      position += step;
      to += step;
      left -= step;
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  private byte[] readNotes() {
    UnsafeBuffer count = new UnsafeBuffer(new byte[Integer.BYTES]);
    read(count, 0, Integer.BYTES);
    int length = count.getInt(0, LITTLE_ENDIAN);
    if (length < 0 || length > bodyLength - Integer.BYTES) {
      throw damaged(
          1,
          SnapshotBlock.DATA_OFFSET + SnapshotHeader.LENGTH,
          "states notes of " + length + " bytes, which are not there");
    }
    byte[] read = new byte[length];
    read(new UnsafeBuffer(read), 0, read.length);
    return read;
  }

  private void proveAll() {
    restart();
    if (kind() != SnapshotBlock.HEADER
        || end != SnapshotBlock.DATA_OFFSET + SnapshotHeader.LENGTH) {
      throw damaged(0, 0, "is no header");
    }
    long length = 0;
    readBlock();
    while (kind() == SnapshotBlock.BODY) {
      length += end - SnapshotBlock.DATA_OFFSET;
      readBlock();
    }
    boolean isLast = kind() == SnapshotBlock.END && end == SnapshotBlock.DATA_OFFSET + Long.BYTES;
    if (!isLast || block.getLong(SnapshotBlock.DATA_OFFSET, LITTLE_ENDIAN) != length) {
      throw damaged(number - 1, at - end, "does not belong there");
    }
    bodyLength = length;
    if (at != size()) {
      throw damaged(number, at, "stands behind the last one");
    }
  }

  private void restart() {
    at = 0;
    number = 0;
    readBlock();
  }

  private void readBody() {
    readBlock();
    if (kind() != SnapshotBlock.BODY) {
      throw damaged(number - 1, at - end, "is the last one, though more bytes were to come");
    }
    position = SnapshotBlock.DATA_OFFSET;
  }

  private int kind() {
    return block.getInt(SnapshotBlock.KIND_OFFSET, LITTLE_ENDIAN);
  }

  /** Reads and proves the next block: its data end at {@link #end}. */
  private void readBlock() {
    int head = fill(0, SnapshotBlock.DATA_OFFSET);
    int length = envelope.statedLength(block, 0, SnapshotBlock.MAX_LENGTH);
    if (head < SnapshotBlock.DATA_OFFSET) {
      throw damaged(number, at, head == 0 ? "is missing" : "is cut");
    }
    if (length == 0) {
      throw damaged(number, at, "is torn or altered");
    }
    int got = fill(head, length);
    if (got < length) {
      throw damaged(number, at, "is cut");
    }
    boolean whole =
        envelope.validLength(block, bytes, 0, length) == length
            && block.getInt(SnapshotBlock.NUMBER_OFFSET, LITTLE_ENDIAN) == number;
    if (!whole) {
      throw damaged(number, at, "is torn or altered");
    }
    if (block.getInt(SnapshotBlock.VERSION_OFFSET, LITTLE_ENDIAN) != SnapshotBlock.VERSION) {
      throw new DamagedSnapshotException("a newer Croupier wrote it");
    }
    at += length;
    end = length;
    number++;
  }

  /** Reads the file's next bytes into the block from {@code from} to {@code to}; gives the end. */
  private int fill(int from, int to) {
    bytes.limit(to).position(from);
    try {
      int read = 0;
      while (bytes.hasRemaining() && read >= 0) {
        read = channel.read(bytes, at + bytes.position());
      }
      return bytes.position();
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  private long size() {
    try {
      return channel.size();
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  private DamagedSnapshotException damaged(int which, long where, String what) {
    return new DamagedSnapshotException("block " + which + " at byte " + where + " " + what);
  }

  private DamagedSnapshotException unreadable(IOException cause) {
    return new DamagedSnapshotException("it cannot be read (" + cause.getMessage() + ")");
  }
}
