package io.croupier.journal.frame;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.agrona.BufferUtil;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Writes one epoch: its EPOCH frame at construction, then commands, seals when they are due, and a
 * STOP.
 *
 * <p><b>Guarantees.</b> Sequences are gapless; a frame is in the medium when the call that wrote it
 * returns; nothing is allocated per frame.
 *
 * <p>Owned by the journal thread.
 */
public final class FrameWriter {
  /** A seal follows this many commands at the latest. */
  public static final int SEAL_COMMANDS = 4_096;

  /** A seal follows the oldest unsealed command after this time at the latest. */
  public static final long SEAL_NANOS = 100_000_000;

  private static final int MOST_PAIRS = 1_024;
  private static final int MAX_REASON = 1_000;

  private final Medium medium;
  private final long epoch;
  private final Envelope envelope = Frame.envelope();
  private final ByteBuffer bytes = BufferUtil.allocateDirectAligned(Frame.MAX_LENGTH, Long.BYTES);
  private final UnsafeBuffer frame = new UnsafeBuffer(bytes);
  private final SealChain chain = new SealChain();
  private final Pairs pairs = new Pairs();
  private long lastSequence;
  private long sealedSequence;
  private long oldestUnsealedNs;
  private long forcedSequence;

  /** Begins an epoch: the EPOCH frame is in the medium afterwards, not forced. */
  public FrameWriter(Medium medium, EpochHeader header, long timestampNs) {
    this.medium = medium;
    this.epoch = header.number();
    this.lastSequence = header.firstSequence() - 1;
    this.sealedSequence = lastSequence;
    // A start forces everything it has read before it opens an epoch.
    this.forcedSequence = lastSequence;
    int length = header.encode(frame, Frame.HEADER_LENGTH);
    write(FrameType.EPOCH, lastSequence, timestampNs, length);
  }

  /**
   * Appends one command, and a seal when {@link #SEAL_COMMANDS} are unsealed. Refused when {@code
   * sequence} is not the next or the command is empty or longer than a frame can hold.
   */
  public void append(long sequence, long timestampNs, DirectBuffer buffer, int offset, int length) {
    checkCommand(sequence, length);
    if (lastSequence == sealedSequence) {
      oldestUnsealedNs = timestampNs;
    }
    frame.putBytes(Frame.HEADER_LENGTH, buffer, offset, length);
    write(FrameType.COMMAND, sequence, timestampNs, length);
    lastSequence = sequence;
    if (lastSequence - sealedSequence >= SEAL_COMMANDS) {
      seal(timestampNs);
    }
  }

  /** Seals when the oldest unsealed command is {@link #SEAL_NANOS} old; else does nothing. */
  public void sealIfDue(long timestampNs) {
    if (lastSequence != sealedSequence && timestampNs - oldestUnsealedNs >= SEAL_NANOS) {
      seal(timestampNs);
    }
  }

  /** Gives the outcome hash after {@code sequence}; the first seal that covers it takes it. */
  public void pair(long sequence, long outcomeHash) {
    pairs.add(sequence, outcomeHash);
  }

  /** Says that everything up to {@code sequence} is on disk: the frames written next say so. */
  public void forcedSequence(long sequence) {
    forcedSequence = sequence;
  }

  /** Ends the epoch: the STOP frame is in the medium afterwards, not forced. */
  public void stop(long timestampNs, String reason) {
    byte[] text = reason.getBytes(StandardCharsets.UTF_8);
    writeSeal(FrameType.STOP, timestampNs, text, Math.min(text.length, MAX_REASON));
  }

  public long lastSequence() {
    return lastSequence;
  }

  private void checkCommand(long sequence, int length) {
    if (sequence != lastSequence + 1) {
      throw new JournalException(
          "Command "
              + sequence
              + " came where "
              + (lastSequence + 1)
              + " was due: the journal takes no gap, so the node must stop.");
    }
    if (length <= 0 || length > Frame.MAX_LENGTH - Frame.HEADER_LENGTH) {
      throw new JournalException(
          "Command "
              + sequence
              + " has "
              + length
              + " bytes, a frame holds 1 to "
              + (Frame.MAX_LENGTH - Frame.HEADER_LENGTH)
              + ": the node must stop.");
    }
  }

  private void seal(long timestampNs) {
    writeSeal(FrameType.SEAL, timestampNs, null, 0);
  }

  private void writeSeal(FrameType type, long timestampNs, byte[] reason, int reasonLength) {
    int payload = Frame.HEADER_LENGTH;
    int count = pairs.countUpTo(lastSequence, MOST_PAIRS);
    frame.putLong(payload + Seal.FIRST_OFFSET, sealedSequence + 1, LITTLE_ENDIAN);
    frame.putLong(payload + Seal.LAST_OFFSET, lastSequence, LITTLE_ENDIAN);
    frame.putInt(payload + Seal.PAIR_COUNT_OFFSET, count, LITTLE_ENDIAN);
    frame.putInt(payload + Seal.REASON_LENGTH_OFFSET, reasonLength, LITTLE_ENDIAN);
    int end = putPairs(payload + Seal.PAIRS_OFFSET, count);
    if (reasonLength > 0) {
      frame.putBytes(end, reason, 0, reasonLength);
      end += reasonLength;
    }
    chain.add(frame, payload, end - payload);
    frame.putBytes(end, chain.finish());
    write(type, lastSequence, timestampNs, end - payload + SealHash.LENGTH);
    pairs.removeFirst(count);
    sealedSequence = lastSequence;
  }

  private int putPairs(int offset, int count) {
    int at = offset;
    for (int i = 0; i < count; i++) {
      frame.putLong(at, pairs.sequence(i), LITTLE_ENDIAN);
      frame.putLong(at + Long.BYTES, pairs.hash(i), LITTLE_ENDIAN);
      at += Seal.PAIR_LENGTH;
    }
    return at;
  }

  private void write(FrameType type, long sequence, long timestampNs, int payloadLength) {
    int length = Frame.HEADER_LENGTH + payloadLength;
    Frame.encodeHeader(frame, type, epoch, sequence, forcedSequence, timestampNs);
    envelope.close(frame, bytes, length);
    chain.add(frame, 0, length);
    medium.append(frame, 0, length);
  }
}
