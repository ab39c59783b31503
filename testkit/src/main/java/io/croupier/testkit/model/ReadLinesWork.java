package io.croupier.testkit.model;

import java.util.List;

/** Reads the matches of a market of LINE one by one before it is settled, which tells nobody. */
final class ReadLinesWork extends Work {
  private final Market market;
  private int seen;

  ReadLinesWork(Market market) {
    super(market);
    this.market = market;
  }

  /** Before what pays a market, if it has lines. */
  static Work before(Market market, Work work) {
    return market.isLine
        ? new RoundsOfWork(market, List.of(new ReadLinesWork(market), work))
        : work;
  }

  @Override
  boolean isDone() {
    return seen == market.matches.size();
  }

  @Override
  int run(Turn turn, int steps) {
    int used = Math.min(steps, market.matches.size() - seen);
    seen += used;
    return used;
  }
}
