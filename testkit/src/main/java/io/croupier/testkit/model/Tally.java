package io.croupier.testkit.model;

import java.math.BigInteger;

/** Adds up what one account has won in a market, order by order. */
final class Tally {
  private static final BigInteger HUNDRED = BigInteger.valueOf(100);
  private static final BigInteger MILLION = BigInteger.valueOf(1_000_000);
  private static final long ALL = 10_000;
  private static final BigInteger ALL_OF_ALL = BigInteger.valueOf(ALL * ALL);

  private final Market market;
  private final Results results;

  /** Of EACH_WAY, else none. */
  private final Results toWin;

  /** One denominator for all factors, and for prices in hundredths. */
  private final BigInteger denominator;

  /** In parts of a minor unit: 1 / denominator. */
  private BigInteger sum = BigInteger.ZERO;

  private BigInteger fees = BigInteger.ZERO;

  Tally(Market market, Results results) {
    this.market = market;
    this.results = results;
    toWin = market.eachWay ? Results.ofWin(market) : null;
    BigInteger factors = results.denominator().multiply(HUNDRED);
    denominator =
        market.eachWay
            ? factors.multiply(toWin.denominator()).multiply(market.parts())
            : factors.multiply(market.parts());
  }

  /** Gives by how much the sum rounded down has grown. */
  BigInteger add(Order order) {
    BigInteger before = net();
    BigInteger share = results.numerator(order.runner);
    BigInteger profit = backed(order);
    sum = sum.add(order.back ? profit : profit.negate());
    BigInteger rest = results.denominator().subtract(share);
    fees =
        fees.add(order.sum(match -> match.feeIfWon(order)).multiply(share))
            .add(order.sum(match -> match.feeIfLost(order)).multiply(rest));
    return net().subtract(before);
  }

  /** As if the order were a back. */
  private BigInteger backed(Order order) {
    if (market.isLine) {
      return order.sum(this::atLine).multiply(denominator);
    }
    if (market.isAsian()) {
      Handicap handicap = market.handicaps.get(order.runner - 1);
      long margin = handicap.margin(market.homeScore, market.awayScore);
      return Handicap.ofBack(margin, order.matched(), order.matchedReturn());
    }
    return market.eachWay ? eachWay(order) : single(order);
  }

  private BigInteger atLine(Match match) {
    return match.stake.multiply(BigInteger.valueOf(Long.compare(match.price, market.lineResult)));
  }

  private BigInteger single(Order order) {
    BigInteger returned = order.matchedReturn().multiply(results.numerator(order.runner));
    return returned.subtract(order.matched().multiply(denominator));
  }

  /** Two bets of the stake: s p f1 - s, and s (1 + (p - 1) / d) f2 - s. */
  private BigInteger eachWay(Order order) {
    BigInteger stakes = order.matched().multiply(HUNDRED);
    BigInteger winnings = order.matchedReturn().subtract(stakes);
    BigInteger ofWin = order.matchedReturn().multiply(toWin.numerator(order.runner));
    BigInteger ofPlace =
        stakes.multiply(market.parts()).add(winnings).multiply(results.numerator(order.runner));
    BigInteger paid = order.matched().multiply(denominator).multiply(BigInteger.TWO);
    return ofWin
        .multiply(results.denominator())
        .multiply(market.parts())
        .add(ofPlace.multiply(toWin.denominator()))
        .subtract(paid);
  }

  BigInteger net() {
    return Money.floor(sum, denominator);
  }

  /** What rounding down took, in millionths. */
  long rounding() {
    BigInteger cut = sum.subtract(net().multiply(denominator));
    return Money.floor(cut.multiply(MILLION), denominator).longValueExact();
  }

  /**
   * Commission, or fees.
   *
   * @param discount of the account, in basis points
   */
  BigInteger commission(long discount) {
    if (market.makerTaker) {
      return net().subtract(Money.floor(sum.subtract(fees), denominator));
    }
    BigInteger rate = BigInteger.valueOf(market.commissionBasisPoints);
    BigInteger paid = BigInteger.valueOf(ALL - discount);
    return net().max(BigInteger.ZERO).multiply(rate).multiply(paid).divide(ALL_OF_ALL);
  }
}
