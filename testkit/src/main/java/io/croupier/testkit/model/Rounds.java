package io.croupier.testkit.model;

import io.croupier.testkit.model.Balance.Kind;
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
    round.closed = true;
    round.ended = world.count();
  }

  void bet(Round round, BigInteger amount) {
    world.ledger.move(Kind.CASH, Kind.HELD_ROUND, round.key.account(), round.currency, amount);
    round.held = round.held.add(amount);
    happenings(round).staked(round.currency, amount);
    round.bets++;
  }

  void undoBet(Round round, BigInteger amount) {
    world.ledger.move(Kind.HELD_ROUND, Kind.CASH, round.key.account(), round.currency, amount);
    round.held = round.held.subtract(amount);
    happenings(round).paid(round.currency, amount);
    round.bets--;
  }

  void win(Round round, BigInteger amount) {
    toProvider(Kind.CASH, round, amount.negate());
    happenings(round).paid(round.currency, amount);
    round.wins++;
  }

  void undoWin(Round round, BigInteger amount) {
    toProvider(Kind.CASH, round, amount);
    happenings(round).paid(round.currency, amount.negate());
    round.wins--;
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
