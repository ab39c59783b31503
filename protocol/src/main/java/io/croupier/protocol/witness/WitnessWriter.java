package io.croupier.protocol.witness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.agrona.DirectBuffer;

/**
 * Appends to a witness file. A record is written before its method returns, so it outlives the
 * process, though not the machine. Owned by one thread.
 *
 * <p>A record, little-endian: length of what follows (4 bytes), kind (1), time of {@link
 * System#nanoTime} (8), message.
 */
public final class WitnessWriter implements AutoCloseable {
  static final int LENGTH = 4;
  static final int HEADER = 1 + Long.BYTES;
  static final int LONGEST_MESSAGE = 1 << 16;

  private final FileChannel file;
  private final ByteBuffer record =
      ByteBuffer.allocate(LENGTH + HEADER + LONGEST_MESSAGE).order(ByteOrder.LITTLE_ENDIAN);

  /**
   * Opens a file, a new one or one of an earlier process.
   *
   * @param end of its last whole record, as {@link WitnessFile#read} gave it; the rest is cut off.
   */
  public WitnessWriter(Path path, long end) {
    try {
      file = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      file.truncate(end).position(end);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Keeps a message; one of more than 64 KiB is refused. */
  public void keep(
      WitnessKind kind, long timeNs, DirectBuffer message, int offset, int messageLength) {
    begin(kind, timeNs, messageLength);
    message.getBytes(offset, record, messageLength);
    write();
  }

  /** Keeps that the node of an epoch let the gateway in. */
  public void connected(long timeNs, int epoch) {
    begin(WitnessKind.CONNECTED, timeNs, Integer.BYTES);
    record.putInt(epoch);
    write();
  }

  /** Keeps that the node threw a command away. */
  public void thrownAway(long timeNs, long commandId) {
    begin(WitnessKind.THROWN_AWAY, timeNs, Long.BYTES);
    record.putLong(commandId);
    write();
  }

  private void begin(WitnessKind kind, long timeNs, int messageLength) {
    if (messageLength > LONGEST_MESSAGE) {
      throw new IllegalArgumentException("A message of " + messageLength + " bytes is none");
    }
    record.clear();
    record.putInt(HEADER + messageLength).put((byte) kind.ordinal()).putLong(timeNs);
  }

  private void write() {
    record.flip();
    try {
      while (record.hasRemaining()) {
        file.write(record);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    try {
      file.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
