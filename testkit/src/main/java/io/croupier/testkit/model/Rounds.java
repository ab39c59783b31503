package io.croupier.testkit.model;

import io.croupier.testkit.model.Balance.Kind;
import io.croupier.testkit.model.Round.State;
import java.math.BigInteger;
import java.util.Comparator;
import java.util.Optional;

/** Opens and closes casino rounds, and moves their money. */
final class Rounds {
  private final World world;

  Rounds(World world) {
    this.world = world;
  }

  boolean hasPlace() {
    return places() > 0;
  }

  /** How many rounds can be opened. */
  long places() {
    return world.limits.rounds() - world.rounds.values().stream().filter(Rounds::isOpen).count();
  }

  private static boolean isOpen(Round round) {
    return round.state == State.OPEN;
  }

  /** Opens a round; where all places are taken the one that ended first gives way. */
  Round open(Round.Key key, String currency) {
    if (world.rounds.size() >= world.limits.rounds()) {
      firstEnded()
          .ifPresent(
              round -> {
                world.rounds.remove(round.key);
                round.gone = true;
              });
    }
    long period = world.limits.roundPeriodSeconds() * 1_000_000_000L;
    Round round = new Round(key, currency, period, world.turn.time);
    world.rounds.put(key, round);
    arm(round);
    return round;
  }

  private void arm(Round round) {
    if (round.period != 0) {
      world.timers.set(
          round.endsAt(),
          world.count(),
          round,
          (turn, steps) -> {
            fire(turn, round);
            return 0;
          });
    }
  }

  private void fire(Turn turn, Round round) {
    if (round.isOpen(turn.time)) {
      arm(round);
    } else {
      endByTime(turn, round);
    }
  }

  /** Ends a round whose time is over, and reports it. */
  void endByTime(Turn turn, Round round) {
    endByTime(round);
    tell(turn, round);
  }

  /** Ends a round whose time is over. */
  void endByTime(Round round) {
    if (round.wins > 0) {
      close(round);
      return;
    }
    move(Kind.HELD_ROUND, Kind.CASH, round, round.held);
    happenings(round).paid(round.currency, round.held);
    round.held = BigInteger.ZERO;
    round.jackpot = BigInteger.ZERO;
    round.bets = 0;
    end(round, State.CANCELLED);
  }

  void tell(Turn turn, Round round) {
    Account account = world.accounts.get(round.key.account());
    round
        .describe(turn.aboutAccount("RoundChanged", account), turn.time)
        .with("fairness", world.fairness(round.key));
  }

  /** Ends the round; its stakes go to the jackpot and to the provider. */
  void close(Round round) {
    world.ledger.move(
        new Balance(Kind.HELD_ROUND, round.key.account(), round.currency),
        new Balance(Kind.JACKPOT, 0, round.currency),
        round.jackpot);
    toProvider(Kind.HELD_ROUND, round, round.held.subtract(round.jackpot));
    round.held = BigInteger.ZERO;
    round.jackpot = BigInteger.ZERO;
    end(round, State.CLOSED);
  }

  private void end(Round round, State state) {
    world.timers.remove(round);
    round.state = state;
    round.ended = world.count();
  }

  /** A bet has come, perhaps one that had been rolled back before: then it is about nothing. */
  void bet(Round round, BigInteger amount, BigInteger jackpot, boolean stands, boolean ended) {
    round.hasBet = true;
    round.lastBet = world.turn.time;
    if (stands) {
      move(Kind.CASH, Kind.HELD_ROUND, round, amount);
      round.held = round.held.add(amount);
      round.jackpot = round.jackpot.add(jackpot);
      happenings(round).staked(round.currency, amount);
      round.bets++;
    }
    if (ended || round.endsWithBet) {
      close(round);
    }
  }

  void undoBet(Round round, BigInteger amount, BigInteger jackpot) {
    move(Kind.HELD_ROUND, Kind.CASH, round, amount);
    round.held = round.held.subtract(amount);
    round.jackpot = round.jackpot.subtract(jackpot);
    happenings(round).paid(round.currency, amount);
    round.bets--;
  }

  void win(Round round, BigInteger amount, boolean ended) {
    toProvider(Kind.CASH, round, amount.negate());
    happenings(round).paid(round.currency, amount);
    round.wins++;
    if (ended && round.hasBet) {
      close(round);
    }
    round.endsWithBet |= ended;
  }

  void undoWin(Round round, BigInteger amount) {
    toProvider(Kind.CASH, round, amount);
    happenings(round).paid(round.currency, amount.negate());
    round.wins--;
  }

  private void move(Kind from, Kind to, Round round, BigInteger amount) {
    world.ledger.move(from, to, round.key.account(), round.currency, amount);
  }

  private Happenings happenings(Round round) {
    return world.accounts.get(round.key.account()).happenings;
  }

  private void toProvider(Kind from, Round round, BigInteger amount) {
    world.ledger.move(
        new Balance(from, round.key.account(), round.currency),
        new Balance(Kind.PROVIDER_CLEARING, round.key.provider(), round.currency),
        amount);
  }

  private Optional<Round> firstEnded() {
    return world.rounds.values().stream()
        .filter(round -> !isOpen(round))
        .min(Comparator.comparingLong(round -> round.ended));
  }
}
