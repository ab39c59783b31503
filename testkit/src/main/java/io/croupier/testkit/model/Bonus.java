package io.croupier.testkit.model;

import java.math.BigInteger;
import java.util.Map;
import java.util.Set;

/** A bonus of a customer. */
final class Bonus {
  private static final Map<State, Set<State>> TRANSITIONS =
      Map.of(
          State.OFFERED,
          Set.of(State.QUEUED, State.ACTIVE, State.FORFEITED, State.CANCELLED, State.EXPIRED),
          State.QUEUED,
          Set.of(State.ACTIVE, State.FORFEITED, State.CANCELLED),
          State.ACTIVE,
          Set.of(State.COMPLETED, State.FORFEITED, State.CANCELLED, State.EXPIRED));

  final long id;
  final Account account;
  final BonusDefinition definition;
  final BigInteger amount;
  final BigInteger deposit;
  final BigInteger requirement;
  BigInteger left;

  /** Of a cashback: what was won less what was staked. */
  BigInteger net = BigInteger.ZERO;

  State state = State.OFFERED;

  /** Bets made with it that can still be rolled back. */
  int openBets;

  /** The standing wins of its free bets together. */
  BigInteger wins = BigInteger.ZERO;

  /** The stake of its free bet, where that is not returned. */
  BigInteger notReturned = BigInteger.ZERO;

  /** When its present state ends; 0: never. */
  long expiresAt;

  /** When the last of its open bets was open no longer, so far. */
  long closed;

  /** When it was queued, among all things that happen. */
  long queued;

  /** When it had ended and had no open bet any more, among all things that happen; 0: not yet. */
  long done;

  Bonus(
      long id,
      Account account,
      BonusDefinition definition,
      BigInteger amount,
      BigInteger deposit,
      BigInteger requirement) {
    this.id = id;
    this.account = account;
    this.definition = definition;
    this.amount = amount;
    this.deposit = deposit;
    this.requirement = requirement;
    left = requirement;
  }

  /** Its id; 0 where there is none. */
  static long idOf(Bonus bonus) {
    return bonus == null ? 0 : bonus.id;
  }

  State stateAt(long now) {
    if (!isOver(now)) {
      return state;
    }
    if (isCashback() && state == State.ACTIVE) {
      return openBets > 0 ? State.ACTIVE : State.COMPLETED;
    }
    return State.EXPIRED;
  }

  /** All that it wants has been staked, in time, and no bet can be rolled back any more. */
  boolean isEarned() {
    return left.signum() == 0 && openBets == 0 && !isOver(closed);
  }

  boolean isOver(long now) {
    return expiresAt != 0 && expiresAt <= now;
  }

  boolean isCashback() {
    return definition.kind().equals("CASHBACK");
  }

  /** Adds to net, which stays within what an amount can be. */
  void count(BigInteger more) {
    net = net.add(more).min(Money.MAX).max(Money.MAX.negate());
  }

  /** What wins of so much come to, all together. */
  BigInteger pays(BigInteger all) {
    BigInteger more = all.subtract(notReturned).max(BigInteger.ZERO);
    long most = definition.maxCashout();
    return most == 0 ? more : more.min(Money.of(most));
  }

  /** What a cashback comes to. */
  BigInteger cashback() {
    BigInteger lost = net.negate();
    boolean enough = lost.signum() > 0 && lost.compareTo(Money.of(definition.minLoss())) >= 0;
    return enough ? definition.share(lost) : BigInteger.ZERO;
  }

  boolean isLiving() {
    return TRANSITIONS.containsKey(state);
  }

  boolean isOf(Account owner, String currency) {
    return account == owner && definition.currency().equals(currency);
  }

  static boolean mayBecome(State from, State target) {
    return TRANSITIONS.containsKey(from) && TRANSITIONS.get(from).contains(target);
  }

  enum State {
    OFFERED,
    QUEUED,
    ACTIVE,
    COMPLETED,
    EXPIRED,
    FORFEITED,
    CANCELLED
  }
}
