package io.croupier.demo.player;

import io.croupier.demo.edge.Command;
import io.croupier.protocol.BettingType;
import java.util.List;

/** A line on the goals of a match: whoever backs says that there are fewer. */
final class GoalsLine implements Contest {
  private static final int LOWEST = 50;
  private static final int HIGHEST = 950;
  private static final int INTERVAL = 50;
  private static final int HUNDREDTHS = 100;

  private final Match match;

  GoalsLine(Match match) {
    this.match = match;
  }

  /** The legal line, in hundredths, at or below a number of goals, or the lowest or highest one. */
  static int atOrBelow(double goals) {
    int line = (int) Math.max(LOWEST, Math.min(HIGHEST, goals * HUNDREDTHS));
    return line - line % INTERVAL;
  }

  @Override
  public MarketKind kind() {
    return MarketKind.GOALS_LINE;
  }

  @Override
  public void addTerms(Command create) {
    create
        .with("bettingType", BettingType.LINE.name())
        .with("runners", 1)
        .with("winners", 0)
        .with("lineMin", LOWEST)
        .with("lineMax", HIGHEST)
        .with("lineInterval", INTERVAL);
  }

  @Override
  public void goOn() {
    match.goOn();
  }

  @Override
  public List<Double> fair() {
    return List.of(match.ends().stream().mapToInt(Match.Score::goals).average().orElseThrow());
  }

  @Override
  public List<String> names() {
    return List.of("goals");
  }

  @Override
  public List<Command> results() {
    return List.of(
        Floor.operator("SetMarketResult").with("lineResult", match.end().goals() * HUNDREDTHS));
  }
}
