package io.croupier.engine.odds;

import io.croupier.engine.ledger.Money;
import io.croupier.engine.store.StoreVisitor;

/**
 * What open bets may win from the house by each selection or market, or in all, in each currency,
 * with the caps that the operator has set; 0 is none.
 *
 * <p>Owned by the engine thread.
 */
final class LossLimits {
  private final String name;
  private final int currencies;
  private final long[] liabilities;
  private final long[] liabilityLimits;
  private final long[] payoutLimits;

  LossLimits(String name, int objects, int currencies) {
    this.name = name;
    this.currencies = currencies;
    int rows = Math.multiplyExact(objects + 1, currencies);
    liabilities = new long[rows];
    liabilityLimits = new long[rows];
    payoutLimits = new long[rows];
  }

  /** A new object has no caps. */
  void clear(int object) {
    for (int currency = 0; currency < currencies; currency++) {
      int row = row(object, currency);
      liabilities[row] = 0;
      liabilityLimits[row] = 0;
      payoutLimits[row] = 0;
    }
  }

  void add(int object, int currency, long risk) {
    liabilities[row(object, currency)] += risk;
  }

  void set(int object, int currency, long liabilityLimit, long payoutLimit) {
    liabilityLimits[row(object, currency)] = liabilityLimit;
    payoutLimits[row(object, currency)] = payoutLimit;
  }

  long liability(int object, int currency) {
    return liabilities[row(object, currency)];
  }

  /** As it was set; 0: none. */
  long liabilityLimit(int object, int currency) {
    return liabilityLimits[row(object, currency)];
  }

  /** As it was set; 0: none. */
  long payoutLimit(int object, int currency) {
    return payoutLimits[row(object, currency)];
  }

  /** What open bets may win at most. */
  long most(int object, int currency) {
    long limit = liabilityLimits[row(object, currency)];
    return limit == 0 ? Money.MAX_AMOUNT : limit;
  }

  /** The lower of the cap of a payout and another one. */
  long lowerPayout(int object, int currency, long other) {
    long limit = payoutLimits[row(object, currency)];
    return limit == 0 ? other : Math.min(limit, other);
  }

  void accept(StoreVisitor visitor) {
    visitor.store(name, true);
    visitor.longs("liabilities", 1, liabilities, 0, liabilities.length);
    visitor.longs("liabilityLimits", 1, liabilityLimits, 0, liabilityLimits.length);
    visitor.longs("payoutLimits", 1, payoutLimits, 0, payoutLimits.length);
  }

  private int row(int object, int currency) {
    return object * currencies + currency;
  }
}
