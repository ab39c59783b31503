package io.croupier.journal.frame;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import java.nio.ByteBuffer;
import java.util.zip.CRC32C;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * What everything in the journal's files begins with, so that it can be found in raw bytes and
 * proven without trusting the container around it (little-endian):
 *
 * <pre>
 *  0  int32  magic
 *  4  int32  CRC32C over bytes 8 to the end
 *  8  int32  length, from the magic to the end
 * </pre>
 *
 * <p>Owned by one thread.
 */
public final class Envelope {
  public static final int MAGIC_OFFSET = 0;
  public static final int CRC_OFFSET = 4;
  public static final int LENGTH_OFFSET = 8;

  /** Every container places what is enveloped at a multiple of this. */
  public static final int ALIGNMENT = 4;

  private final int magic;
  private final int minLength;
  private final int maxLength;
  private final CRC32C crc = new CRC32C();

  public Envelope(int magic, int minLength, int maxLength) {
    this.magic = magic;
    this.minLength = minLength;
    this.maxLength = maxLength;
  }

  public int magic() {
    return magic;
  }

  /** Completes what has been encoded from byte 12 on: writes magic, length and CRC. */
  public void close(UnsafeBuffer view, ByteBuffer bytes, int length) {
    view.putInt(MAGIC_OFFSET, magic, LITTLE_ENDIAN);
    view.putInt(LENGTH_OFFSET, length, LITTLE_ENDIAN);
    view.putInt(CRC_OFFSET, checksum(bytes, 0, length), LITTLE_ENDIAN);
  }

  /** The length of what stands at {@code offset}, or 0 when it is not whole or fails its CRC. */
  public int validLength(UnsafeBuffer view, ByteBuffer bytes, int offset, int limit) {
    int length = statedLength(view, offset, limit);
    boolean valid =
        length != 0
            && view.getInt(offset + MAGIC_OFFSET, LITTLE_ENDIAN) == magic
            && view.getInt(offset + CRC_OFFSET, LITTLE_ENDIAN) == checksum(bytes, offset, length);
    return valid ? length : 0;
  }

  /** The length as written at {@code offset}, or 0 when it cannot be one. */
  public int statedLength(UnsafeBuffer view, int offset, int limit) {
    if (limit - offset < minLength) {
      return 0;
    }
    int length = view.getInt(offset + LENGTH_OFFSET, LITTLE_ENDIAN);
    boolean possible = length >= minLength && length <= maxLength && length <= limit - offset;
    return possible ? length : 0;
  }

  private int checksum(ByteBuffer bytes, int offset, int length) {
    bytes.limit(offset + length).position(offset + LENGTH_OFFSET);
    crc.reset();
    crc.update(bytes);
    return (int) crc.getValue();
  }
}
