package io.croupier.journal.frame;

/**
 * Where what counts of an epoch ends.
 *
 * @param sequence the last command that counts
 * @param seal the last seal that counts; null: none behind that command
 */
record Bound(long sequence, SealHash seal) {
  /** All that is there counts. */
  static final Bound NONE = new Bound(Long.MAX_VALUE, null);

  /** Whether all that counts has been read. */
  boolean isMet(long lastSequence, byte[] lastSeal) {
    return lastSequence == sequence && (seal == null || seal.equals(SealHash.of(lastSeal)));
  }
}
