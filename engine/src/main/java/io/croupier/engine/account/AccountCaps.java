package io.croupier.engine.account;

import io.croupier.engine.store.StoreVisitor;

/**
 * What an account may risk on the exchange, set by the operator: amounts for each of its wallets,
 * in minor units, and a number of open orders for the account. 0 is no cap.
 *
 * <p>Owned by the engine thread.
 */
public final class AccountCaps {
  private final long[] exposureLimits;
  private final long[] marketLiabilityLimits;
  private final long[] runnerLiabilityLimits;
  private final int[] openOrdersLimits;

  /** Makes room for so many wallets and accounts. */
  public AccountCaps(int wallets, int accounts) {
    exposureLimits = new long[wallets + 1];
    marketLiabilityLimits = new long[wallets + 1];
    runnerLiabilityLimits = new long[wallets + 1];
    openOrdersLimits = new int[accounts + 1];
  }

  /** The most that may be held over all markets of the wallet's currency. */
  public long exposureLimit(int wallet) {
    return exposureLimits[wallet];
  }

  /** The most that may be held in one market. */
  public long marketLiabilityLimit(int wallet) {
    return marketLiabilityLimits[wallet];
  }

  /** The most that may be lost by the result of one runner. */
  public long runnerLiabilityLimit(int wallet) {
    return runnerLiabilityLimits[wallet];
  }

  public boolean hasRunnerLiabilityLimit(int wallet) {
    return runnerLiabilityLimits[wallet] != 0;
  }

  /** The most orders with unmatched stake in all markets. */
  public int openOrdersLimit(int account) {
    return openOrdersLimits[account];
  }

  void setAmounts(int wallet, long exposure, long marketLiability, long runnerLiability) {
    exposureLimits[wallet] = exposure;
    marketLiabilityLimits[wallet] = marketLiability;
    runnerLiabilityLimits[wallet] = runnerLiability;
  }

  void setOpenOrders(int account, int limit) {
    openOrdersLimits[account] = limit;
  }

  /** Visits every field. */
  public void accept(StoreVisitor visitor) {
    visitor.store("account caps", true);
    visitor.longs("exposureLimits", 1, exposureLimits, 1, exposureLimits.length);
    visitor.longs(
        "marketLiabilityLimits", 1, marketLiabilityLimits, 1, marketLiabilityLimits.length);
    visitor.longs(
        "runnerLiabilityLimits", 1, runnerLiabilityLimits, 1, runnerLiabilityLimits.length);
    visitor.ints("openOrdersLimits", 1, openOrdersLimits, 1, openOrdersLimits.length);
  }
}
