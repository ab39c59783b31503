package io.croupier.demo.player;

import io.croupier.demo.edge.Command;
import java.util.List;

/** What a market is about: its terms, what is known of its runners, and how it ends. */
interface Contest {
  MarketKind kind();

  /** Adds to a CreateMarket what depends on the kind. */
  void addTerms(Command create);

  /** The contest goes on. */
  void goOn();

  /** The price of each runner at which nobody has an edge; a line where it is bet on one. */
  List<Double> fair();

  /** What people call each runner; none: by its number. */
  List<String> names();

  /** The commands that record how it ended, without the market; drawn when this is called. */
  List<Command> results();

  /** Draws one of a kind. */
  static Contest draw(MarketKind kind, Dice dice) {
    return switch (kind) {
      case RACE, STARTING_PRICE_RACE -> RaceContest.draw(kind, dice);
      case EACH_WAY_RACE -> EachWayContest.draw(dice);
      case GOALS_LINE -> new GoalsLine(new Match(dice));
      case ASIAN_HANDICAP -> HandicapContest.draw(dice);
    };
  }
}
