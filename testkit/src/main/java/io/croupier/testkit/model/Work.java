package io.croupier.testkit.model;

/** Longer work, done a bounded number of steps at a time. */
abstract class Work {
  private final Object subject;

  /**
   * @param subject the market or the account that the work is on
   */
  Work(Object subject) {
    this.subject = subject;
  }

  Object subject() {
    return subject;
  }

  /** It cannot go on before other work has ended. */
  boolean mustWait() {
    return false;
  }

  /** Nothing is left to do. */
  abstract boolean isDone();

  /** Takes at most the given number of steps and tells how many it did. */
  abstract int run(Turn turn, int steps);
}
