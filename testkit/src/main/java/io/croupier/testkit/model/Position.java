package io.croupier.testkit.model;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/** What an account has in a market. */
final class Position {
  final Account account;
  final Market market;

  /** When it began, among all things that happen. */
  final long entered;

  /** In order of acceptance. */
  final List<Order> orders = new ArrayList<>();

  BigInteger hold = BigInteger.ZERO;

  /** What its account was paid when the market was settled, or since: net and commission. */
  BigInteger net = BigInteger.ZERO;

  BigInteger commission = BigInteger.ZERO;

  /** Of the account when the market was settled. */
  long discount;

  Position(Account account, Market market, long entered) {
    this.account = account;
    this.market = market;
    this.entered = entered;
  }

  /** Stakes matched and unmatched. */
  BigInteger stakes() {
    return orders.stream()
        .map(order -> order.matched().add(order.unmatched))
        .reduce(BigInteger.ZERO, BigInteger::add);
  }
}
