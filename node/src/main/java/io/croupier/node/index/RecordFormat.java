package io.croupier.node.index;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import io.croupier.engine.store.Hash64;
import io.croupier.protocol.MessageHeaderDecoder;
import io.croupier.protocol.RecalledTransactionDecoder;
import java.nio.ByteBuffer;
import java.util.zip.CRC32C;
import org.agrona.DirectBuffer;

/**
 * A record of the index; all of one length, little-endian:
 *
 * <pre>
 *  0  int32  CRC32C of the rest
 *  4  int32  number in its shelf, from 0
 *  8  int64  sequence of the command that wrote it
 * 16  int64  time of that command
 * 24  a RecalledTransaction message: it names the id
 * </pre>
 */
final class RecordFormat {
  static final int NUMBER = 4;
  static final int SEQUENCE = 8;
  static final int TIMESTAMP = 16;
  static final int MESSAGE = 24;

  /** Of the message. */
  static final int MESSAGE_LENGTH =
      MessageHeaderDecoder.ENCODED_LENGTH + RecalledTransactionDecoder.BLOCK_LENGTH;

  /** Of the record. */
  static final int LENGTH = MESSAGE + (MESSAGE_LENGTH + 7) / 8 * 8;

  private static final int SOURCE =
      MessageHeaderDecoder.ENCODED_LENGTH + RecalledTransactionDecoder.sourceEncodingOffset();
  private static final int ID =
      MessageHeaderDecoder.ENCODED_LENGTH
          + RecalledTransactionDecoder.transactionIdEncodingOffset();

  private RecordFormat() {}

  /** Writes a record at an offset, its CRC included. */
  static void write(
      ByteBuffer into,
      int at,
      int number,
      long sequence,
      long timestampNs,
      DirectBuffer message,
      int offset,
      CRC32C crc) {
    into.putInt(at + NUMBER, number);
    into.putLong(at + SEQUENCE, sequence);
    into.putLong(at + TIMESTAMP, timestampNs);
    message.getBytes(offset, into, at + MESSAGE, MESSAGE_LENGTH);
    into.putInt(at, crc(into, at, crc));
  }

  /** Whether the record at an offset is the one of a number, and whole. */
  static boolean isWhole(ByteBuffer records, int at, int number, CRC32C crc) {
    return records.getInt(at + NUMBER) == number && records.getInt(at) == crc(records, at, crc);
  }

  private static int crc(ByteBuffer records, int at, CRC32C crc) {
    int limit = records.limit();
    int position = records.position();
    records.limit(at + LENGTH).position(at + NUMBER);
    crc.reset();
    crc.update(records);
    records.limit(limit).position(position);
    return (int) crc.getValue();
  }

  static boolean isOf(ByteBuffer records, int at, long source, long high, long low) {
    return source(records, at) == source && high(records, at) == high && low(records, at) == low;
  }

  static long source(ByteBuffer records, int at) {
    return records.getLong(at + MESSAGE + SOURCE);
  }

  static long high(ByteBuffer records, int at) {
    return records.getLong(at + MESSAGE + ID);
  }

  static long low(ByteBuffer records, int at) {
    return records.getLong(at + MESSAGE + ID + Long.BYTES);
  }

  static ByteBuffer allocate(int records) {
    return ByteBuffer.allocateDirect(records * LENGTH).order(LITTLE_ENDIAN);
  }

  /** Where an id belongs in tables; the salt is a shelf's own secret, against chosen ids. */
  static long hash(long salt, long source, long high, long low) {
    return Hash64.mix(Hash64.mix(Hash64.mix(salt ^ source) ^ high) ^ low);
  }
}
