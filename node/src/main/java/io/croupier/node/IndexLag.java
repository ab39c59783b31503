package io.croupier.node;

import io.croupier.engine.ledger.Transactions;

/**
 * Whether the index is so near behind the core that what it does not know yet, the engine does
 * remember. Any thread.
 *
 * @param most commands that the index may be behind
 */
record IndexLag(IndexStage stage, long most) {
  private static final long MOST = 1 << 16;

  /** Behind the command ring, as many commands again may be between the engine and the index. */
  private static final long RINGS = 4;

  /**
   * The engine remembers the last {@code transactions} booked ones: the index may be behind by as
   * many commands as book no more than those where each is a list.
   */
  static long most(int transactions, int ringSlots) {
    long remembered = transactions / Transactions.MOST_RECALLED;
    return Math.min(Math.min(MOST, RINGS * ringSlots), remembered);
  }

  boolean isBehind(long lastSequence) {
    return lastSequence - stage.position() > most;
  }
}
