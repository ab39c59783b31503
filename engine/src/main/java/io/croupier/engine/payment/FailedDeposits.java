package io.croupier.engine.payment;

import io.croupier.engine.account.Accounts;
import io.croupier.engine.store.StoreVisitor;
import io.croupier.engine.timer.Timers;

/**
 * Until when the latest failed attempts of each account to pay in count: so many of them at once
 * block further requests.
 *
 * <p>Owned by the engine thread.
 */
public final class FailedDeposits {
  private static final int MOST = 5;
  private static final long PERIOD_NS = 600_000_000_000L;

  private final Accounts accounts;

  /** Of each account so many, latest last; 0: none. */
  private final long[] countUntil;

  /** Makes room for so many accounts. */
  public FailedDeposits(int capacity, Accounts accounts) {
    this.accounts = accounts;
    countUntil = new long[(capacity + 1) * MOST];
  }

  /** An attempt has failed. */
  void add(int account, long now) {
    int oldest = account * MOST;
    System.arraycopy(countUntil, oldest + 1, countUntil, oldest, MOST - 1);
    countUntil[oldest + MOST - 1] = Timers.after(now, PERIOD_NS);
  }

  /** Whether the oldest of the latest attempts that failed still counts. */
  boolean block(int account, long now) {
    return now < countUntil[account * MOST];
  }

  /** Visits every field; to be called behind the accounts. */
  public void accept(StoreVisitor visitor) {
    visitor.store("failed deposits", true);
    visitor.longs("countUntil", 1, countUntil, MOST, (accounts.highest() + 1) * MOST);
  }
}
