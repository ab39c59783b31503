package io.croupier.engine.limit;

import io.croupier.engine.outcome.Outcomes;

/**
 * Notes what goes out of wallets and comes back, for limits and for reality checks. A wallet
 * without limits has one look-up for it.
 *
 * <p>Owned by the engine thread.
 */
public final class Counts {
  private final WalletFigures figures;
  private final Windows windows;
  private final Outcomes outcomes;

  public Counts(WalletFigures figures, Limits limits, Outcomes outcomes) {
    this.figures = figures;
    windows = limits.windows;
    this.outcomes = outcomes;
  }

  /** A deposit is requested and counts already, or, below zero, its request has ended. */
  public void requested(int wallet, long change) {
    figures.addPendingDeposits(wallet, change);
  }

  /** Requested deposits of a wallet that are PENDING. */
  public long pendingDeposits(int wallet) {
    return figures.pendingDeposits(wallet);
  }

  /** A deposit is credited. */
  public void deposited(int wallet, long amount) {
    add(wallet, Limits.DEPOSITS, amount);
  }

  /** Money has come in for good, or, below zero, was paid out. */
  public void netDeposits(int wallet, long change) {
    figures.addNetDeposits(wallet, change);
  }

  /** A stake of a round or of a bet of fixed odds is taken. */
  public void staked(int wallet, long amount) {
    add(wallet, Limits.STAKES, amount);
    lost(wallet, amount);
  }

  /** Whether matches of the wallet count. */
  public boolean countsMatches(int wallet) {
    return figures.row(wallet) != 0;
  }

  /** A match of a wallet that has limits puts so much at risk. */
  public void matched(int wallet, long risk) {
    add(wallet, Limits.STAKES, risk);
  }

  /** A result of a bet, or a correction of one: what the wallet gets, below zero what it gives. */
  public void paid(int wallet, long net) {
    if (net > 0) {
      won(wallet, net);
    } else if (net < 0) {
      lost(wallet, -net);
    }
  }

  /** A win comes in, or a stake comes back. */
  public void won(int wallet, long amount) {
    figures.addResult(wallet, amount);
    add(wallet, Limits.RETURNS, amount);
  }

  /** A win is taken back, or a market has cost so much. */
  public void lost(int wallet, long amount) {
    figures.addResult(wallet, -amount);
    add(wallet, Limits.LOSSES, amount);
  }

  private void add(int wallet, int figure, long amount) {
    int row = figures.row(wallet);
    if (row != 0) {
      windows.add(row, figure, amount, outcomes.timestampNs());
    }
  }
}
