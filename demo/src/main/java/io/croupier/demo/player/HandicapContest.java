package io.croupier.demo.player;

import io.croupier.demo.edge.Command;
import io.croupier.protocol.AsianSide;
import io.croupier.protocol.BettingType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToIntFunction;

/** The teams of a match, or its goals, with the handicaps around what is expected. */
final class HandicapContest implements Contest {
  private static final double ABOUT_GOALS = 0.4;
  private static final double QUARTERS = 4;

  /** One side with its handicap in quarters of a goal. */
  private record Runner(AsianSide side, int handicap) {
    int margin(Match.Score score) {
      return switch (side) {
        case HOME -> 4 * score.lead() + handicap;
        case AWAY -> handicap - 4 * score.lead();
        case OVER -> 4 * score.goals() - handicap;
        default -> handicap - 4 * score.goals();
      };
    }

    String name() {
      boolean team = side == AsianSide.HOME || side == AsianSide.AWAY;
      return String.format(
          Locale.ROOT,
          team && handicap != 0 ? "%s %+.2f" : "%s %.2f",
          side.name().toLowerCase(Locale.ROOT),
          handicap / QUARTERS);
    }
  }

  private final Match match;
  private final List<Runner> runners;

  private HandicapContest(Match match, List<Runner> runners) {
    this.match = match;
    this.runners = runners;
  }

  static HandicapContest draw(Dice dice) {
    Match match = new Match(dice);
    return dice.chance(ABOUT_GOALS) ? ofGoals(match) : ofTeams(match);
  }

  static HandicapContest ofTeams(Match match) {
    int even = -quarters(match, Match.Score::lead);
    List<Runner> runners = new ArrayList<>();
    for (int handicap = even - 1; handicap <= even + 1; handicap++) {
      runners.add(new Runner(AsianSide.HOME, handicap));
      runners.add(new Runner(AsianSide.AWAY, -handicap));
    }
    return new HandicapContest(match, runners);
  }

  static HandicapContest ofGoals(Match match) {
    int even = quarters(match, Match.Score::goals);
    List<Runner> runners = new ArrayList<>();
    for (int handicap = even - 1; handicap <= even + 1; handicap++) {
      runners.add(new Runner(AsianSide.OVER, handicap));
      runners.add(new Runner(AsianSide.UNDER, handicap));
    }
    return new HandicapContest(match, runners);
  }

  private static int quarters(Match match, ToIntFunction<Match.Score> what) {
    return (int)
        Math.round(QUARTERS * match.ends().stream().mapToInt(what).average().orElseThrow());
  }

  @Override
  public MarketKind kind() {
    return MarketKind.ASIAN_HANDICAP;
  }

  @Override
  public void addTerms(Command create) {
    List<Map<String, Object>> rows = new ArrayList<>();
    for (Runner runner : runners) {
      rows.add(Map.of("asianSide", runner.side().name(), "handicap", runner.handicap()));
    }
    create
        .with("bettingType", BettingType.ASIAN_HANDICAP.name())
        .with("runners", runners.size())
        .with("winners", 0)
        .with("asianRunners", rows);
  }

  @Override
  public void goOn() {
    match.goOn();
  }

  @Override
  public List<Double> fair() {
    List<Match.Score> ends = match.ends();
    return runners.stream().map(runner -> fair(runner, ends)).toList();
  }

  /** What is lost for each stake that is won, a half counted as one. */
  private static double fair(Runner runner, List<Match.Score> ends) {
    double won = 0;
    double lost = 0;
    for (Match.Score end : ends) {
      int halves = Math.max(-2, Math.min(2, runner.margin(end)));
      won += Math.max(0, halves);
      lost += Math.max(0, -halves);
    }
    return 1 + lost / Math.max(1, won);
  }

  @Override
  public List<String> names() {
    return runners.stream().map(Runner::name).toList();
  }

  @Override
  public List<Command> results() {
    Match.Score end = match.end();
    return List.of(
        Floor.operator("SetMarketResult")
            .with("homeScore", end.home())
            .with("awayScore", end.away()));
  }
}
