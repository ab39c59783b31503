package io.croupier.testkit.model;

import io.croupier.testkit.model.Balance.Kind;
import java.math.BigInteger;

/** The balances of the house that a market is paid from and into. */
final class Payments {
  private Payments() {}

  static Balance settlement(Market market) {
    return new Balance(Kind.MARKET_SETTLEMENT, market.id, market.currency);
  }

  static Balance commission(Market market) {
    return new Balance(Kind.COMMISSION, 0, market.currency);
  }

  /** What was rounded off is the house's. */
  static void roundOff(World world, Market market) {
    BigInteger left = world.ledger.of(Kind.MARKET_SETTLEMENT, market.id, market.currency);
    world.ledger.move(settlement(market), new Balance(Kind.ROUNDING, 0, market.currency), left);
  }
}
