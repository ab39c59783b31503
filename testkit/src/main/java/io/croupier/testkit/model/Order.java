package io.croupier.testkit.model;

import java.math.BigInteger;

/** An instruction to back or to lay a runner. */
final class Order {
  private static final BigInteger HUNDRED = BigInteger.valueOf(100);

  final long id;
  final Position position;
  final int gateway;
  final int runner;
  final boolean back;
  final long price;
  final boolean keep;
  final BigInteger stake;

  /** When it was accepted, among all things that happen. */
  final long accepted;

  BigInteger matched = BigInteger.ZERO;
  BigInteger unmatched;
  BigInteger cancelled = BigInteger.ZERO;
  BigInteger lapsed = BigInteger.ZERO;
  BigInteger voided = BigInteger.ZERO;

  /** Sum of stake times price, in hundredths, over its matches. */
  BigInteger matchedReturn = BigInteger.ZERO;

  Order(long id, Position position, long accepted, int gateway, Instruction instruction) {
    this.id = id;
    this.position = position;
    this.accepted = accepted;
    this.gateway = gateway;
    runner = instruction.runner();
    back = instruction.back();
    price = instruction.price();
    keep = instruction.keep();
    stake = instruction.stake();
    unmatched = stake;
  }

  String side() {
    return back ? "BACK" : "LAY";
  }

  void match(BigInteger size, long atPrice) {
    unmatched = unmatched.subtract(size);
    matched = matched.add(size);
    matchedReturn = matchedReturn.add(size.multiply(BigInteger.valueOf(atPrice)));
  }

  boolean isSettled() {
    return unmatched.signum() == 0 && matched.signum() == 0;
  }

  /** What its matches win, in hundredths, if the runner wins; a lay's is below zero. */
  BigInteger matchedWin() {
    BigInteger profit = matchedReturn.subtract(matched.multiply(HUNDRED));
    return back ? profit : profit.negate();
  }

  /** What its matches win, in hundredths, if the runner loses; a back's is below zero. */
  BigInteger matchedLose() {
    BigInteger stakes = matched.multiply(HUNDRED);
    return back ? stakes.negate() : stakes;
  }

  /** What is wanted. */
  record Instruction(int runner, boolean back, long price, boolean keep, BigInteger stake) {
    Instruction at(long newPrice, BigInteger newStake) {
      return new Instruction(runner, back, newPrice, keep, newStake);
    }
  }

  Instruction instruction() {
    return new Instruction(runner, back, price, keep, stake);
  }
}
