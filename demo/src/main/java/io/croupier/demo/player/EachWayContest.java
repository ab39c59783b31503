package io.croupier.demo.player;

import io.croupier.demo.edge.Command;
import io.croupier.protocol.BettingType;
import java.util.ArrayList;
import java.util.List;

/** Each-way bets on a race: half to win, half to be placed for a part of the odds. */
final class EachWayContest implements Contest {
  /** A place wins a fifth of the odds. */
  static final int DIVISOR = 5;

  private final Race race;

  EachWayContest(Race race) {
    this.race = race;
  }

  static EachWayContest draw(Dice dice) {
    int runners = (int) dice.between(RaceContest.FIELD_FOR_PLACES, RaceContest.MOST_RUNNERS);
    return new EachWayContest(new Race(dice, runners, RaceContest.PLACES));
  }

  @Override
  public MarketKind kind() {
    return MarketKind.EACH_WAY_RACE;
  }

  @Override
  public void addTerms(Command create) {
    create
        .with("bettingType", BettingType.EACH_WAY.name())
        .with("runners", race.runners())
        .with("winners", RaceContest.PLACES)
        .with("eachWayDivisor", DIVISOR);
  }

  @Override
  public void goOn() {
    race.goOn();
  }

  @Override
  public List<Double> fair() {
    List<Double> wins = race.chances(1);
    List<Double> places = race.chances(RaceContest.PLACES);
    List<Double> fair = new ArrayList<>();
    for (int i = 0; i < wins.size(); i++) {
      fair.add(fair(wins.get(i), places.get(i)));
    }
    return fair;
  }

  /** The price at which what both halves win is, on average, what they lose. */
  static double fair(double win, double place) {
    return 1 + (2 - win - place) / (win + place / DIVISOR);
  }

  @Override
  public List<String> names() {
    return List.of();
  }

  @Override
  public List<Command> results() {
    return RaceContest.results(race);
  }
}
