package io.croupier.testkit.model;

import io.croupier.testkit.model.Balance.Kind;
import io.croupier.testkit.model.BonusBets.Stake;
import io.croupier.testkit.model.Round.State;
import java.math.BigInteger;
import java.util.Comparator;
import java.util.Optional;

/** Opens and closes casino rounds, and moves their money. */
final class Rounds {
  private final World world;
  private final BonusBets bonusBets;

  Rounds(World world, BonusBets bonusBets) {
    this.world = world;
    this.bonusBets = bonusBets;
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
    Commitment commitment = world.commitment(key);
    if (commitment != null) {
      commitment.begun = true;
      round.committed = true;
    }
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
    tell(turn, round, endByTime(round));
  }

  /** Ends a round whose time is over, and says what has come back. */
  Return endByTime(Round round) {
    long over = round.endsAt();
    if (round.wins > 0) {
      close(round, over);
      return Return.NOTHING;
    }
    Bonus bonus = round.bonusBets > 0 ? round.bonus : null;
    BigInteger part = round.heldBonus;
    BigInteger cash = round.held.subtract(part);
    round.wayBack = wayBack(round, part, over);
    happenings(round).paid(round.currency, round.held);
    release(round, cash, part, round.wayBack);
    BigInteger contributed = bonusBets.undo(round, round.bonusBets, round.contributed, over);
    round.contributionsCameBack = contributed.signum() > 0;
    round.jackpot = BigInteger.ZERO;
    round.freeStakes = BigInteger.ZERO;
    round.bets = 0;
    end(round, State.CANCELLED);
    return Return.of(cash, part, round.wayBack, bonus, contributed);
  }

  /** What has come back of a bet of a round that was CANCELLED. */
  static Return ofCancelled(Transaction bet) {
    Round round = bet.round;
    BigInteger contribution = round.contributionsCameBack ? bet.told() : BigInteger.ZERO;
    return Return.of(bet.part, bet.bonusPart, round.wayBack, bet.bonus, contribution);
  }

  void tell(Turn turn, Round round, Return back) {
    Account account = world.accounts.get(round.key.account());
    back.describe(round.describe(turn.aboutAccount("RoundChanged", account), turn.time))
        .with("fairness", world.fairness(round.key));
  }

  /** Ends the round; its stakes go to the jackpot and to the provider. */
  void close(Round round) {
    close(round, world.turn.time);
  }

  private void close(Round round, long since) {
    world.ledger.move(
        new Balance(Kind.HELD_ROUND, round.key.account(), round.currency),
        new Balance(Kind.JACKPOT, 0, round.currency),
        round.jackpot);
    toProvider(Kind.HELD_ROUND, round, round.held.subtract(round.jackpot));
    round.held = BigInteger.ZERO;
    round.heldBonus = BigInteger.ZERO;
    round.jackpot = BigInteger.ZERO;
    bonusBets.forget(round, round.bonusBets, round.contributed, since);
    end(round, State.CLOSED);
  }

  private void end(Round round, State state) {
    world.timers.remove(round);
    round.state = state;
    round.ended = world.count();
  }

  /**
   * A bet has come, perhaps one that had been rolled back before: then it neither counts nor ends
   * its round.
   */
  BigInteger bet(
      Command command,
      Round round,
      Stake stake,
      BigInteger jackpot,
      boolean stands,
      boolean ended) {
    BigInteger contribution = BigInteger.ZERO;
    round.hasBet = true;
    round.lastBet = world.turn.time;
    Commitment commitment = world.commitment(round.key);
    if (commitment != null) {
      commitment.played = true;
    }
    if (stands) {
      move(Kind.CASH, Kind.HELD_ROUND, round, stake.cash());
      move(Kind.BONUS, Kind.HELD_ROUND, round, stake.part());
      round.held = round.held.add(stake.all());
      round.heldBonus = round.heldBonus.add(stake.part());
      round.jackpot = round.jackpot.add(jackpot);
      happenings(round).staked(round.currency, stake.all());
      round.bets++;
      contribution = bonusBets.contribute(command, round, stake);
      if (ended || round.endsWithBet) {
        close(round);
      }
    }
    return contribution;
  }

