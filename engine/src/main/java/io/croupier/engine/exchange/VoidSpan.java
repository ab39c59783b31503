package io.croupier.engine.exchange;

import io.croupier.engine.store.StoreVisitor;

/**
 * Which matches of a market VoidMatches is about: those of a span of time, of one runner or of all.
 *
 * <p>Owned by the engine thread.
 */
final class VoidSpan {
  private long from;
  private long to;
  private int runner;

  /** Matches from a time to before another; runner 0: of all runners. */
  void begin(long from, long to, int runner) {
    this.from = from;
    this.to = to;
    this.runner = runner;
  }

  /** Whether a time is behind the span. */
  boolean isOver(long timestampNs) {
    return timestampNs >= to;
  }

  /** Whether a match of a time that is not behind the span is meant; runner 0: it is on all. */
  boolean concerns(long timestampNs, int runnerOfMatch) {
    return timestampNs >= from && (runner == 0 || runnerOfMatch == 0 || runner == runnerOfMatch);
  }

  void accept(StoreVisitor visitor) {
    from = visitor.value("from", 1, from);
    to = visitor.value("to", 1, to);
    runner = visitor.count("runner", 1, runner);
  }
}
