package io.croupier.testkit.model;

import io.croupier.testkit.model.Balance.Kind;
import java.math.BigInteger;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;

/** All balances. Money only moves from one to another, so that they add up to nothing. */
final class Ledger {
  private final Map<Balance, BigInteger> balances = new HashMap<>();

  /** What was there when the command began, where it has changed since. */
  private final Map<Balance, BigInteger> before = new HashMap<>();

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
    BigInteger now = balances.getOrDefault(balance, BigInteger.ZERO);
    before.putIfAbsent(balance, now);
    balances.put(balance, now.add(amount));
  }

  /** The cash of an account was zero or more when the command began, and is less now. */
  boolean wentBelowZero(long account, String currency) {
    Balance cash = new Balance(Kind.CASH, account, currency);
    boolean is = of(Kind.CASH, account, currency).signum() < 0;
    return is && before.containsKey(cash) && before.get(cash).signum() >= 0;
  }

  void forgetWhatWasBefore() {
    before.clear();
  }

  /** A balance would pass the limit with a change. */
  boolean overflows(Kind kind, long owner, String currency, BigInteger change) {
    return of(kind, owner, currency).add(change).abs().compareTo(Money.MAX) > 0;
  }

  Map<Balance, BigInteger> all() {
    return Collections.unmodifiableMap(balances);
  }
}
