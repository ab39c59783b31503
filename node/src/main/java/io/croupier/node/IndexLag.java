package io.croupier.node;

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
   * The engine remembers the last {@code transactions} booked ones, and a command books two at
   * most: half of them is how far the index may be behind.
   */
  static long most(int transactions, int ringSlots) {
    return Math.min(Math.min(MOST, RINGS * ringSlots), transactions / 2);
  }

  boolean isBehind(long lastSequence) {
    return lastSequence - stage.position() > most;
  }
}
