package io.croupier.demo.player;

import java.util.List;
import java.util.SplittableRandom;

/** Chance, from a seed. */
final class Dice {
  private final SplittableRandom random;

  Dice(long seed) {
    random = new SplittableRandom(seed);
  }

  boolean chance(double probability) {
    return random.nextDouble() < probability;
  }

  /** From low to high, both included. */
  long between(long low, long high) {
    return random.nextLong(low, high + 1);
  }

  /** From 0 to 1, the latter excluded. */
  double fraction() {
    return random.nextDouble();
  }

  /** Around 0, from -1 to 1, mostly near 0. */
  double bell() {
    return (random.nextDouble() + random.nextDouble() + random.nextDouble()) / 1.5 - 1;
  }

  /** How often something happens that happens so many times on average. */
  int times(double average) {
    double limit = Math.exp(-average);
    int times = 0;
    for (double left = random.nextDouble(); left > limit; left *= random.nextDouble()) {
      times++;
    }
    return times;
  }

  <T> T oneOf(List<T> list) {
    return list.get(random.nextInt(list.size()));
  }

  /** The index of one of the weights, the heavier the likelier. */
  int pick(double[] weights) {
    double sum = 0;
    for (double weight : weights) {
      sum += weight;
    }
    double left = random.nextDouble() * sum;
    int index = 0;
    while (index < weights.length - 1 && left >= weights[index]) {
      left -= weights[index++];
    }
    return index;
  }
}
