package io.croupier.testkit.model;

import java.math.BigInteger;
import java.util.List;

/** Exact amounts. */
final class Money {
  /** 2^53 - 1. */
  static final BigInteger MAX = BigInteger.ONE.shiftLeft(53).subtract(BigInteger.ONE);

  private Money() {}

  /** From 1 to the most. */
  static boolean isAmount(long amount) {
    return amount >= 1 && amount <= MAX.longValue();
  }

  static BigInteger of(long amount) {
    return BigInteger.valueOf(amount);
  }

  /** What is unmatched of orders. */
  static BigInteger sum(List<Order> orders) {
    return orders.stream().map(order -> order.unmatched).reduce(BigInteger.ZERO, BigInteger::add);
  }

  static BigInteger floor(BigInteger dividend, BigInteger divisor) {
    BigInteger[] parts = dividend.divideAndRemainder(divisor);
    boolean below = parts[1].signum() * divisor.signum() < 0;
    return below ? parts[0].subtract(BigInteger.ONE) : parts[0];
  }

  static BigInteger ceiling(BigInteger dividend, BigInteger divisor) {
    return floor(dividend.negate(), divisor).negate();
  }
}
