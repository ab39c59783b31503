package io.croupier.engine.exchange;

/**
 * What must be held for an account's bets on one market: its worst result over all possible
 * settlements, matched and unmatched together, where an unmatched order never helps. Each betting
 * type knows its own settlements.
 *
 * <p>Use: {@link #begin}, {@link #add} for each runner with bets, {@link #hold}.
 *
 * <p>Owned by the engine thread.
 */
interface WorstCase {
  /** Begins a market. */
  void begin(Market market);

  /**
   * Adds the results of one runner that is not void; with LINE of one line.
   *
   * @param runner the runner, or the number of the line from 1
   * @param win what its bets bring if it wins
   * @param place if it is only placed
   * @param lose if it does neither
   */
  void add(int runner, long win, long place, long lose);

  /** What must be held in minor units: the worst result if it is a loss, rounded up. */
  long hold();
}
