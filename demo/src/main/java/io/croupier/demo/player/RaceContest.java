package io.croupier.demo.player;

import io.croupier.demo.edge.Command;
import java.util.ArrayList;
import java.util.List;

/**
 * A bet on who wins a race, or is placed; some races have starting prices; with one winner, orders
 * are matched across runners.
 */
final class RaceContest implements Contest {
  static final int FIELD_FOR_PLACES = 8;
  static final int MOST_RUNNERS = 12;
  static final int PLACES = 3;

  private static final int FEWEST_RUNNERS = 3;
  private static final double PLACE_MARKET = 0.4;

  private final MarketKind kind;
  private final Race race;
  private final int winners;

  private RaceContest(MarketKind kind, Race race, int winners) {
    this.kind = kind;
    this.race = race;
    this.winners = winners;
  }

  static RaceContest draw(MarketKind kind, Dice dice) {
    boolean places = dice.chance(PLACE_MARKET);
    int runners = (int) dice.between(places ? FIELD_FOR_PLACES : FEWEST_RUNNERS, MOST_RUNNERS);
    int winners = places ? PLACES : 1;
    return new RaceContest(kind, new Race(dice, runners, winners), winners);
  }

  @Override
  public MarketKind kind() {
    return kind;
  }

  @Override
  public void addTerms(Command create) {
    create.with("runners", race.runners()).with("winners", winners);
    if (kind == MarketKind.STARTING_PRICE_RACE) {
      create.with("bspMarket", true);
    }
    if (winners == 1) {
      create.with("crossMatching", true);
    }
  }

  @Override
  public void goOn() {
    race.goOn();
  }

  @Override
  public List<Double> fair() {
    return race.chances(winners).stream().map(chance -> 1 / chance).toList();
  }

  @Override
  public List<String> names() {
    return List.of();
  }

  @Override
  public List<Command> results() {
    return results(race);
  }

  /** The final position of each runner. */
  static List<Command> results(Race race) {
    List<Integer> positions = race.positions();
    List<Command> results = new ArrayList<>();
    for (int i = 0; i < positions.size(); i++) {
      results.add(
          Floor.operator("SetRunnerResult")
              .with("runner", i + 1)
              .with("position", positions.get(i)));
    }
    return results;
  }
}
