package io.croupier.demo.player;

import java.util.ArrayList;
import java.util.List;

/** A match of two teams: how strong they are, and how many goals they have. */
final class Match {
  /** Goals of both teams. */
  record Score(int home, int away) {
    int lead() {
      return home - away;
    }

    int goals() {
      return home + away;
    }
  }

  private static final int DRAWS = 2_000;

  private final Dice dice;
  private final double homeRate;
  private final double awayRate;
  private Score score = new Score(0, 0);
  private double left = 1;

  Match(Dice dice) {
    this.dice = dice;
    homeRate = 0.8 + 1.4 * dice.fraction();
    awayRate = 0.5 + 1.3 * dice.fraction();
  }

  /** Half of what is left of the match is played. */
  void goOn() {
    left /= 2;
    score = later(left);
  }

  /** A way in which it can end. */
  Score end() {
    return later(left);
  }

  /** Many ways in which it can end. */
  List<Score> ends() {
    List<Score> ends = new ArrayList<>(DRAWS);
    for (int i = 0; i < DRAWS; i++) {
      ends.add(end());
    }
    return ends;
  }

  /** The score after a part of a match more. */
  private Score later(double part) {
    return new Score(
        score.home() + dice.times(homeRate * part), score.away() + dice.times(awayRate * part));
  }
}
