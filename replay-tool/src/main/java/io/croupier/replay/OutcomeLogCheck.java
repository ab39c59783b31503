package io.croupier.replay;

import io.croupier.journal.chronicle.OutcomeCursor;
import io.croupier.journal.chronicle.OutcomeHistory;
import io.croupier.journal.chronicle.OutcomeLoss;
import io.croupier.journal.frame.Ending;
import io.croupier.journal.frame.JournalState;
import io.croupier.protocol.MessageHeaderDecoder;
import io.croupier.protocol.OutcomeHeaderDecoder;
import org.agrona.DirectBuffer;

/**
 * Compares the outcomes of the replay with those that were sent, byte by byte, up to the first
 * difference or the end of what was logged. Owned by one thread.
 */
final class OutcomeLogCheck implements AutoCloseable {
  private final Journal journal;
  private final OutcomeLoss loss;
  private final OutcomeCursor cursor;
  private final long begins;
  private final OutcomeHeaderDecoder header = new OutcomeHeaderDecoder();
  private boolean ended;
  private boolean found;
  private long compared;
  private long firstUnlogged;
  private String lastFile = "the outcome log";

  /**
   * Takes the outcome log of the journal: to be made before the journal is read.
   *
   * @param begins the command behind which the replay begins
   */
  OutcomeLogCheck(Journal journal, long begins) {
    this.journal = journal;
    this.begins = begins;
    OutcomeHistory history = journal.outcomes();
    this.loss = history.loss();
    this.cursor = history.cursor();
  }

  /** Compares the next outcome of the replay; gives what is wrong, or null. */
  Finding onOutcome(DirectBuffer buffer, int offset, int length) {
    if (ended) {
      return null;
    }
    header.wrap(buffer, offset + MessageHeaderDecoder.ENCODED_LENGTH);
    if (!next()) {
      ended = true;
      firstUnlogged = header.commandSequence();
      return loss == null ? null : lost(firstUnlogged);
    }
    lastFile = journal.nameOf(cursor.file());
    if (!isSame(buffer, offset, length)) {
      return differs(Math.min(header.commandSequence(), cursor.commandSequence()));
    }
    compared++;
    return null;
  }

  /** Ends the comparison; gives what is wrong with how the log ends, or null. */
  Finding end(JournalState state, boolean living) {
    if (found || state.ending() == Ending.DAMAGE) {
      return null;
    }
    if (!ended && next()) {
      lastFile = journal.nameOf(cursor.file());
      boolean more =
          state.ending() == Ending.STOP || cursor.commandSequence() <= state.lastSequence();
      return more && !living ? differs(cursor.commandSequence()) : null;
    }
    if (!ended && loss != null) {
      return lost(loss.afterCommand() + 1);
    }
    return ended && state.ending() == Ending.STOP && !living ? endsEarly() : null;
  }

  /** The number of outcomes that are the same. */
  long compared() {
    return compared;
  }

  /** The first command of which an outcome is not logged; 0 when all are. */
  long firstUnlogged() {
    return firstUnlogged;
  }

  @Override
  public void close() {
    cursor.close();
  }

  /** Goes to the next outcome that the replay gives too. */
  private boolean next() {
    boolean there = cursor.next();
    while (there && cursor.commandSequence() <= begins) {
      there = cursor.next();
    }
    return there;
  }

  private boolean isSame(DirectBuffer buffer, int offset, int length) {
    if (cursor.gatewayId() != header.gatewayId()
        || cursor.gatewaySequence() != header.gatewaySequence()
        || cursor.commandSequence() != header.commandSequence()
        || cursor.length() != length) {
      return false;
    }
    for (int i = 0; i < length; i++) {
      if (cursor.buffer().getByte(cursor.offset() + i) != buffer.getByte(offset + i)) {
        return false;
      }
    }
    return true;
  }

  private Finding differs(long sequence) {
    return finding(
        lastFile,
        sequence,
        "The replay of command "
            + sequence
            + " does not give the outcomes that were logged in "
            + lastFile
            + ": replay with the version that wrote the journal, or restore the folder from a"
            + " copy.");
  }

  private Finding lost(long sequence) {
    String file = journal.nameOf(loss.file());
    return finding(
        file,
        sequence,
        "The outcome log is damaged at outcomes of command "
            + sequence
            + " in "
            + file
            + " ("
            + loss.cause()
            + "): the journal still gives the outcomes, and the node's next start logs them anew.");
  }

  private Finding endsEarly() {
    return finding(
        lastFile,
        firstUnlogged,
        "The outcome log lacks outcomes from command "
            + firstUnlogged
            + " on in "
            + lastFile
            + " though the run ended with a clean stop: the journal still gives them, and the node's"
            + " next start logs them anew.");
  }

  private Finding finding(String file, long sequence, String sentence) {
    ended = true;
    found = true;
    return new Finding(file, sequence, sentence);
  }
}
