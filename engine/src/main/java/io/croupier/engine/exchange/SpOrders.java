package io.croupier.engine.exchange;

/**
 * The changes of orders at the starting price, in which an order, its place among those that wait,
 * its position and the results of its runner move together. Rules: docs/rules.md, Starting price.
 *
 * <p>Owned by the engine thread.
 */
final class SpOrders {
  private final Exchange exchange;
  private final Runners runners;
  private final Orders orders;
  private final OrderBook book;
  private final SpBook spBook;
  private final Positions positions;
  private final RunnerResults results;
  private final OrderExposure exposure;

  SpOrders(Exchange exchange) {
    this.exchange = exchange;
    runners = exchange.runners;
    orders = exchange.orders;
    book = exchange.book;
    spBook = exchange.spBook;
    positions = exchange.positions;
    results = exchange.results;
    exposure = exchange.exposure;
  }

  /** An order waits for the starting price from now on. */
  void enter(int order) {
    spBook.levels.place(order);
    positions.waits(orders.position(order), 1);
  }

  /** An order that waits for the starting price takes another limit, behind those that have it. */
  void limit(int order, int price, int priceIndex) {
    leave(order, orders.unmatched(order));
    orders.price(order, price, priceIndex);
    enter(order);
  }

  /** So much of an order waits for the starting price no more. */
  void leave(int order, long amount) {
    spBook.levels.reduce(order, amount);
    if (amount == orders.unmatched(order)) {
      positions.waits(orders.position(order), -1);
    }
  }

  /** A resting order becomes one at the starting price without a limit. */
  void convert(int order, long amount) {
    Market market = exchange.marketOf(order);
    int position = orders.position(order);
    long stake = orders.unmatched(order);
    long win = exposure.unmatchedWin(market, order);
    long lose = exposure.unmatchedLose(market, order);
    book.reduce(order, stake);
    orders.convert(order, amount, SpBook.anyPrice(orders.side(order), exchange.ladder(market)));
    positions.stakeFell(position, stake - amount);
    exposure.unmatchedIsNow(market, order, win, 0, lose);
    enter(order);
  }

  /** A part of what an order at the starting price states lapses. */
  void lapse(int order, long amount) {
    orders.lapseRest(order, amount);
    cut(order, amount);
  }

  /** What an order at the starting price states, or a part of it, lapses and is not reported. */
  void cut(int order, long amount) {
    Market market = exchange.marketOf(order);
    long win = exposure.unmatchedWin(market, order);
    long lose = exposure.unmatchedLose(market, order);
    leave(order, amount);
    orders.cutUnreported(order, amount);
    exposure.unmatchedFell(market, order, amount, win, 0, lose);
  }

  /** An order that waits for the starting price is matched with all it states. */
  void match(int order, long stake, long winnings) {
    Market market = exchange.marketOf(order);
    int side = orders.side(order);
    long amount = orders.unmatched(order);
    long win = exposure.unmatchedWin(market, order);
    long lose = exposure.unmatchedLose(market, order);
    leave(order, amount);
    orders.matchAtStartingPrice(order, stake, winnings);
    positions.unmatchedFell(order);
    int position = orders.position(order);
    long winNow = Exposure.spWin(side, winnings);
    long loseNow = Exposure.matchedLose(side, stake);
    positions.stakeFell(position, amount - stake);
    exchange.stakes.unmatched(position, -Stakes.risk(market, win, 0, lose));
    exchange.stakes.matched(position, market, winNow, 0, loseNow);
    results.add(position, orders.runner(order), winNow - win, 0, loseNow - lose);
  }

  /** What a match at the starting price wins, or costs, falls. */
  void changeWinnings(int order, long change) {
    int side = orders.side(order);
    orders.reprice(order, change * Exposure.SCALE);
    if (side != 0) {
      runners.addLayReturn(orders.row(order), change);
    }
    long win = Exposure.spWin(side, change);
    results.add(orders.position(order), orders.runner(order), win, 0, 0);
  }
}
