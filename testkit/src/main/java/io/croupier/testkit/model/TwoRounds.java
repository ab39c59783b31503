package io.croupier.testkit.model;

/** One work after the other, on the same market. */
final class TwoRounds extends Work {
  private final Work first;
  private final Work second;

  TwoRounds(Work first, Work second) {
    super(first.subject());
    this.first = first;
    this.second = second;
  }

  boolean isInFirst() {
    return !first.isDone();
  }

  @Override
  boolean isDone() {
    return second.isDone();
  }

  @Override
  int run(Turn turn, int steps) {
    int used = first.isDone() ? 0 : first.run(turn, steps);
    return first.isDone() ? used + second.run(turn, steps - used) : used;
  }
}