  /** Where the bonus part of a stake or a win of a round goes. */
  private Kind wayBack(Round round, BigInteger part, long when) {
    return part.signum() == 0 ? Kind.CASH : bonusBets.wayBack(round.bonus, when);
  }

  private void release(Round round, BigInteger cash, BigInteger bonus, Kind way) {
    move(Kind.HELD_ROUND, Kind.CASH, round, cash);
    long owner = way == Kind.BONUS_COST ? 0 : round.key.account();
    world.ledger.move(
        new Balance(Kind.HELD_ROUND, round.key.account(), round.currency),
        new Balance(way, owner, round.currency),
        bonus);
    round.held = round.held.subtract(cash).subtract(bonus);
    round.heldBonus = round.heldBonus.subtract(bonus);
  }

  /** Gives a bet back; writes what came to where. */
  void undoBet(Transaction bet, BigInteger jackpot) {
    Round round = bet.round;
    Kind way = wayBack(round, bet.bonusPart, world.turn.time);
    release(round, bet.part, bet.bonusPart, way);
    round.jackpot = round.jackpot.subtract(jackpot);
    happenings(round).paid(round.currency, bet.part.add(bet.bonusPart));
    round.bets--;
    if (bet.bonus != null && bet.bonus.definition.isFree()) {
      BigInteger stated = Money.of(bet.terms.amount());
      BigInteger worth = stated.signum() == 0 ? bet.bonus.amount : stated;
      round.freeStakes = round.freeStakes.subtract(worth);
    }
    BigInteger contribution =
        bet.bonus == null
            ? BigInteger.ZERO
            : bonusBets.undo(round, 1, bet.contribution, world.turn.time);
    bet.back = Return.of(bet.part, bet.bonusPart, way, bet.bonus, contribution);
  }

  /** Credits a win; says what went to cash and what to bonus money. */
  Stake win(Round round, BigInteger amount, boolean ended) {
    BigInteger ofCash =
        round.heldBonus.signum() == 0
            ? amount
            : Money.floor(amount.multiply(round.held.subtract(round.heldBonus)), round.held);
    BigInteger ofBonus = amount.subtract(ofCash);
    Kind way = wayBack(round, ofBonus, world.turn.time);
    Bonus bonus = round.bonusBets > 0 ? round.bonus : null;
    BigInteger counted = bonusBets.countWin(round, amount);
    BigInteger cash = way == Kind.CASH ? amount : ofCash;
    if (bonus != null && bonus.definition.isFree()) {
      Stake free = bonusBets.freeWin(bonus, amount);
      cash = free.cash();
      counted = free.counted();
    }
    BigInteger part = way == Kind.BONUS ? ofBonus : BigInteger.ZERO;
    toProvider(Kind.CASH, round, cash.negate());
    toProvider(Kind.BONUS, round, part.negate());
    houseToProvider(round, cash.add(part).subtract(amount));
    happenings(round).paid(round.currency, cash.add(part));
    round.wins++;
    if (ended && round.hasBet) {
      close(round);
    }
    round.endsWithBet |= ended;
    return new Stake(bonus, cash, part, counted);
  }

  /** What the rollback of a win or an award takes from the customer. */
  BigInteger takes(Transaction win) {
    return bonusBets.takes(win);
  }

  /** Takes a win back from where it went. */
  void undoWin(Transaction win) {
    Round round = win.round;
    BigInteger all = takes(win);
    BigInteger part =
        win.bonusPart.signum() == 0
            ? BigInteger.ZERO
            : bonusBets.stillThere(win.bonus, win.bonusPart, world.turn.time);
    BigInteger cash = all.subtract(part);
    BigInteger house = Money.of(win.terms.amount()).subtract(all);
    toProvider(Kind.CASH, round, cash);
    toProvider(Kind.BONUS, round, part);
    houseToProvider(round, house);
    bonusBets.undoFreeWin(win);
    happenings(round).paid(round.currency, all.negate());
    win.back = new Return(cash, part, house, win.bonus, bonusBets.undoWin(win));
    round.wins--;
    round.endsWithBet = false;
  }

  private void houseToProvider(Round round, BigInteger amount) {
    world.ledger.move(
        new Balance(Kind.BONUS_COST, 0, round.currency),
        new Balance(Kind.PROVIDER_CLEARING, round.key.provider(), round.currency),
        amount);
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
