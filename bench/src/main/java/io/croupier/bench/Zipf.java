package io.croupier.bench;

import java.util.Arrays;
import java.util.Random;

/** Draws 0, 1, 2 and so on, the n-th of them 1/n as often as the first. */
final class Zipf {
  private final double[] sums;

  Zipf(int size) {
    sums = new double[size];
    double sum = 0;
    for (int i = 0; i < size; i++) {
      sum += 1.0 / (i + 1);
      sums[i] = sum;
    }
  }

  int next(Random random) {
    double drawn = random.nextDouble() * sums[sums.length - 1];
    int at = Arrays.binarySearch(sums, drawn);
    return Math.min(at < 0 ? -at - 1 : at, sums.length - 1);
  }
}
