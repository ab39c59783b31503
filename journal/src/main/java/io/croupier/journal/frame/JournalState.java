package io.croupier.journal.frame;

/**
 * What reading a journal found.
 *
 * @param ending of the whole: nothing of it may be used after DAMAGE
 * @param epoch number of the last epoch that has an EPOCH frame; 0 when there is none
 * @param lastSequence the last command that counts and was handed over; 0 when there is none
 * @param lastTimestampNs of that command
 * @param seal the last seal that counts
 * @param cutBytes length of the frames behind the cut, torn ones with the length they state
 * @param cutCommands whole COMMAND frames behind the cut
 * @param acknowledgedCut commands behind the cut whose outcomes the outcome log holds: what may
 *     have been acknowledged at {@link Durability#MEMORY} and is gone
 * @param file where it ends or fails, empty when there is none
 * @param cause half a sentence about why it ends there; empty after a clean stop
 */
public record JournalState(
    Ending ending,
    long epoch,
    long lastSequence,
    long lastTimestampNs,
    SealHash seal,
    long cutBytes,
    long cutCommands,
    long acknowledgedCut,
    String file,
    String cause) {
  static final JournalState EMPTY =
      new JournalState(Ending.NONE, 0, 0, 0, SealHash.NONE, 0, 0, 0, "", "");

  /** What is known of a journal before it is read from a seal on. */
  static JournalState at(SealPlace place, long timestampNs) {
    return new JournalState(
        Ending.NONE, place.epoch(), place.sequence(), timestampNs, place.seal(), 0, 0, 0, "", "");
  }

  /** The same journal, found damaged behind its last sequence. */
  JournalState damaged(String damagedFile, String why) {
    return damaged(lastSequence + 1, damagedFile, why);
  }

  /** The same journal, found damaged at {@code sequence}. */
  JournalState damaged(long sequence, String damagedFile, String why) {
    return new JournalState(
        Ending.DAMAGE, epoch, sequence - 1, lastTimestampNs, seal, 0, 0, 0, damagedFile, why);
  }

  /** What the next epoch's EPOCH frame says of this journal. Refused after DAMAGE. */
  public PreviousEpoch asPrevious() {
    if (ending == Ending.DAMAGE) {
      throw new JournalException(describe());
    }
    return new PreviousEpoch(lastSequence, seal, ending, cutBytes, cutCommands);
  }

  /** One sentence for a person. */
  public String describe() {
    return switch (ending) {
      case NONE -> "The journal is empty.";
      case STOP -> "The journal ends with a clean stop at sequence " + lastSequence + ".";
      case CUT ->
          "The journal ends without a stop at sequence "
              + lastSequence
              + " ("
              + cause
              + " in "
              + file
              + "): cut behind it "
              + cutBytes
              + " bytes with "
              + cutCommands
              + " whole commands, of "
              + acknowledgedCut
              + " of which outcomes were sent.";
      case DAMAGE ->
          "The journal is damaged at sequence "
              + (lastSequence + 1)
              + " in "
              + file
              + ": "
              + cause
              + "; nothing was changed, restore the file from a copy and start again.";
    };
  }
}
