package io.croupier.demo.player;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** The event behind a market: how strong its runners are, and how it ends. */
final class Race {
  private static final int DRAWS = 2_000;
  private static final double DRIFT = 0.4;
  private static final double DEAD_HEAT = 0.15;

  private final Dice dice;
  private final double[] strengths;
  private final int winners;

  Race(Dice dice, int runners, int winners) {
    this.dice = dice;
    this.winners = winners;
    strengths = new double[runners];
    Arrays.setAll(strengths, i -> Math.pow(dice.fraction() + 0.1, 2));
  }

  int runners() {
    return strengths.length;
  }

  /** The race goes on: who leads has better chances. */
  void goOn() {
    Arrays.setAll(strengths, i -> strengths[i] * (1 + DRIFT * dice.bell()));
  }

  /** The probability of each runner to be among the first so many, by trying. */
  List<Double> chances(int first) {
    double[] won = new double[strengths.length];
    for (int i = 0; i < DRAWS; i++) {
      for (int runner : draw().subList(0, first)) {
        won[runner]++;
      }
    }
    return Arrays.stream(won).mapToObj(times -> Math.max(times, 1) / DRAWS).toList();
  }

  /**
   * The final position of each runner; now and then two are tied for the last place that counts.
   */
  List<Integer> positions() {
    List<Integer> order = draw();
    List<Integer> positions = new ArrayList<>(Collections.nCopies(order.size(), 0));
    for (int i = 0; i < order.size(); i++) {
      positions.set(order.get(i), i + 1);
    }
    if (dice.chance(DEAD_HEAT)) {
      positions.set(order.get(winners), winners);
    }
    return positions;
  }

  /** The runners in an order of arrival. */
  private List<Integer> draw() {
    double[] left = strengths.clone();
    List<Integer> order = new ArrayList<>(left.length);
    for (int place = 0; place < left.length; place++) {
      int runner = dice.pick(left);
      while (left[runner] == 0) {
        runner = (runner + 1) % left.length;
      }
      order.add(runner);
      left[runner] = 0;
    }
    return order;
  }
}
