package io.croupier.engine.exchange;

import io.croupier.engine.store.StoreVisitor;

/**
 * The score of a market of ASIAN_HANDICAP, and what it makes of its runners. A runner's margin in
 * quarters is, with m the goals of its team less those of the other and h its handicap, {@code 4 m
 * + h}; with g all goals it is {@code 4 g - h} for OVER, and the opposite for UNDER. A margin of 2
 * and more wins, of 1 wins half, of 0 returns the stake, of -1 loses half, any other loses.
 *
 * <p>Owned by the engine thread.
 */
final class Score {
  /** The greatest handicap of a team, either way. */
  static final int MAX_OF_TEAM = 400;

  /** The greatest handicap of goals. */
  static final int MAX_OF_GOALS = 1_600;

  /** The most goals of a team. */
  static final int MAX_GOALS = 1_000_000;

  /** No score is recorded. */
  static final int NONE = -1;

  private static final int HOME = 0;
  private static final int AWAY = 1;
  private static final int OVER = 2;

  private boolean used;
  private int home = NONE;
  private int away = NONE;

  /** Begins a new market; not used: it is of another betting type. */
  void begin(boolean used) {
    this.used = used;
    record(NONE, NONE);
  }

  boolean isUsed() {
    return used;
  }

  /** Whether both are numbers of goals. */
  static boolean isScore(int home, int away) {
    return isGoals(home) && isGoals(away);
  }

  static boolean isGoals(int goals) {
    return goals >= 0 && goals <= MAX_GOALS;
  }

  /** Whether a side, a value of the schema's AsianSide, is about the goals of both teams. */
  static boolean isOfGoals(int side) {
    return side >= OVER;
  }

  static boolean isHandicap(int side, int handicap) {
    return isOfGoals(side)
        ? handicap >= 0 && handicap <= MAX_OF_GOALS
        : handicap >= -MAX_OF_TEAM && handicap <= MAX_OF_TEAM;
  }

  void record(int homeScore, int awayScore) {
    home = homeScore;
    away = awayScore;
  }

  int home() {
    return home;
  }

  int away() {
    return away;
  }

  /** The margin of a runner. */
  static int margin(int side, int handicap, int home, int away) {
    return marginAt(side, handicap, isOfGoals(side) ? home + away : home - away);
  }

  /** The margin of a runner, with the lead of the home team or, for goals, with so many. */
  static int marginAt(int side, int handicap, int number) {
    return switch (side) {
      case HOME -> 4 * number + handicap;
      case AWAY -> handicap - 4 * number;
      case OVER -> 4 * number - handicap;
      default -> handicap - 4 * number;
    };
  }

  /** Whether the margin of a side grows with the lead of the home team, or with the goals. */
  static boolean grows(int side) {
    return side == HOME || side == OVER;
  }

  void accept(StoreVisitor visitor) {
    used = visitor.value("used", 1, used ? 1 : 0) != 0;
    home = (int) visitor.value("home", 1, home);
    away = (int) visitor.value("away", 1, away);
  }
}
