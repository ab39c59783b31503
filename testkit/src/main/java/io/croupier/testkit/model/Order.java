package io.croupier.testkit.model;

import java.math.BigInteger;

/** An accepted instruction to back or to lay a runner. */
final class Order {
  private static final BigInteger HUNDRED = BigInteger.valueOf(100);

  final long id;
  final Position position;
  final int gateway;
  final int runner;
  final boolean back;
  final long price;
  final BigInteger stake;
  final Instruction.Kind kind;
  final BigInteger minFill;
  final boolean bestExecution;
  final long marketVersion;
  final long reference;

  /** When it was accepted, among all things that happen. */
  final long accepted;

  boolean keep;

  /** When its bet delay ends; 0: it does not wait. */
  long delayedUntil;

  /** When it came into the book, among all things that happen; 0: it has not. */
  long arrived;

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
    stake = instruction.stake();
    kind = instruction.kind();
    keep = instruction.keep();
    minFill = instruction.minFill();
    bestExecution = instruction.bestExecution();
    marketVersion = instruction.marketVersion();
    reference = instruction.reference();
    unmatched = stake;
  }

  String side() {
    return back ? "BACK" : "LAY";
  }

  String persistence() {
    return keep ? "KEEP" : "LAPSE";
  }

  boolean isOpen() {
    return unmatched.signum() > 0;
  }

  /** It waits for the end of its bet delay. */
  boolean waits() {
    return delayedUntil != 0;
  }

  /** It is in the book. */
  boolean rests() {
    return arrived != 0 && isOpen();
  }

  void match(BigInteger size, long atPrice) {
    unmatched = unmatched.subtract(size);
    matched = matched.add(size);
    matchedReturn = matchedReturn.add(size.multiply(BigInteger.valueOf(atPrice)));
  }

  /** Nothing is left to say about it. */
  boolean isForgotten() {
    return unmatched.signum() == 0 && matched.signum() == 0 && reference == 0;
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
}
