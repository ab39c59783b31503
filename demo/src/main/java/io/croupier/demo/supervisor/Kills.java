package io.croupier.demo.supervisor;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.SplittableRandom;

/** The points of the load at which the node is killed, from a seed. */
final class Kills {
  private static final double FIRST = 0.1;
  private static final double LAST = 0.9;

  private final Deque<Double> points = new ArrayDeque<>();

  Kills(int count, long seed) {
    new SplittableRandom(seed).doubles(count, FIRST, LAST).sorted().forEach(points::add);
  }

  /** Whether the next point is reached, which then is behind. */
  boolean isDue(double part) {
    boolean due = !points.isEmpty() && part >= points.peek();
    if (due) {
      points.remove();
    }
    return due;
  }
}
