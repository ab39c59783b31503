package io.croupier.journal.chronicle;

import io.croupier.journal.chronicle.PairQueue.PairConsumer;
import io.croupier.journal.frame.Durability;
import io.croupier.journal.frame.EpochHeader;
import io.croupier.journal.frame.FrameWriter;
import io.croupier.journal.frame.JournalException;
import org.agrona.DirectBuffer;

/**
 * Writes this run's epoch. Any failure is final: the process must stop.
 *
 * <p>Threads: the journal thread appends; the force thread forces; the engine thread offers pairs;
 * {@link #appendedSequence} may be read by any.
 */
public final class JournalAppender implements AutoCloseable {
  private final EpochHeader header;
  private final RollingMedium medium;
  private final FrameWriter writer;
  private final FailedForceMark mark;
  private final UnforcedMark unforced;
  private final PairQueue pairs = new PairQueue();
  private final PairConsumer pairsToWriter;
  private volatile long appendedSequence;
  private volatile long forcedSequence;

  JournalAppender(
      EpochHeader header,
      RollingMedium medium,
      FailedForceMark mark,
      UnforcedMark unforced,
      long timestampNs) {
    this.header = header;
    this.medium = medium;
    this.mark = mark;
    this.unforced = unforced;
    this.writer = new FrameWriter(medium, header, timestampNs);
    this.pairsToWriter = writer::pair;
    this.appendedSequence = writer.lastSequence();
    this.forcedSequence = writer.lastSequence();
  }

  public EpochHeader header() {
    return header;
  }

  /**
   * Appends one command: it survives the death of this process when the call returns. Refused when
   * {@code sequence} is not the next one. The journal thread's.
   */
  public void append(long sequence, long timestampNs, DirectBuffer buffer, int offset, int length) {
    writer.forcedSequence(forcedSequence);
    writer.append(sequence, timestampNs, buffer, offset, length);
  }

  /**
   * To be called after each batch and when idle: publishes {@link #appendedSequence}, seals what is
   * due, goes to a new file when this one is full. The journal thread's.
   */
  public void endOfBatch(long timestampNs) {
    pairs.drain(pairsToWriter);
    writer.sealIfDue(timestampNs);
    appendedSequence = writer.lastSequence();
    medium.rollWhenFull();
  }

  /** The last command of the last batch that {@link #endOfBatch} ended. Any thread. */
  public long appendedSequence() {
    return appendedSequence;
  }

  /**
   * Forces everything up to {@link #appendedSequence} and returns the sequence up to which it is on
   * disk now. A failure leaves a mark in the data folder, FAILED, or at memory UNFORCED, and is
   * final. The force thread's.
   */
  public long force() {
    long sequence = appendedSequence;
    try {
      medium.force();
    } catch (JournalException e) {
      throw marked(e);
    }
    forcedSequence = sequence;
    return sequence;
  }

  /**
   * Gives the outcome hash after {@code sequence}, to be sealed with it; false when the queue is
   * full, which needs no reaction: one check less. The engine thread's.
   */
  public boolean offerPair(long sequence, long outcomeHash) {
    return pairs.offer(sequence, outcomeHash);
  }

  /**
   * Ends the epoch cleanly: everything, and the STOP frame, is on disk when it returns. The journal
   * thread's, after the force thread and the engine thread have ended.
   */
  public void stop(long timestampNs, String reason) {
    endOfBatch(timestampNs);
    writer.forcedSequence(force());
    writer.stop(timestampNs, reason);
    force();
  }

  /** Releases the files; without {@link #stop} before it, the epoch ends as if the process died. */
  @Override
  public void close() {
    medium.close();
  }

  RollingMedium medium() {
    return medium;
  }

  /**
   * At memory more was acknowledged than was ever forced, and can still be read: the next start
   * goes on from that.
   */
  private JournalException marked(JournalException failure) {
    try {
      if (header.durability() == Durability.DISK) {
        mark.write(header.number(), forcedSequence);
      } else {
        unforced.write(header.number());
      }
    } catch (JournalException e) {
      failure.addSuppressed(e);
    }
    return failure;
  }
}
