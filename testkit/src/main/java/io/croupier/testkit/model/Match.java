package io.croupier.testkit.model;

import java.math.BigInteger;

/** A back and a lay that met. Its fees are in hundredths of a minor unit. */
final class Match {
  private static final BigInteger HUNDRED = BigInteger.valueOf(100);

  final Order incoming;
  final Order resting;
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
    price = resting.price;
  }

  boolean isVoid() {
    return !incoming.matches.contains(this);
  }

  BigInteger feeIfWon(Order order) {
    return Fees.of(order.back ? winnings() : less(), rate(order));
  }

  BigInteger feeIfLost(Order order) {
    return Fees.of(order.back ? less() : stakes(), rate(order));
  }

  /** The back's winnings and the lay's loss. */
  private BigInteger winnings() {
    return stake.multiply(BigInteger.valueOf(price)).subtract(stakes());
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
