package io.croupier.journal.frame;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;

/**
 * What the EPOCH frame says: the first frame of a run (payload, little-endian; text is a uint16
 * length and UTF-8):
 *
 * <pre>
 *  0  int64   number of the epoch
 *  8  int64   first sequence
 * 16  int64   last sequence before
 * 24  int64   bytes cut before
 * 32  int64   commands cut before
 * 40  int32   ending before
 * 44  int32   durability
 * 48  int32   schema id
 * 52  int32   schema version
 * 56  int32   behaviour version
 * 60  int32   number of skips
 * 64  32 bytes  last seal before
 * 96  text    software version
 *     skips   int64 sequence, text by, text reason
 * </pre>
 *
 * @param number from 1, the epoch's folder carries it
 * @param firstSequence of this epoch's first command: the last one before it + 1
 */
public record EpochHeader(
    long number,
    long firstSequence,
    PreviousEpoch previous,
    Durability durability,
    int schemaId,
    int schemaVersion,
    int behaviourVersion,
    String softwareVersion,
    List<Skip> skips) {
  private static final int SEAL_OFFSET = 64;
  private static final int TEXT_OFFSET = SEAL_OFFSET + SealHash.LENGTH;
  private static final int MAX_TEXT = 1_000;

  public EpochHeader {
    skips = List.copyOf(skips);
  }

  /** Writes the payload and returns its length. Refuses what does not fit into one frame. */
  int encode(MutableDirectBuffer buffer, int offset) {
    buffer.putLong(offset, number, LITTLE_ENDIAN);
    buffer.putLong(offset + 8, firstSequence, LITTLE_ENDIAN);
    buffer.putLong(offset + 16, previous.lastSequence(), LITTLE_ENDIAN);
    buffer.putLong(offset + 24, previous.cutBytes(), LITTLE_ENDIAN);
    buffer.putLong(offset + 32, previous.cutCommands(), LITTLE_ENDIAN);
    buffer.putInt(offset + 40, previous.ending().code(), LITTLE_ENDIAN);
    buffer.putInt(offset + 44, durability.code(), LITTLE_ENDIAN);
    buffer.putInt(offset + 48, schemaId, LITTLE_ENDIAN);
    buffer.putInt(offset + 52, schemaVersion, LITTLE_ENDIAN);
    buffer.putInt(offset + 56, behaviourVersion, LITTLE_ENDIAN);
    buffer.putInt(offset + 60, skips.size(), LITTLE_ENDIAN);
    buffer.putBytes(offset + SEAL_OFFSET, previous.seal().bytes());
    int end = putText(buffer, offset + TEXT_OFFSET, softwareVersion);
    for (Skip skip : skips) {
      end = putSkip(buffer, end, skip);
    }
    return end - offset;
  }

  /** Reads a payload; a reader that finds it incomplete gets an IndexOutOfBoundsException. */
  static EpochHeader decode(DirectBuffer buffer, int offset) {
    byte[] seal = new byte[SealHash.LENGTH];
    buffer.getBytes(offset + SEAL_OFFSET, seal);
    PreviousEpoch previous =
        new PreviousEpoch(
            buffer.getLong(offset + 16, LITTLE_ENDIAN),
            SealHash.of(seal),
            Ending.of(buffer.getInt(offset + 40, LITTLE_ENDIAN)),
            buffer.getLong(offset + 24, LITTLE_ENDIAN),
            buffer.getLong(offset + 32, LITTLE_ENDIAN));
    return new EpochHeader(
        buffer.getLong(offset, LITTLE_ENDIAN),
        buffer.getLong(offset + 8, LITTLE_ENDIAN),
        previous,
        Durability.of(buffer.getInt(offset + 44, LITTLE_ENDIAN)),
        buffer.getInt(offset + 48, LITTLE_ENDIAN),
        buffer.getInt(offset + 52, LITTLE_ENDIAN),
        buffer.getInt(offset + 56, LITTLE_ENDIAN),
        getText(buffer, offset + TEXT_OFFSET),
        decodeSkips(buffer, offset));
  }

  private static List<Skip> decodeSkips(DirectBuffer buffer, int offset) {
    int count = buffer.getInt(offset + 60, LITTLE_ENDIAN);
    List<Skip> skips = new ArrayList<>();
    int at = textEnd(buffer, offset + TEXT_OFFSET);
    for (int i = 0; i < count; i++) {
      int by = at + Long.BYTES;
      int reason = textEnd(buffer, by);
      long sequence = buffer.getLong(at, LITTLE_ENDIAN);
      skips.add(new Skip(sequence, getText(buffer, by), getText(buffer, reason)));
      at = textEnd(buffer, reason);
    }
    return skips;
  }

  private static int putSkip(MutableDirectBuffer buffer, int offset, Skip skip) {
    if (offset + Long.BYTES + 2 * (Short.BYTES + MAX_TEXT) > Frame.MAX_LENGTH) {
      throw new JournalException("Too many skips for one epoch: name fewer of them at one start.");
    }
    buffer.putLong(offset, skip.sequence(), LITTLE_ENDIAN);
    return putText(buffer, putText(buffer, offset + Long.BYTES, skip.by()), skip.reason());
  }

  private static int putText(MutableDirectBuffer buffer, int offset, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    if (bytes.length > MAX_TEXT) {
      throw new JournalException(
          "A text of the epoch's header is longer than "
              + MAX_TEXT
              + " bytes: shorten \""
              + text.substring(0, 40)
              + "…\".");
    }
    buffer.putShort(offset, (short) bytes.length, LITTLE_ENDIAN);
    buffer.putBytes(offset + Short.BYTES, bytes);
    return offset + Short.BYTES + bytes.length;
  }

  private static String getText(DirectBuffer buffer, int offset) {
    byte[] bytes = new byte[textLength(buffer, offset)];
    buffer.getBytes(offset + Short.BYTES, bytes);
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private static int textEnd(DirectBuffer buffer, int offset) {
    return offset + Short.BYTES + textLength(buffer, offset);
  }

  private static int textLength(DirectBuffer buffer, int offset) {
    return buffer.getShort(offset, LITTLE_ENDIAN) & 0xFFFF;
  }
}
