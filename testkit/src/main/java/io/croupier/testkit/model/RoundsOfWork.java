package io.croupier.testkit.model;

import java.util.List;

/** One work after the other, on the same market. */
final class RoundsOfWork extends Work {
  private final List<Work> rounds;
  private int current;

  RoundsOfWork(Market market, List<Work> rounds) {
    super(market);
    this.rounds = rounds;
  }

  Work current() {
    return rounds.get(current);
  }

  boolean isInLast() {
    return current == rounds.size() - 1;
  }

  @Override
  boolean isDone() {
    return isInLast() && current().isDone();
  }

  @Override
  int run(Turn turn, int steps) {
    int used = current().run(turn, steps);
    while (current().isDone() && !isInLast()) {
      current++;
      used += current().run(turn, steps - used);
    }
    return used;
  }
}
