package io.croupier.testkit.model;

import io.croupier.testkit.model.Balance.Kind;
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
    return world.rounds.size() < world.limits.rounds() || firstClosed().isPresent();
  }

  /** Opens a round; where all places are taken the one that closed first gives way. */
  Round open(Round.Key key, String currency) {
    if (world.rounds.size() >= world.limits.rounds()) {
      firstClosed()
          .ifPresent(
              round -> {
                world.rounds.remove(round.key);
                round.gone = true;
              });
    }
    Round round = new Round(key, currency);
    world.rounds.put(key, round);
    return round;
  }

  /** Ends the round; its stakes go to the provider. */
  void close(Round round) {
    toProvider(Kind.HELD_ROUND, round, round.held);
    round.held = BigInteger.ZERO;
    round.heldBonus = BigInteger.ZERO;
    bonusBets.close(round);
    round.closed = true;
    round.ended = world.count();
  }

  void bet(Round round, BigInteger cash, BigInteger bonus) {
    hold(Kind.CASH, round, cash);
    hold(Kind.BONUS, round, bonus);
    round.heldBonus = round.heldBonus.add(bonus);
    happenings(round).staked(round.currency, cash.add(bonus));
    round.bets++;
  }

  /** Gives a bet back; says what came to cash and what to bonus money. */
  void undoBet(Transaction bet, long now) {
    Round round = bet.round;
    Kind way = bet.bonusPart.signum() == 0 ? Kind.CASH : bonusBets.wayBack(bet.bonus, now);
    hold(Kind.CASH, round, bet.part.negate());
    if (way == Kind.BONUS_COST) {
      world.ledger.move(
          new Balance(Kind.HELD_ROUND, round.key.account(), round.currency),
          new Balance(Kind.BONUS_COST, 0, round.currency),
          bet.bonusPart);
      round.held = round.held.subtract(bet.bonusPart);
    } else {
      hold(way, round, bet.bonusPart.negate());
    }
    round.heldBonus = round.heldBonus.subtract(bet.bonusPart);
    happenings(round).paid(round.currency, bet.part.add(bet.bonusPart));
    round.bets--;
    if (bet.bonus != null) {
      bonusBets.undo(round, bet.bonus, bet.contribution, now);
    }
    bet.backCash = way == Kind.CASH ? bet.part.add(bet.bonusPart) : bet.part;
    bet.backBonus = way == Kind.BONUS ? bet.bonusPart : BigInteger.ZERO;
  }

  private void hold(Kind from, Round round, BigInteger amount) {
    world.ledger.move(from, Kind.HELD_ROUND, round.key.account(), round.currency, amount);
    round.held = round.held.add(amount);
  }

  /** Credits a win; says what went to cash and what to bonus money. */
  BigInteger[] win(Round round, BigInteger amount, long now) {
    BigInteger ofCash =
        round.heldBonus.signum() == 0
            ? amount
            : Money.floor(amount.multiply(round.held.subtract(round.heldBonus)), round.held);
    BigInteger ofBonus = amount.subtract(ofCash);
    Kind way = ofBonus.signum() == 0 ? Kind.CASH : bonusBets.wayBack(round.bonus, now);
    BigInteger cash = way == Kind.CASH ? amount : ofCash;
    BigInteger bonus = way == Kind.BONUS ? ofBonus : BigInteger.ZERO;
    toProvider(Kind.CASH, round, cash.negate());
    toProvider(Kind.BONUS, round, bonus.negate());
    houseToProvider(round, amount.subtract(cash).subtract(bonus).negate());
    happenings(round).paid(round.currency, cash.add(bonus));
    round.wins++;
    return new BigInteger[] {cash, bonus};
  }

  /** Takes a win back from where it went. */
  void undoWin(Transaction win, long now) {
    Round round = win.round;
    BigInteger all = win.part.add(win.bonusPart);
    win.backBonus =
        win.bonusPart.signum() == 0
            ? BigInteger.ZERO
            : bonusBets.stillThere(win.bonus, win.bonusPart, now);
    win.backCash = all.subtract(win.backBonus);
    toProvider(Kind.CASH, round, win.backCash);
    toProvider(Kind.BONUS, round, win.backBonus);
    houseToProvider(round, Money.of(win.terms.amount()).subtract(all));
    happenings(round).paid(round.currency, all.negate());
    round.wins--;
  }

  private void houseToProvider(Round round, BigInteger amount) {
    world.ledger.move(
        new Balance(Kind.BONUS_COST, 0, round.currency),
        new Balance(Kind.PROVIDER_CLEARING, round.key.provider(), round.currency),
        amount);
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

  private Optional<Round> firstClosed() {
    return world.rounds.values().stream()
        .filter(round -> round.closed)
        .min(Comparator.comparingLong(round -> round.ended));
  }
}
