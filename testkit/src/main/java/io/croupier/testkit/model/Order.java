package io.croupier.testkit.model;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** An accepted instruction to back or to lay a runner. */
final class Order {
  final long id;
  final Position position;
  final int gateway;
  final int runner;
  final boolean back;
  final BigInteger stake;

  /** MARKET_ON_CLOSE once an order of persistence AT_SP was converted. */
  Instruction.Kind kind;

  final BigInteger minFill;
  final boolean bestExecution;
  final long marketVersion;
  final long reference;

  /** When it was accepted, among all things that happen. */
  final long accepted;

  Instruction.Persistence persistence;

  /** Where an order at the starting price stands. */
  long level;

  /** The stake of a lay that was converted; 0: it was not. */
  BigInteger converted = BigInteger.ZERO;

  /** It was matched at the starting price. */
  boolean matchedAtSp;

  /** As it was placed, until a removal cuts it. */
  long price;

  /** When its bet delay ends; 0: it does not wait. */
  long delayedUntil;

  /** When it came into the book, among all things that happen; 0: it has not. */
  long arrived;

  BigInteger unmatched;
  BigInteger cancelled = BigInteger.ZERO;
  BigInteger lapsed = BigInteger.ZERO;
  BigInteger voided = BigInteger.ZERO;

  /** Those that are not void. */
  final List<Match> matches = new ArrayList<>();

  /** What it was last reported to have won. */
  BigInteger profit = BigInteger.ZERO;

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
    persistence = instruction.persistence();
    level = instruction.level(position.market.ladder);
    minFill = instruction.minFill();
    bestExecution = instruction.bestExecution();
    marketVersion = instruction.marketVersion();
    reference = instruction.reference();
    unmatched = stake;
  }

  String side() {
    return back ? "BACK" : "LAY";
  }

  boolean keeps() {
    return persistence == Instruction.Persistence.KEEP;
  }

  boolean isSp() {
    return kind.isSp();
  }

  /** It waits for the starting price. */
  boolean waitsForSp() {
    return isSp() && isOpen() && arrived != 0;
  }

  /** The price that its loss by a win of the runner is counted at while it is unmatched. */
  long riskPrice() {
    return isSp() ? 200 : price;
  }

  /** What a lay that waits for the starting price risks. */
  BigInteger liability() {
    return isSp() && !back ? unmatched : BigInteger.ZERO;
  }

  /** The sum of its parts. */
  BigInteger parts() {
    return matched().add(unmatched).add(cancelled).add(lapsed).add(voided);
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
    return arrived != 0 && isOpen() && !isSp();
  }

  /** The stake of its matches. */
  BigInteger matched() {
    return sum(match -> match.stake);
  }

  /** Sum of stake times price, in hundredths, over its matches. */
  BigInteger matchedReturn() {
    return sum(Match::returned);
  }

  /** Something of it is matched and not void: a stake, or a liability at the starting price. */
  boolean hasBet() {
    return matches.stream().anyMatch(match -> match.stake.add(match.winnings).signum() > 0);
  }

  /** It was matched, even if that is void by now. */
  boolean wasMatched() {
    return matched().signum() > 0 || voided.signum() > 0 || matchedAtSp;
  }

  /** An order of the house takes what it is matched with. */
  void grow(BigInteger size) {
    unmatched = unmatched.add(size);
  }

  void add(Match match) {
    matches.add(match);
    BigInteger risk = Exposure.riskOf(match, this);
    position.account.happenings.add(Happenings.Kind.STAKE, position.market.currency, risk);
    unmatched = match.isSp() ? BigInteger.ZERO : unmatched.subtract(match.stake);
    matchedAtSp |= match.isSp();
  }

  void makeVoid(Match match) {
    matches.remove(match);
    voided = voided.add(match.stake);
  }

  void makeVoid() {
    List.copyOf(matches).forEach(this::makeVoid);
  }

  /** Nothing is left to say about it. */
  boolean isForgotten() {
    return unmatched.signum() == 0 && !wasMatched() && reference == 0;
  }

  BigInteger sum(Function<Match, BigInteger> part) {
    return matches.stream().map(part).reduce(BigInteger.ZERO, BigInteger::add);
  }
}
