package io.croupier.journal.frame;

/**
 * What a new epoch says of everything before it.
 *
 * @param lastSequence the last command that counts; 0 when there is none
 * @param seal hash of the last seal that counts; zeros when there is none
 * @param cutBytes length of the frames behind the last good one, when {@code ending} is CUT
 * @param cutCommands number of whole COMMAND frames among them
 */
public record PreviousEpoch(
    long lastSequence, SealHash seal, Ending ending, long cutBytes, long cutCommands) {
  /** What the first epoch of all says. */
  public static final PreviousEpoch NONE = new PreviousEpoch(0, SealHash.NONE, Ending.NONE, 0, 0);
}
