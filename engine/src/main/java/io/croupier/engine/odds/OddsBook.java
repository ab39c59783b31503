package io.croupier.engine.odds;

import io.croupier.engine.store.StoreVisitor;

/**
 * All stores of fixed odds.
 *
 * <p>Owned by the engine thread.
 */
public final class OddsBook {
  /** The object of {@link #limits}. */
  static final int ALL = 1;

  /** What a bet is paid at most where the operator has set nothing for all bets. */
  static final long USUAL_PAYOUT = 10_000_000_000L;

  final OddsTerms terms = new OddsTerms();

  /** What may be lost by all bets. */
  final LossLimits limits;

  final OddsMarkets markets;
  final Selections selections;
  final Legs legs;
  final Bets bets;

  /** Allocates room for so many bets, legs of all bets, and selections. */
  public OddsBook(int bets, int legs, int selections, int currencies) {
    limits = new LossLimits("limits of fixed odds", ALL, currencies);
    markets = new OddsMarkets(selections, currencies);
    this.selections = new Selections(selections, currencies, markets);
    this.legs = new Legs(legs, this.selections);
    this.bets = new Bets(bets, currencies, this.legs);
  }

  /** Visits every store. */
  public void accept(StoreVisitor visitor) {
    terms.accept(visitor);
    limits.accept(visitor);
    markets.accept(visitor);
    selections.accept(visitor);
    legs.accept(visitor);
    bets.accept(visitor);
  }
}
