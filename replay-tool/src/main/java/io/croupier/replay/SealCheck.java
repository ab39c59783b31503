package io.croupier.replay;

import io.croupier.journal.frame.Seal;
import org.agrona.collections.Long2LongHashMap;

/**
 * Compares the outcome hashes that the node sealed with those of the replay. Owned by one thread.
 */
final class SealCheck {
  private static final long NONE = Long.MIN_VALUE;

  private final Long2LongHashMap hashes = new Long2LongHashMap(NONE);
  private final long begins;
  private long seals;
  private long pairs;

  /** Checks the seals of a replay that begins behind a command. */
  SealCheck(long begins) {
    this.begins = begins;
  }

  /** Notes the outcome hash after a command. */
  void afterCommand(long sequence, long outcomeHash) {
    if (sequence % Seal.PAIR_COMMANDS == 0) {
      hashes.put(sequence, outcomeHash);
    }
  }

  /** Compares a seal's pairs; gives what differs first, or null. */
  Finding onSeal(Seal seal, String file) {
    seals++;
    for (int i = 0; i < seal.pairCount(); i++) {
      long sequence = seal.pairSequence(i);
      if (sequence <= begins) {
        continue;
      }
      if (hashes.remove(sequence) != seal.pairOutcomeHash(i)) {
        return differs(file, sequence);
      }
      pairs++;
    }
    return null;
  }

  /** The number of seals met. */
  long seals() {
    return seals;
  }

  /** The number of outcome hashes compared. */
  long pairs() {
    return pairs;
  }

  private static Finding differs(String file, long sequence) {
    return new Finding(
        file,
        sequence,
        "The replay up to sequence "
            + sequence
            + " gives other outcomes than those that were sealed in "
            + file
            + ": replay with the version that wrote the journal, or restore the folder from a"
            + " copy.");
  }
}
