package io.croupier.engine.exchange;

/**
 * The worst case of each betting type.
 *
 * <p>Owned by the engine thread.
 */
final class WorstCases {
  private final Exposure ofOdds = new Exposure(Runners.MAX_OF_MARKET);
  private final EachWayExposure ofEachWay = new EachWayExposure(Runners.MAX_OF_MARKET);

  private final LineExposure ofLine = new LineExposure();
  private final AsianExposure ofAsian;

  WorstCases(Runners runners) {
    ofAsian = new AsianExposure(runners);
  }

  /** Of the betting type of a market. */
  WorstCase of(Market market) {
    if (market.lines().exist()) {
      return ofLine;
    }
    if (market.score().isUsed()) {
      return ofAsian;
    }
    return market.payoff().isEachWay() ? ofEachWay : ofOdds;
  }
}
