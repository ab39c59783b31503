package io.croupier.journal.frame;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import java.nio.charset.StandardCharsets;
import org.agrona.DirectBuffer;

/**
 * The payload of a SEAL or STOP frame (little-endian):
 *
 * <pre>
 *  0  int64   first sequence sealed
 *  8  int64   last sequence sealed; first - 1 when no command came since the last seal
 * 16  int32   number of pairs
 * 20  int32   length of the reason (STOP only, else 0)
 * 24  pairs   int64 sequence, int64 outcome hash
 *     reason  UTF-8
 *     32 bytes  SHA-256 over every frame since, and including, the last seal or the epoch's first
 *               frame, and over this payload up to here
 * </pre>
 *
 * <p>A flyweight: valid only during the callback that hands it over.
 */
public final class Seal {
  /** The host gives a pair, to be sealed, after each sequence that this divides. */
  public static final int PAIR_COMMANDS = 1_024;

  static final int FIRST_OFFSET = 0;
  static final int LAST_OFFSET = 8;
  static final int PAIR_COUNT_OFFSET = 16;
  static final int REASON_LENGTH_OFFSET = 20;
  static final int PAIRS_OFFSET = 24;
  static final int PAIR_LENGTH = 16;

  private DirectBuffer buffer;
  private int offset;
  private int length;
  private long epoch;
  private int file;
  private int frameOffset;

  Seal wrap(DirectBuffer buffer, int offset, int length) {
    this.buffer = buffer;
    this.offset = offset;
    this.length = length;
    return this;
  }

  /** Says where the seal's frame stands. */
  void at(long epoch, int file, int frameOffset) {
    this.epoch = epoch;
    this.file = file;
    this.frameOffset = frameOffset;
  }

  /** A copy of where it stands. */
  public SealPlace place() {
    return new SealPlace(epoch, file, frameOffset, lastSequence(), hash());
  }

  /** Whether pairs, reason and hash take all of the payload, as they say. */
  boolean isWhole() {
    long pairs = (long) pairCount() * PAIR_LENGTH;
    long reason = buffer.getInt(offset + REASON_LENGTH_OFFSET, LITTLE_ENDIAN);
    return pairs >= 0 && reason >= 0 && PAIRS_OFFSET + pairs + reason + SealHash.LENGTH == length;
  }

  public long firstSequence() {
    return buffer.getLong(offset + FIRST_OFFSET, LITTLE_ENDIAN);
  }

  public long lastSequence() {
    return buffer.getLong(offset + LAST_OFFSET, LITTLE_ENDIAN);
  }

  /** Number of pairs (sequence, outcome hash); their sequences ascend. */
  public int pairCount() {
    return buffer.getInt(offset + PAIR_COUNT_OFFSET, LITTLE_ENDIAN);
  }

  public long pairSequence(int index) {
    return buffer.getLong(pairOffset(index), LITTLE_ENDIAN);
  }

  public long pairOutcomeHash(int index) {
    return buffer.getLong(pairOffset(index) + Long.BYTES, LITTLE_ENDIAN);
  }

  /** A copy of the hash, to be published. */
  public SealHash hash() {
    byte[] bytes = new byte[SealHash.LENGTH];
    getHash(bytes);
    return SealHash.of(bytes);
  }

  void getHash(byte[] destination) {
    buffer.getBytes(offset + length - SealHash.LENGTH, destination);
  }

  String reason() {
    byte[] bytes = new byte[buffer.getInt(offset + REASON_LENGTH_OFFSET, LITTLE_ENDIAN)];
    buffer.getBytes(pairOffset(pairCount()), bytes);
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private int pairOffset(int index) {
    return offset + PAIRS_OFFSET + index * PAIR_LENGTH;
  }
}
