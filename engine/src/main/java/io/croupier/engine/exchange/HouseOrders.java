package io.croupier.engine.exchange;

import io.croupier.engine.account.Accounts;
import io.croupier.engine.store.Invariant;
import io.croupier.protocol.Persistence;

/**
 * The orders of the HOUSE account between orders that are matched across runners. Rules:
 * docs/rules.md, Cross-matching.
 *
 * <p>Owned by the engine thread.
 */
final class HouseOrders {
  private final Exchange exchange;
  private final Accounts accounts;
  private final MarketData data;
  private final Orders orders;
  private final OrderResults orderResults;
  private final OrderBook book;
  private final Positions positions;
  private final RunnerResults results;
  private final Matches matches;

  HouseOrders(Exchange exchange, Accounts accounts) {
    this.exchange = exchange;
    this.accounts = accounts;
    data = exchange.data;
    orders = exchange.orders;
    orderResults = exchange.orderResults;
    book = exchange.book;
    positions = exchange.positions;
    results = exchange.results;
    matches = exchange.matches;
  }

  /** Whether a match is a leg of a cross-match: one of its orders is the house's. */
  boolean isLeg(int match) {
    return isOfHouse(matches.incoming(match)) || isOfHouse(matches.resting(match));
  }

  private boolean isOfHouse(int order) {
    return order != 0 && accounts.house() != 0 && exchange.accountOf(order) == accounts.house();
  }

  /** Opens an order of the HOUSE account without stake or price; there must be room. */
  int open(int position, Market market, int runner, int side) {
    int order = orders.add(0, side, Persistence.LAPSE.value(), market.homeGateway());
    Invariant.check(order != 0, "an order of the house was opened without room for it");
    orders.assign(order, position, runner, market.row(runner));
    positions.add(order);
    market.countOrders(1);
    orderResults.begin(order);
    return order;
  }

  /** An incoming order meets the house's on its runner, in a cross-match. */
  void match(int incoming, int ofHouse, long stake, int price, long timestampNs) {
    addLeg(incoming, ofHouse, stake, price, timestampNs);
    exchange.matchOne(exchange.marketOf(incoming), incoming, stake, price, 0);
    growOfHouse(ofHouse, stake, price);
  }

  /** A resting order on another runner meets the house's, in a cross-match, at its own price. */
  void matchLeg(int ofHouse, int resting, long stake, long timestampNs) {
    int price = orders.price(resting);
    book.reduce(resting, stake);
    addLeg(ofHouse, resting, stake, price, timestampNs);
    growOfHouse(ofHouse, stake, price);
    exchange.matchOne(exchange.marketOf(resting), resting, stake, price, 0);
  }

  private void addLeg(int incoming, int resting, long stake, int price, long timestampNs) {
    data.traded(orders.row(resting), stake, price);
    int market = positions.market(orders.position(resting));
    matches.addLeg(market, incoming, resting, stake, price, timestampNs);
  }

  private void growOfHouse(int order, long stake, int price) {
    Market market = exchange.marketOf(order);
    int side = orders.side(order);
    orders.addMatched(order, stake, price);
    positions.stakeFell(orders.position(order), -stake);
    results.add(
        orders.position(order),
        orders.runner(order),
        market.matchedWin(side, stake, price),
        market.matchedPlace(side, stake, price),
        market.matchedLose(side, stake));
  }
}
