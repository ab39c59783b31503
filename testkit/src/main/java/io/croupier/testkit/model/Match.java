package io.croupier.testkit.model;

import java.math.BigInteger;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * A back and a lay that met; or one order, at the starting price or taken by orders at it. Its fees
 * are in hundredths of a minor unit.
 */
final class Match {
  private static final BigInteger HUNDRED = BigInteger.valueOf(100);

  /** Null where a reconciliation took the other. */
  final Order incoming;

  /** Null at the starting price. */
  final Order resting;

  /** At the starting price: what a back wins and a lay risks. */
  BigInteger winnings = BigInteger.ZERO;

  final BigInteger stake;

  /** When they met. */
  final long time;

  /** Of the resting order, until a removal cuts it. */
  long price;

  Match(Order incoming, Order resting, BigInteger stake, long time) {
    this.incoming = incoming;
    this.resting = resting;
    this.stake = stake;
    this.time = time;
    price = resting == null ? 0 : resting.price;
  }

  /** One of a cross-match, where one of the orders is the house's, which has no price. */
  static Match leg(Order incoming, Order resting, BigInteger stake, long price, long time) {
    Match match = new Match(incoming, resting, stake, time);
    match.price = price;
    return match;
  }

  boolean isLeg() {
    return orders().stream().anyMatch(order -> order.position.account.isHouse);
  }

  /** At the starting price. */
  static Match sp(Order order, BigInteger stake, BigInteger winnings, long time) {
    Match match = new Match(order, null, stake, time);
    match.winnings = winnings;
    return match;
  }

  boolean isSp() {
    return resting == null;
  }

  /** A reconciliation made it. */
  boolean isOfReconciliation() {
    return incoming == null || resting == null;
  }

  /** Its orders, the incoming one first. */
  List<Order> orders() {
    return Stream.of(incoming, resting).filter(Objects::nonNull).toList();
  }

  int runner() {
    return orders().get(0).runner;
  }

  boolean isVoid() {
    return !orders().get(0).matches.contains(this);
  }

  /** Stake and winnings together, in hundredths. */
  BigInteger returned() {
    return isSp()
        ? stake.add(winnings).multiply(HUNDRED)
        : stake.multiply(BigInteger.valueOf(price));
  }

  BigInteger feeIfWon(Order order) {
    return Fees.of(order.back ? winnings() : less(), rate(order));
  }

  BigInteger feeIfLost(Order order) {
    return Fees.of(order.back ? less() : stakes(), rate(order));
  }

  /** The back's winnings and the lay's loss. */
  private BigInteger winnings() {
    return returned().subtract(stakes());
  }

  /** The back's loss and the lay's winnings. */
  private BigInteger stakes() {
    return stake.multiply(HUNDRED);
  }

  private BigInteger less() {
    return stakes().min(winnings());
  }

  private long rate(Order order) {
    Market market = order.position.market;
    return order == incoming ? market.takerBp : market.makerBp;
  }
}
