package io.croupier.engine.exchange;

/**
 * What the matches of an order, and its unmatched stake at worst, bring by the result of its
 * runner; tells the results of its position of each change.
 *
 * <p>Owned by the engine thread.
 */
final class OrderExposure {
  private final Exchange exchange;
  private final Orders orders;
  private final OrderResults orderResults;
  private final Positions positions;
  private final RunnerResults results;
  private final Matches matches;

  OrderExposure(Exchange exchange) {
    this.exchange = exchange;
    orders = exchange.orders;
    orderResults = exchange.orderResults;
    positions = exchange.positions;
    results = exchange.results;
    matches = exchange.matches;
  }

  /** What the matches of an order bring if its runner wins, less fees. */
  long matchedWin(int order) {
    return exchange.marketOf(order).payoff().win(matchedProfit(order))
        - orderResults.feesIfWon(order);
  }

  /** What the matches of an order bring if its runner is only placed. */
  long matchedPlace(int order) {
    return exchange.marketOf(order).payoff().place(matchedProfit(order), matchedLoss(order));
  }

  /** What the matches of an order bring if its runner does not win, less fees. */
  long matchedLose(int order) {
    return exchange.marketOf(order).payoff().lose(matchedLoss(order))
        - orderResults.feesIfLost(order);
  }

  /** What the unmatched stake of an order brings at worst if its runner wins. */
  long unmatchedWin(int order) {
    return unmatchedWin(exchange.marketOf(order), order);
  }

  /** What the unmatched stake of an order brings at worst if its runner is only placed. */
  long unmatchedPlace(int order) {
    return unmatchedPlace(exchange.marketOf(order), order);
  }

  /** What the unmatched stake of an order brings at worst if its runner does not win. */
  long unmatchedLose(int order) {
    return unmatchedLose(exchange.marketOf(order), order);
  }

  /** Adds what the unmatched stake of an order brings at worst. */
  void addUnmatchedTo(ResultChange sum, Market market, int order) {
    sum.add(
        market.resultKey(orders.runner(order), orders.price(order)),
        unmatchedWin(market, order),
        unmatchedPlace(market, order),
        unmatchedLose(market, order));
  }

  /** Adds what the matches of an order bring, with LINE match by match; for tests. */
  void addMatchedTo(ResultChange sum, Market market, int order) {
    if (!market.lines().exist()) {
      sum.add(orders.runner(order), matchedWin(order), matchedPlace(order), matchedLose(order));
      return;
    }
    int side = orders.side(order);
    int slot = market.slot();
    for (int match = matches.first(slot); match != 0; match = matches.next(match)) {
      if (matches.incoming(match) == order || matches.resting(match) == order) {
        long stake = matches.stake(match);
        int price = matches.price(match);
        sum.add(
            market.resultKey(1, price),
            market.matchedWin(side, stake, price),
            0,
            market.matchedLose(side, stake));
      }
    }
  }

  /** Unmatched stake of an order, which brought so much before, is gone. */
  void unmatchedFell(Market market, int order, long stake, long win, long place, long lose) {
    positions.unmatchedFell(order);
    positions.stakeFell(orders.position(order), stake);
    unmatchedIsNow(market, order, win, place, lose);
  }

  /** The unmatched stake of an order, which brought so much before, now brings something else. */
  void unmatchedIsNow(Market market, int order, long win, long place, long lose) {
    int position = orders.position(order);
    long winNow = unmatchedWin(market, order);
    long placeNow = unmatchedPlace(market, order);
    long loseNow = unmatchedLose(market, order);
    int key = market.resultKey(orders.runner(order), orders.price(order));
    results.add(position, key, winNow - win, placeNow - place, loseNow - lose);
    exchange.stakes.unmatched(
        position,
        Stakes.risk(market, winNow, placeNow, loseNow) - Stakes.risk(market, win, place, lose));
  }

  long unmatchedWin(Market market, int order) {
    int price = orders.isSp(order) ? Exposure.AT_STAKE : orders.price(order);
    return market.unmatchedWin(orders.side(order), orders.unmatched(order), price);
  }

  long unmatchedPlace(Market market, int order) {
    return market.unmatchedPlace(orders.side(order), orders.unmatched(order), orders.price(order));
  }

  long unmatchedLose(Market market, int order) {
    return market.unmatchedLose(orders.side(order), orders.unmatched(order));
  }

  /** The matches of an order by themselves if its runner wins, in hundredths, before fees. */
  private long matchedProfit(int order) {
    long profit = orders.matchedReturn(order) - orders.matched(order) * Exposure.SCALE;
    return orders.side(order) == 0 ? profit : -profit;
  }

  /** The matches of an order by themselves if its runner loses, in hundredths, before fees. */
  private long matchedLoss(int order) {
    return Exposure.matchedLose(orders.side(order), orders.matched(order));
  }
}
