package io.croupier.engine.exchange;

import io.croupier.engine.account.Accounts;
import io.croupier.engine.ledger.Balances;
import io.croupier.engine.store.Invariant;
import io.croupier.engine.store.StoreVisitor;

/**
 * All state of the exchange, and the few changes in which an order, its price level, its position
 * and the results of its runner must move together.
 *
 * <p>Owned by the engine thread.
 */
public final class Exchange {
  private final transient PriceLadder[] ladders;
  final Runners runners;
  final Markets markets;
  final MarketData data;
  final Orders orders;
  final transient OrderBook book;
  final Positions positions;
  final RunnerResults results;
  final Cursors cursors;
  private final Balances balances;

  /**
   * Allocates all stores.
   *
   * @param levelLimit price levels that one command may touch
   */
  public Exchange(
      int marketLimit,
      int runnerLimit,
      int orderLimit,
      int accountLimit,
      int pageLimit,
      int levelLimit,
      PriceLadder customLadder,
      Accounts accounts,
      Balances balances) {
    this.balances = balances;
    ladders = new PriceLadder[] {PriceLadder.CLASSIC, PriceLadder.FINEST, customLadder};
    runners = new Runners(runnerLimit, marketLimit);
    markets = new Markets(marketLimit, runners);
    data = new MarketData(runners, marketLimit, levelLimit);
    orders = new Orders(orderLimit);
    book = new OrderBook(orders, runners.rows(), pageLimit, data);
    positions = new Positions(orders, accounts, accountLimit, marketLimit);
    results = new RunnerResults(orderLimit);
    cursors = new Cursors(orders, positions, marketLimit, accountLimit);
  }

  /** The slot of a market id; 0 when it is unknown or stale. */
  public int market(long marketId) {
    return markets.slot(marketId);
  }

  /** The id of the market in a slot that is taken. */
  public long marketId(int slot) {
    return markets.id(slot);
  }

  /** The legal prices of a market. */
  PriceLadder ladder(Market market) {
    return ladders[market.ladder()];
  }

  /** Begins the book of a new market on a ladder. */
  void open(Market market, int ladder) {
    market.ladder(ladder);
    openBook(market);
    data.created(market);
  }

  private void openBook(Market market) {
    for (int runner = 1; runner <= market.runnerCount(); runner++) {
      book.use(market.row(runner), ladder(market));
      data.use(market.row(runner), market.slot(), runner);
    }
  }

  /** The market that an order is in. */
  Market marketOf(int order) {
    return markets.get(positions.market(orders.position(order)));
  }

  /** The slot of the account that an order belongs to. */
  int accountOf(int order) {
    return positions.account(orders.position(order));
  }

  /** Takes an order in, unmatched and not in the book; there must be room. */
  int accept(
      int position,
      Market market,
      int runner,
      int side,
      int priceIndex,
      long stake,
      int persistence,
      int gateway) {
    int order = orders.add(stake, side, persistence, gateway);
    Invariant.check(order != 0, "an order was accepted without room for it");
    orders.price(order, ladder(market).price(priceIndex), priceIndex);
    orders.assign(order, position, runner, market.row(runner));
    positions.add(order);
    addUnmatched(order, stake, 1);
    return order;
  }

  /** Two orders meet, at the resting order's price. */
  void match(int incoming, int resting, long stake) {
    int price = orders.price(resting);
    book.reduce(resting, stake);
    data.traded(orders.row(resting), stake, price);
    matchOne(incoming, stake, price);
    matchOne(resting, stake, price);
  }

  /** The customer cancels unmatched stake of a resting order. */
  void cancel(int order, long stake) {
    book.reduce(order, stake);
    orders.cancel(order, stake);
    unmatchedFell(order, stake);
  }

  /** All unmatched stake of a resting order lapses. */
  void lapse(int order) {
    book.reduce(order, orders.unmatched(order));
    lapseIncoming(order);
  }

  /** All unmatched stake of an order that is not in the book lapses. */
  void lapseIncoming(int order) {
    long stake = orders.unmatched(order);
    orders.lapse(order, stake);
    unmatchedFell(order, stake);
  }

  /** Forgets an order that has no stake left but cancelled and lapsed; nothing is held for it. */
  void forgetIfEmpty(int order) {
    if (orders.unmatched(order) + orders.matched(order) > 0) {
      return;
    }
    int position = orders.position(order);
    cursors.orderGoes(order);
    positions.remove(order);
    orders.remove(order);
    if (positions.firstOrder(position) == 0) {
      leave(position);
    }
  }

  /** Forgets a position whose market is final for it, with its orders. */
  void close(int position) {
    for (int order = positions.firstOrder(position); order != 0; ) {
      int next = orders.nextInPosition(order);
      Invariant.check(orders.unmatched(order) == 0, "a market ended with unmatched stake");
      cursors.orderGoes(order);
      positions.remove(order);
      orders.remove(order);
      order = next;
    }
    results.clear(position);
    leave(position);
  }

  /** Visits every store, always in this order. */
  public void accept(StoreVisitor visitor) {
    markets.accept(visitor);
    data.accept(visitor);
    orders.accept(visitor);
    positions.accept(visitor);
    results.accept(visitor);
    cursors.accept(visitor);
  }

  /** Finds anew what is no state of its own, after a load. */
  public void rebuild() {
    positions.rebuild();
    markets.forEachInUse(this::openBook);
    book.rebuild();
  }

  /** Checks what must hold between commands; for tests and snapshots. */
  public void checkInvariants() {
    orders.checkInvariants();
    positions.checkInvariants();
    book.checkInvariants();
    Exposure exposure = new Exposure(Runners.MAX_OF_MARKET);
    for (int position = 1; position <= positions.highest(); position++) {
      if (positions.inUse(position)) {
        results.checkInvariants(orders, position, positions.firstOrder(position));
        Market market = markets.get(positions.market(position));
        long hold = results.hold(exposure, position, market.runnerCount(), market.winners());
        Invariant.check(positions.held(position) == hold, "what is held is not what is needed");
      }
    }
  }

  private void leave(int position) {
    cursors.positionGoes(position);
    balances.touch(positions.account(position));
    positions.leave(position);
  }

  private void matchOne(int order, long stake, int price) {
    int side = orders.side(order);
    int ownPrice = orders.price(order);
    orders.match(order, stake, price);
    positions.unmatchedFell(order);
    results.add(
        orders.position(order),
        orders.runner(order),
        Exposure.matchedWin(side, stake, price) - Exposure.unmatchedWin(side, stake, ownPrice),
        Exposure.matchedLose(side, stake) - Exposure.unmatchedLose(side, stake));
  }

  private void unmatchedFell(int order, long stake) {
    addUnmatched(order, stake, -1);
    positions.unmatchedFell(order);
    positions.stakeFell(orders.position(order), stake);
  }

  private void addUnmatched(int order, long stake, int sign) {
    int side = orders.side(order);
    results.add(
        orders.position(order),
        orders.runner(order),
        sign * Exposure.unmatchedWin(side, stake, orders.price(order)),
        sign * Exposure.unmatchedLose(side, stake));
  }
}
