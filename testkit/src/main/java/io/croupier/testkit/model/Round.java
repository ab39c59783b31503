package io.croupier.testkit.model;

import io.croupier.testkit.model.Balance.Kind;
import java.math.BigInteger;

/** One game play at a provider. */
final class Round {
  final Key key;
  final String currency;

  /** How long after its last bet it ends by itself; 0: never. */
  final long period;

  BigInteger held = BigInteger.ZERO;

  /** What of the stakes that are held goes to the jackpot. */
  BigInteger jackpot = BigInteger.ZERO;

  /** What of the stakes that are held is bonus money. */
  BigInteger heldBonus = BigInteger.ZERO;

  /** That standing bets were made with, if any were. */
  Bonus bonus;

  /** How many these are. */
  int bonusBets;

  /** What they have taken off the requirement of the bonus. */
  BigInteger contributed = BigInteger.ZERO;

  /** What its standing free bets are worth. */
  BigInteger freeStakes = BigInteger.ZERO;

  int bets;
  int wins;
  State state = State.OPEN;

  /** Where the bonus part of its bets went when it was CANCELLED. */
  Kind wayBack = Kind.CASH;

  /** When it was CANCELLED what its bets had contributed came back. */
  boolean contributionsCameBack;

  /** When the last bet came, or the win that opened it. */
  long lastBet;

  /** A bet has come, perhaps one that had been rolled back before. */
  boolean hasBet;

  /** A win that came before its bet was its last. */
  boolean endsWithBet;

  /** It began under a commitment, perhaps one that nobody knows any more. */
  boolean committed;

  /** When it ended, among all things that happen. */
  long ended;

  /** Its place was used again: nothing is known of it any more. */
  boolean gone;

  Round(Key key, String currency, long period, long now) {
    this.key = key;
    this.currency = currency;
    this.period = period;
    lastBet = now;
  }

  /** One that changes without this one. */
  Round copy() {
    Round copy = new Round(key, currency, period, lastBet);
    copy.held = held;
    copy.jackpot = jackpot;
    copy.bonus = bonus;
    copy.bonusBets = bonusBets;
    copy.freeStakes = freeStakes;
    copy.bets = bets;
    copy.wins = wins;
    copy.state = state;
    copy.hasBet = hasBet;
    copy.endsWithBet = endsWithBet;
    return copy;
  }

  enum State {
    OPEN,
    CLOSED,
    CANCELLED
  }

  long endsAt() {
    return Timers.after(lastBet, period);
  }

  /** Where it stands, whether its timer has fired or not. */
  State state(long now) {
    if (state == State.OPEN && period != 0 && endsAt() <= now) {
      return wins > 0 ? State.CLOSED : State.CANCELLED;
    }
    return state;
  }

  boolean isOpen(long now) {
    return state(now) == State.OPEN;
  }

  boolean isCancelled(long now) {
    return state(now) == State.CANCELLED;
  }

  static State stateOf(Round round, long now) {
    return round == null ? State.CLOSED : round.state(now);
  }

  Outcome describe(Outcome outcome, long now) {
    return outcome
        .with("roundId", key.id())
        .with("held", held)
        .with("bets", bets)
        .with("wins", wins)
        .with("providerId", key.provider())
        .with("currency", currency)
        .with("roundState", state(now));
  }

  /**
   * @param id of the provider, 128 bits in hex
   */
  record Key(long provider, long account, String id) {
    static Key of(Command command) {
      return new Key(command.number("providerId"), command.accountId(), command.text("roundId"));
    }
  }
}
