package io.croupier.testkit.model;

import io.croupier.testkit.model.Balance.Kind;
import java.math.BigInteger;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** All balances. Money only moves from one to another, so that they add up to nothing. */
final class Ledger {
  private final Map<Balance, BigInteger> balances = new HashMap<>();
  private final Set<Balance> belowZero = new HashSet<>();

  BigInteger of(Kind kind, long owner, String currency) {
    return balances.getOrDefault(new Balance(kind, owner, currency), BigInteger.ZERO);
  }

  /** Moves an amount between balances of one owner; a negative one the other way. */
  void move(Kind from, Kind to, long owner, String currency, BigInteger amount) {
    move(new Balance(from, owner, currency), new Balance(to, owner, currency), amount);
  }

  void move(Balance from, Balance to, BigInteger amount) {
    change(from, amount.negate());
    change(to, amount);
  }

  private void change(Balance balance, BigInteger amount) {
    BigInteger before = balances.getOrDefault(balance, BigInteger.ZERO);
    BigInteger after = before.add(amount);
    if (before.signum() >= 0 && after.signum() < 0) {
      belowZero.add(balance);
    }
    balances.put(balance, after);
  }

  /** The cash of an account went from zero or more to less since that was forgotten last. */
  boolean wentBelowZero(long account, String currency) {
    return belowZero.contains(new Balance(Kind.CASH, account, currency));
  }

  void forgetWhatWentBelowZero() {
    belowZero.clear();
  }

  /** A balance would pass the limit with a change. */
  boolean overflows(Kind kind, long owner, String currency, BigInteger change) {
    return of(kind, owner, currency).add(change).abs().compareTo(Money.MAX) > 0;
  }

  Map<Balance, BigInteger> all() {
    return Collections.unmodifiableMap(balances);
  }
}
