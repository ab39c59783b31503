package io.croupier.engine.exchange;

import io.croupier.engine.ledger.Money;
import io.croupier.engine.limit.Counts;
import io.croupier.engine.limit.WalletFigures;

/**
 * Tells limits what orders and matches put at risk. What unmatched orders risk is kept for every
 * wallet, so that a limit that is set later knows it; matches count only where there are limits.
 *
 * <p>Owned by the engine thread.
 */
final class Stakes {
  private final Positions positions;
  private final WalletFigures figures;
  private final Counts counts;

  Stakes(Positions positions, WalletFigures figures, Counts counts) {
    this.positions = positions;
    this.figures = figures;
    this.counts = counts;
  }

  /** What an order or a match loses at worst by itself, in minor units, rounded up. */
  static long risk(Market market, long win, long place, long lose) {
    long worst = Math.min(win, Math.min(place, lose));
    if (worst >= 0) {
      return 0;
    }
    int scale = market.payoff().scale();
    // A constant divisor costs a multiplication, another one a division.
    return scale == Exposure.SCALE
        ? Money.divideUp(-worst, Exposure.SCALE)
        : Money.divideUp(-worst, scale);
  }

  /** The risk of a position's unmatched orders grows, or falls. */
  void unmatched(int position, long change) {
    if (change != 0) {
      figures.addOpenRisk(positions.wallet(position), change);
    }
  }

  /** A match brings so much by the result of its runner. */
  void matched(int position, Market market, long win, long place, long lose) {
    int wallet = positions.wallet(position);
    if (counts.countsMatches(wallet)) {
      counts.matched(wallet, risk(market, win, place, lose));
    }
  }

  /** How many wallets there can be. */
  int wallets() {
    return figures.wallets();
  }

  /** Risk of all unmatched orders of a wallet. */
  long openRisk(int wallet) {
    return figures.openRisk(wallet);
  }
}
