package io.croupier.journal.chronicle;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import io.croupier.journal.frame.Envelope;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;

/**
 * One record of the outcome log in a buffer (little-endian):
 *
 * <pre>
 *  0  int32   magic "CROL"
 *  4  int32   CRC32C over bytes 8 to the end
 *  8  int32   length of the record, header included
 * 12  int32   gatewayId; {@link #START} in the first record of a log
 * 16  int64   number of the record in its log, from 0
 * 24  int64   commandSequence; of the first record the one from which on this log counts
 * 32  int64   gatewaySequence; of the first record the number of records that count before it
 * 40  outcome
 * </pre>
 *
 * <p>A flyweight: valid only as long as the bytes it wraps. Owned by one thread.
 */
final class OutcomeRecord {
  static final int MAGIC = 'C' | 'R' << 8 | 'O' << 16 | 'L' << 24;
  static final int GATEWAY_OFFSET = 12;
  static final int NUMBER_OFFSET = 16;
  static final int COMMAND_SEQUENCE_OFFSET = 24;
  static final int GATEWAY_SEQUENCE_OFFSET = 32;
  static final int HEADER_LENGTH = 40;
  static final int MAX_LENGTH = 64 * 1024;

  /** The gatewayId of a log's first record. */
  static final int START = -1;

  private DirectBuffer buffer;
  private int offset;

  static Envelope envelope() {
    return new Envelope(MAGIC, HEADER_LENGTH, MAX_LENGTH);
  }

  static void encodeHeader(
      MutableDirectBuffer buffer,
      int gatewayId,
      long number,
      long commandSequence,
      long gatewaySequence) {
    buffer.putInt(GATEWAY_OFFSET, gatewayId, LITTLE_ENDIAN);
    buffer.putLong(NUMBER_OFFSET, number, LITTLE_ENDIAN);
    buffer.putLong(COMMAND_SEQUENCE_OFFSET, commandSequence, LITTLE_ENDIAN);
    buffer.putLong(GATEWAY_SEQUENCE_OFFSET, gatewaySequence, LITTLE_ENDIAN);
  }

  void wrap(DirectBuffer buffer, int offset) {
    this.buffer = buffer;
    this.offset = offset;
  }

  int gatewayId() {
    return buffer.getInt(offset + GATEWAY_OFFSET, LITTLE_ENDIAN);
  }

  long number() {
    return buffer.getLong(offset + NUMBER_OFFSET, LITTLE_ENDIAN);
  }

  long commandSequence() {
    return buffer.getLong(offset + COMMAND_SEQUENCE_OFFSET, LITTLE_ENDIAN);
  }

  long gatewaySequence() {
    return buffer.getLong(offset + GATEWAY_SEQUENCE_OFFSET, LITTLE_ENDIAN);
  }

  int offset() {
    return offset;
  }

  int length() {
    return buffer.getInt(offset + Envelope.LENGTH_OFFSET, LITTLE_ENDIAN);
  }

  DirectBuffer buffer() {
    return buffer;
  }
}
