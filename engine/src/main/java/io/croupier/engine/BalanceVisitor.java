package io.croupier.engine;

import io.croupier.engine.ledger.BalanceKind;

/** Takes the balances of the engine, one row at a time, in a fixed order. */
public interface BalanceVisitor {
  /**
   * Takes one balance that is not zero, or any of a customer's.
   *
   * @param owner account id of a customer's balance; id of the payment or game provider or of the
   *     market; 0 for the house
   * @param currency ISO 4217 code
   * @param decimals digits behind the point
   * @param amount minor units
   * @param test of a TEST account, or of a market or game provider for them: no money of the house
   */
  void balance(
      BalanceKind kind, long owner, String currency, int decimals, long amount, boolean test);
}
