package io.croupier.testkit.model;

/**
 * Gives ids to new accounts, player sessions, deposits, withdrawals, markets, orders, bets and
 * bonuses.
 */
public interface IdSource {
  /** The id of the next object that the present command makes. */
  long next(Kind kind);

  /** What an id is of. */
  enum Kind {
    ACCOUNT,
    SESSION,
    DEPOSIT,
    WITHDRAWAL,
    MARKET,
    ORDER,
    BET,
    BONUS
  }
}
