package io.croupier.engine.limit;

import io.croupier.engine.store.StoreVisitor;

/**
 * What is kept for every wallet, with limits or without: side by side, so that one line of the
 * cache tells whether the wallet has limits, and has what changes anyway.
 *
 * <p>Owned by the engine thread.
 */
public final class WalletFigures {
  private static final int WORDS = 5;
  private static final int ROW = 0;
  private static final int OPEN_RISK = 1;
  private static final int RESULT = 2;
  private static final int NET_DEPOSITS = 3;
  private static final int PENDING_DEPOSITS = 4;

  private final long[] words;

  /** Makes room for so many wallets. */
  public WalletFigures(int wallets) {
    words = new long[(wallets + 1) * WORDS];
  }

  /** How many wallets there can be. */
  public int wallets() {
    return words.length / WORDS - 1;
  }

  /** Where the limits of the wallet are; 0: it never had any. */
  int row(int wallet) {
    return (int) words[wallet * WORDS + ROW];
  }

  void row(int wallet, int row) {
    words[wallet * WORDS + ROW] = row;
  }

  /** Risk of all unmatched orders in the currency. */
  public long openRisk(int wallet) {
    return words[wallet * WORDS + OPEN_RISK];
  }

  /** The risk of unmatched orders grows, or falls. */
  public void addOpenRisk(int wallet, long change) {
    words[wallet * WORDS + OPEN_RISK] += change;
  }

  /** What bets have brought, of all time, less stakes. */
  long result(int wallet) {
    return words[wallet * WORDS + RESULT];
  }

  void addResult(int wallet, long change) {
    words[wallet * WORDS + RESULT] += change;
  }

  /** Deposits less what was paid out, of all time. */
  long netDeposits(int wallet) {
    return words[wallet * WORDS + NET_DEPOSITS];
  }

  void addNetDeposits(int wallet, long change) {
    words[wallet * WORDS + NET_DEPOSITS] += change;
  }

  /** Requested deposits that are PENDING. */
  public long pendingDeposits(int wallet) {
    return words[wallet * WORDS + PENDING_DEPOSITS];
  }

  void addPendingDeposits(int wallet, long change) {
    words[wallet * WORDS + PENDING_DEPOSITS] += change;
  }

  /** Visits every field. */
  public void accept(StoreVisitor visitor) {
    visitor.store("wallet figures", true);
    visitor.longs("words", 1, words, WORDS, words.length);
  }
}
