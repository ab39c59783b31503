package io.croupier.testkit.model;

/**
 * One row of the ledger.
 *
 * @param owner account, market or provider; 0 for the house
 */
record Balance(Kind kind, long owner, String currency) {
  enum Kind {
    CASH,
    BONUS,
    HELD_EXCHANGE,
    HELD_ROUND,
    HELD_WITHDRAWAL,
    PAYMENT_CLEARING,
    PROVIDER_CLEARING,
    MARKET_SETTLEMENT,
    COMMISSION,
    ROUNDING,
    ADJUSTMENT,
    DEBT,
    BOOK,
    JACKPOT,
    BONUS_COST
  }
}
