package io.croupier.node;

import io.croupier.journal.frame.Seal;
import org.agrona.collections.Long2LongHashMap;

/**
 * Compares the outcome hashes of a replay with those that the live engine gave to be sealed. Owned
 * by one thread.
 */
final class SealedHashes {
  private static final long NONE = Long.MIN_VALUE;

  private final long after;
  private final Long2LongHashMap hashes = new Long2LongHashMap(NONE);

  /** For a replay that begins behind command {@code after}. */
  SealedHashes(long after) {
    this.after = after;
  }

  /** Notes the outcome hash after a command. */
  void note(long sequence, long outcomeHash) {
    if (sequence % Seal.PAIR_COMMANDS == 0) {
      hashes.put(sequence, outcomeHash);
    }
  }

  /** The first command of a seal whose outcome hash is not that of the replay; 0: all agree. */
  long firstDifference(Seal seal) {
    for (int i = 0; i < seal.pairCount(); i++) {
      long sequence = seal.pairSequence(i);
      if (sequence > after && hashes.remove(sequence) != seal.pairOutcomeHash(i)) {
        return sequence;
      }
    }
    return 0;
  }
}
