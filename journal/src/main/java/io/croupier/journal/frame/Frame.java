package io.croupier.journal.frame;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;

/**
 * One frame in a buffer (little-endian):
 *
 * <pre>
 *  0  int32   magic "CRPF"
 *  4  int32   CRC32C over bytes 8 to the end
 *  8  int32   length of the frame, header included
 * 12  uint16  frame version
 * 14  uint16  type, see {@link FrameType}
 * 16  int64   epoch
 * 24  int64   sequence; of EPOCH, SEAL and STOP that of the last command before them
 * 32  int64   forcedSequence: the highest known to be on disk when this frame was written
 * 40  int64   timestampNs
 * 48  payload
 * </pre>
 *
 * <p>A flyweight: valid only as long as the bytes it wraps. Owned by one thread.
 */
public final class Frame {
  public static final int MAGIC = 'C' | 'R' << 8 | 'P' << 16 | 'F' << 24;
  public static final int VERSION = 1;
  public static final int VERSION_OFFSET = 12;
  public static final int TYPE_OFFSET = 14;
  public static final int EPOCH_OFFSET = 16;
  public static final int SEQUENCE_OFFSET = 24;
  public static final int FORCED_SEQUENCE_OFFSET = 32;
  public static final int TIMESTAMP_OFFSET = 40;
  public static final int HEADER_LENGTH = 48;

  /** The longest frame; the longest command is {@code MAX_LENGTH - HEADER_LENGTH}. */
  public static final int MAX_LENGTH = 64 * 1024;

  private DirectBuffer buffer;
  private int offset;

  /** The envelope of frames; each thread takes its own. */
  public static Envelope envelope() {
    return new Envelope(MAGIC, HEADER_LENGTH, MAX_LENGTH);
  }

  static void encodeHeader(
      MutableDirectBuffer buffer,
      FrameType type,
      long epoch,
      long sequence,
      long forcedSequence,
      long timestampNs) {
    buffer.putShort(VERSION_OFFSET, (short) VERSION, LITTLE_ENDIAN);
    buffer.putShort(TYPE_OFFSET, (short) type.code(), LITTLE_ENDIAN);
    buffer.putLong(EPOCH_OFFSET, epoch, LITTLE_ENDIAN);
    buffer.putLong(SEQUENCE_OFFSET, sequence, LITTLE_ENDIAN);
    buffer.putLong(FORCED_SEQUENCE_OFFSET, forcedSequence, LITTLE_ENDIAN);
    buffer.putLong(TIMESTAMP_OFFSET, timestampNs, LITTLE_ENDIAN);
  }

  public Frame wrap(DirectBuffer buffer, int offset) {
    this.buffer = buffer;
    this.offset = offset;
    return this;
  }

  public DirectBuffer buffer() {
    return buffer;
  }

  public int offset() {
    return offset;
  }

  public int length() {
    return buffer.getInt(offset + Envelope.LENGTH_OFFSET, LITTLE_ENDIAN);
  }

  public int version() {
    return buffer.getShort(offset + VERSION_OFFSET, LITTLE_ENDIAN) & 0xFFFF;
  }

  /** The type, or null when this software does not know it. */
  public FrameType type() {
    return FrameType.of(buffer.getShort(offset + TYPE_OFFSET, LITTLE_ENDIAN) & 0xFFFF);
  }

  /** Refuses a frame that a newer version of this software wrote. */
  void requireKnown(String file) {
    if (version() != VERSION || type() == null) {
      throw new JournalException(
          file
              + " was written by a newer Croupier (frame version "
              + version()
              + "): read it with that version.");
    }
  }

  public long epoch() {
    return buffer.getLong(offset + EPOCH_OFFSET, LITTLE_ENDIAN);
  }

  public long sequence() {
    return buffer.getLong(offset + SEQUENCE_OFFSET, LITTLE_ENDIAN);
  }

  public long forcedSequence() {
    return buffer.getLong(offset + FORCED_SEQUENCE_OFFSET, LITTLE_ENDIAN);
  }

  public long timestampNs() {
    return buffer.getLong(offset + TIMESTAMP_OFFSET, LITTLE_ENDIAN);
  }

  public int payloadOffset() {
    return offset + HEADER_LENGTH;
  }

  public int payloadLength() {
    return length() - HEADER_LENGTH;
  }
}
