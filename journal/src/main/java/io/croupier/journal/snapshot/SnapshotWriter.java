package io.croupier.journal.snapshot;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import io.croupier.journal.disk.Disk;
import io.croupier.journal.frame.DiskException;
import io.croupier.journal.frame.Envelope;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.agrona.BufferUtil;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Writes one snapshot to a new file. It is whole, and on disk, when {@link #finish} returns.
 *
 * <p>Owned by one thread.
 */
public final class SnapshotWriter implements AutoCloseable {
  private final Path path;
  private final FileChannel channel;
  private final Envelope envelope = SnapshotBlock.envelope();
  private final ByteBuffer bytes =
      BufferUtil.allocateDirectAligned(SnapshotBlock.MAX_LENGTH, Long.BYTES);
  private final UnsafeBuffer block = new UnsafeBuffer(bytes);
  private int length = SnapshotBlock.DATA_OFFSET;
  private int number;
  private long written;

  /**
   * Begins the file, in place of one that may be there.
   *
   * @param notes what the writer needs to know besides the state
   */
  public SnapshotWriter(Path path, SnapshotHeader header, byte[] notes) {
    this.path = path;
    try {
      channel =
          Disk.create(
              path,
              StandardOpenOption.CREATE,
              StandardOpenOption.TRUNCATE_EXISTING,
              StandardOpenOption.WRITE);
    } catch (IOException e) {
      throw failed(e);
    }
    try {
      begin(header, notes);
    } catch (RuntimeException e) {
      close();
      throw e;
    }
  }

  private void begin(SnapshotHeader header, byte[] notes) {
    header.encode(block, SnapshotBlock.DATA_OFFSET);
    length += SnapshotHeader.LENGTH;
    writeBlock(SnapshotBlock.HEADER);
    UnsafeBuffer count = new UnsafeBuffer(new byte[Integer.BYTES]);
    count.putInt(0, notes.length, LITTLE_ENDIAN);
    write(count, 0, Integer.BYTES);
    write(new UnsafeBuffer(notes), 0, notes.length);
  }

  public Path path() {
    return path;
  }

  /** Takes the state's next bytes; the buffer may be used again afterwards. */
  public void write(DirectBuffer buffer, int offset, int count) {
    int from = offset;
    int left = count;
    while (left > 0) {
      int step = Math.min(left, SnapshotBlock.MAX_LENGTH - length);
      block.putBytes(length, buffer, from, step);
      length += step;
      from += step;
      left -= step;
      if (length == SnapshotBlock.MAX_LENGTH) {
        writeBody();
      }
    }
  }

  /** Writes what is left and the last block, and brings the file to the disk. */
  public void finish() {
    if (length > SnapshotBlock.DATA_OFFSET) {
      writeBody();
    }
    block.putLong(SnapshotBlock.DATA_OFFSET, written, LITTLE_ENDIAN);
    length += Long.BYTES;
    writeBlock(SnapshotBlock.END);
    try {
      Disk.force(channel, path);
    } catch (IOException e) {
      throw failed(e);
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw failed(e);
    }
  }

  private void writeBody() {
    written += length - SnapshotBlock.DATA_OFFSET;
    writeBlock(SnapshotBlock.BODY);
  }

  private void writeBlock(int kind) {
    block.putInt(SnapshotBlock.NUMBER_OFFSET, number++, LITTLE_ENDIAN);
    block.putInt(SnapshotBlock.KIND_OFFSET, kind, LITTLE_ENDIAN);
    block.putInt(SnapshotBlock.VERSION_OFFSET, SnapshotBlock.VERSION, LITTLE_ENDIAN);
    envelope.close(block, bytes, length);
    bytes.limit(length).position(0);
    try {
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
    } catch (IOException e) {
      throw failed(e);
    }
    length = SnapshotBlock.DATA_OFFSET;
  }

  private DiskException failed(IOException cause) {
    return new DiskException(
        "The disk did not take the snapshot "
            + path
            + " ("
            + cause.getMessage()
            + "): see that there is free space and that the disk is sound.",
        cause);
  }
}
