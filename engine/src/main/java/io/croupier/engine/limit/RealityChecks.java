package io.croupier.engine.limit;

import io.croupier.engine.ledger.Balances;
import io.croupier.engine.store.StoreVisitor;

/**
 * At which interval customers are reminded of time and money, and what each wallet had brought when
 * its account's sessions began.
 *
 * <p>Owned by the engine thread.
 */
public final class RealityChecks {
  private final Balances balances;
  private final WalletFigures figures;
  private final int[] intervalSeconds;
  private final long[] resultsBefore;

  /** Makes room for so many accounts and wallets. */
  public RealityChecks(int accounts, int wallets, Balances balances, WalletFigures figures) {
    this.balances = balances;
    this.figures = figures;
    intervalSeconds = new int[accounts + 1];
    resultsBefore = new long[wallets + 1];
  }

  /** 0: there are none. */
  int intervalSeconds(int account) {
    return intervalSeconds[account];
  }

  void intervalSeconds(int account, int seconds) {
    intervalSeconds[account] = seconds;
  }

  /** From now on results are counted anew. */
  void begin(int account) {
    for (int w = balances.firstWallet(account); w != 0; w = balances.nextWallet(w)) {
      resultsBefore[w] = figures.result(w);
    }
  }

  /** What a wallet has brought since. One that was opened since had brought nothing. */
  long result(int wallet) {
    return figures.result(wallet) - resultsBefore[wallet];
  }

  /** Visits every field. */
  public void accept(StoreVisitor visitor) {
    visitor.store("reality checks", true);
    visitor.ints("intervalSeconds", 1, intervalSeconds, 1, intervalSeconds.length);
    visitor.longs("resultsBefore", 1, resultsBefore, 1, resultsBefore.length);
  }
}
