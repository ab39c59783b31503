package io.croupier.demo.edge;

/** What people call markets and their runners. */
public interface MarketNames {
  /** Numbers alone. */
  MarketNames NONE = new MarketNames() {};

  /** What kind of market it is; empty: that is not known. */
  default String kind(long marketId) {
    return "";
  }

  default String runner(long marketId, int runner) {
    return Integer.toString(runner);
  }
}
