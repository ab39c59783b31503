package io.croupier.journal.frame;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
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
 *     int32   number of accepted losses
 *     losses  int32 gateway id, text by, text reason
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
    List<Skip> skips,
    List<AcceptedLoss> acceptedLosses) {
  private static final int SEAL_OFFSET = 64;
  private static final int TEXT_OFFSET = SEAL_OFFSET + SealHash.LENGTH;
  private static final int MAX_TEXT = 1_000;

  public EpochHeader {
    skips = List.copyOf(skips);
    acceptedLosses = List.copyOf(acceptedLosses);
  }

  /** Of a run that begins without an accepted loss. */
  public EpochHeader(
      long number,
      long firstSequence,
      PreviousEpoch previous,
      Durability durability,
      int schemaId,
      int schemaVersion,
      int behaviourVersion,
      String softwareVersion,
      List<Skip> skips) {
    this(
        number,
        firstSequence,
        previous,
        durability,
        schemaId,
        schemaVersion,
        behaviourVersion,
        softwareVersion,
        skips,
        List.of());
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
    buffer.putInt(end, acceptedLosses.size(), LITTLE_ENDIAN);
    end += Integer.BYTES;
    for (AcceptedLoss loss : acceptedLosses) {
      end = putLoss(buffer, end, loss);
    }
    return end - offset;
  }

  /**
   * Reads a payload, which ends with its bytes.
   *
   * @throws IndexOutOfBoundsException if it ends within a field
   */
  static EpochHeader decode(byte[] payload) {
    ByteBuffer buffer = ByteBuffer.wrap(payload).order(LITTLE_ENDIAN);
    byte[] seal = new byte[SealHash.LENGTH];
    buffer.get(SEAL_OFFSET, seal);
    PreviousEpoch previous =
        new PreviousEpoch(
            buffer.getLong(16),
            SealHash.of(seal),
            Ending.of(buffer.getInt(40)),
            buffer.getLong(24),
            buffer.getLong(32));
    List<Skip> skips = new ArrayList<>();
    int end = decodeSkips(buffer, skips);
    return new EpochHeader(
        buffer.getLong(0),
        buffer.getLong(8),
        previous,
        Durability.of(buffer.getInt(44)),
        buffer.getInt(48),
        buffer.getInt(52),
        buffer.getInt(56),
        getText(buffer, TEXT_OFFSET),
        skips,
        decodeLosses(buffer, end));
  }

  /** Reads the skips and gives where they end. */
  private static int decodeSkips(ByteBuffer buffer, List<Skip> skips) {
    int count = buffer.getInt(60);
    int at = textEnd(buffer, TEXT_OFFSET);
    for (int i = 0; i < count; i++) {
      int by = at + Long.BYTES;
      int reason = textEnd(buffer, by);
      skips.add(new Skip(buffer.getLong(at), getText(buffer, by), getText(buffer, reason)));
      at = textEnd(buffer, reason);
    }
    return at;
  }

  private static List<AcceptedLoss> decodeLosses(ByteBuffer buffer, int offset) {
    int count = buffer.getInt(offset);
    int at = offset + Integer.BYTES;
    List<AcceptedLoss> losses = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int by = at + Integer.BYTES;
      int reason = textEnd(buffer, by);
      losses.add(new AcceptedLoss(buffer.getInt(at), getText(buffer, by), getText(buffer, reason)));
      at = textEnd(buffer, reason);
    }
    return losses;
  }

  private static int putLoss(MutableDirectBuffer buffer, int offset, AcceptedLoss loss) {
    if (offset + Integer.BYTES + 2 * (Short.BYTES + MAX_TEXT) > Frame.MAX_LENGTH) {
      throw new JournalException(
          "Too many decisions for one epoch: name fewer of them at one start.");
    }
    buffer.putInt(offset, loss.gatewayId(), LITTLE_ENDIAN);
    return putText(buffer, putText(buffer, offset + Integer.BYTES, loss.by()), loss.reason());
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

  private static String getText(ByteBuffer buffer, int offset) {
    byte[] bytes = new byte[textLength(buffer, offset)];
    buffer.get(offset + Short.BYTES, bytes);
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private static int textEnd(ByteBuffer buffer, int offset) {
    return offset + Short.BYTES + textLength(buffer, offset);
  }

  private static int textLength(ByteBuffer buffer, int offset) {
    return buffer.getShort(offset) & 0xFFFF;
  }
}
