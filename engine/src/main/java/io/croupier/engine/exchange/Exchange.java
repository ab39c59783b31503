package io.croupier.engine.exchange;

import io.croupier.engine.account.Accounts;
import io.croupier.engine.ledger.Balances;
import io.croupier.engine.limit.Counts;
import io.croupier.engine.limit.WalletFigures;
import io.croupier.engine.store.Invariant;
import io.croupier.engine.store.StoreVisitor;
import io.croupier.engine.timer.Timers;
import io.croupier.protocol.RunnerResult;

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
  final transient SpBook spBook;
  final Positions positions;
  final transient OrderReferences references;
  final transient Delays delays;
  final PositionResults positionResults;
  final OrderResults orderResults;
  final RunnerResults results;
  final Matches matches;
  final Cursors cursors;
  final transient Stakes stakes;
  final transient OrderExposure exposure;
  final transient SpOrders spOrders;
  final transient HouseOrders houseOrders;
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
      int settledOrderLimit,
      int accountLimit,
      int pageLimit,
      int levelLimit,
      PriceLadder customLadder,
      Accounts accounts,
      Balances balances,
      WalletFigures figures,
      Counts counts,
      Timers timers) {
    this.balances = balances;
    ladders = new PriceLadder[] {PriceLadder.CLASSIC, PriceLadder.FINEST, customLadder};
    runners = new Runners(runnerLimit, marketLimit);
    markets = new Markets(marketLimit, runners);
    data = new MarketData(runners, marketLimit, levelLimit);
    orders = new Orders(orderLimit, settledOrderLimit);
    orderResults = new OrderResults(orders);
    matches = new Matches(orders.capacity(), marketLimit);
    book = new OrderBook(orders, runners.rows(), pageLimit, data);
    spBook = new SpBook(orders, runners.rows(), pageLimit);
    positions = new Positions(orders, accounts, accountLimit, marketLimit);
    references = new OrderReferences(orders);
    delays = new Delays(orders, positions, timers);
    positionResults = new PositionResults(positions, orders.capacity());
    results = new RunnerResults(runners, orders.capacity());
    cursors = new Cursors(orders, positions, marketLimit, accountLimit);
    stakes = new Stakes(positions, figures, counts);
    exposure = new OrderExposure(this);
    spOrders = new SpOrders(this);
    houseOrders = new HouseOrders(this, accounts);
  }

  /** The slot of a market id; 0 when it is unknown or stale. */
  public int market(long marketId) {
    return markets.slot(marketId);
  }

  /** Whether the market in a slot is for TEST accounts alone. */
  public boolean isTestMarket(int slot) {
    return markets.get(slot).isTest();
  }

  /** The id of the market in a slot that is taken. */
  public long marketId(int slot) {
    return markets.id(slot);
  }

  /** The legal prices of a market. */
  PriceLadder ladder(Market market) {
    return market.lines().exist() ? market.lines() : ladder(market.ladder());
  }

  /** The prices of a ladder, by its value in the schema. */
  PriceLadder ladder(int ladder) {
    return ladders[ladder];
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
      spBook.use(market.row(runner), ladder(market));
      data.use(market.row(runner), market.slot(), runner);
    }
  }

  /** Whether a result or a place is recorded for any runner of a market. */
  boolean hasResult(Market market) {
    if (market.lines().result() != Lines.NONE || market.score().home() != Score.NONE) {
      return true;
    }
    for (int runner = 1; runner <= market.runnerCount(); runner++) {
      int row = market.row(runner);
      if (runners.result(row) != RunnerResult.NONE || runners.position(row) != 0) {
        return true;
      }
    }
    return false;
  }

  /** The slot of an order id in a market not final; 0 when it is unknown, stale or settled. */
  int order(long orderId) {
    int order = orders.anySlot(orderId);
    return order == 0 || positions.isEnded(orders.position(order)) ? 0 : order;
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
  int accept(int position, Market market, Instruction instruction, int gateway) {
    int order = orders.add(instruction.stake, instruction.side, instruction.persistence, gateway);
    Invariant.check(order != 0, "an order was accepted without room for it");
    orders.price(order, instruction.price, instruction.priceIndex);
    orders.assign(order, position, instruction.runner, market.row(instruction.runner));
    orders.conditions(
        order,
        instruction.kind,
        instruction.bestExecution,
        instruction.marketVersion,
        instruction.minFill);
    orders.reference(order, instruction.reference);
    if (instruction.reference != 0) {
      references.put(order);
    }
    positions.add(order);
    market.countOrders(1);
    orderResults.begin(order);
    long win = exposure.unmatchedWin(market, order);
    long place = exposure.unmatchedPlace(market, order);
    long lose = exposure.unmatchedLose(market, order);
    int key = market.resultKey(instruction.runner, instruction.price);
    results.add(position, key, win, place, lose);
    stakes.unmatched(position, Stakes.risk(market, win, place, lose));
    return order;
  }

  /** An order that is not in a level takes another price. */
  void reprice(int order, int price, int priceIndex) {
    Market market = marketOf(order);
    long win = exposure.unmatchedWin(market, order);
    long place = exposure.unmatchedPlace(market, order);
    long lose = exposure.unmatchedLose(market, order);
    orders.price(order, price, priceIndex);
    exposure.unmatchedIsNow(market, order, win, place, lose);
  }

  /** The price of a match is cut: what it brings to one of its orders changes, fees included. */
  void cut(int order, long stake, int before, int after, int fee) {
    Market market = marketOf(order);
    int side = orders.side(order);
    long moreIfWon = Fees.ifWon(side, stake, after, fee) - Fees.ifWon(side, stake, before, fee);
    long moreIfLost = Fees.ifLost(side, stake, after, fee) - Fees.ifLost(side, stake, before, fee);
    orders.reprice(order, stake * (after - before));
    orderResults.addFees(order, moreIfWon, moreIfLost);
    results.add(
        orders.position(order),
        orders.runner(order),
        market.matchedWin(side, stake, after) - market.matchedWin(side, stake, before) - moreIfWon,
        market.matchedPlace(side, stake, after) - market.matchedPlace(side, stake, before),
        -moreIfLost);
  }

  /** The first resting order that an order meets at any price; 0 when there is none. */
  int bestAgainst(int order) {
    return book.first(orders.row(order), 1 - orders.side(order));
  }

  /** The first resting order that an order meets at its own price or better; 0: none. */
  int nextAgainst(int order) {
    return book.first(orders.row(order), 1 - orders.side(order), orders.priceIndex(order));
  }

  /** Whether an order would meet any other at its own price or better. */
  boolean wouldMatch(int order) {
    return nextAgainst(order) != 0;
  }

  /** Whether an order would meet another at a better price than its own. */
  boolean wouldImprove(int order) {
    int resting = nextAgainst(order);
    return resting != 0 && gain(order, resting) > 0;
  }

  /** By how many hundredths the price of a resting order is better than an order's own. */
  long gain(int order, int resting) {
    int difference = orders.price(resting) - orders.price(order);
    return orders.side(order) == 0 ? difference : -difference;
  }

  /** Two orders meet, at the resting order's price. */
  void match(int incoming, int resting, long stake, long timestampNs) {
    Market market = marketOf(incoming);
    int price = orders.price(resting);
    book.reduce(resting, stake);
    data.traded(orders.row(resting), stake, price);
    matches.add(market.slot(), incoming, resting, stake, price, timestampNs);
    matchOne(market, incoming, stake, price, market.takerBasisPoints());
    matchOne(market, resting, stake, price, market.makerBasisPoints());
  }

  /** The customer cancels unmatched stake of a resting order. */
  void cancel(int order, long stake) {
    Market market = marketOf(order);
    passLay(market, order, stake);
    long win = exposure.unmatchedWin(market, order);
    long place = exposure.unmatchedPlace(market, order);
    long lose = exposure.unmatchedLose(market, order);
    book.reduce(order, stake);
    orders.cancel(order, stake);
    exposure.unmatchedFell(market, order, stake, win, place, lose);
  }

  /** A resting order is taken by orders at the starting price, at its own price. */
  void take(int order, long stake) {
    Market market = marketOf(order);
    int price = orders.price(order);
    book.reduce(order, stake);
    data.traded(orders.row(order), stake, price);
    matchOne(market, order, stake, price, 0);
  }

  /** All unmatched stake of an order that rests or waits lapses. */
  void lapse(int order) {
    if (orders.waits(order)) {
      delays.end(marketOf(order), order);
    } else if (orders.isSp(order)) {
      spOrders.leave(order, orders.unmatched(order));
    } else {
      passLay(marketOf(order), order, orders.unmatched(order));
      book.reduce(order, orders.unmatched(order));
    }
    lapseIncoming(order);
  }

  /** Longer work may stand at a lay that leaves the book: it then goes on behind it. */
  private void passLay(Market market, int order, long stake) {
    if (market.nextLay() == order && stake == orders.unmatched(order)) {
      market.nextLay(orders.nextLay(order));
    }
  }

  /** All unmatched stake of an order that is not in the book lapses. */
  void lapseIncoming(int order) {
    Market market = marketOf(order);
    long stake = orders.unmatched(order);
    long win = exposure.unmatchedWin(market, order);
    long place = exposure.unmatchedPlace(market, order);
    long lose = exposure.unmatchedLose(market, order);
    orders.lapse(order, stake);
    if (orders.convertedStake(order) != 0) {
      orders.lapseRest(order, orders.convertedStake(order) - stake);
    }
    exposure.unmatchedFell(market, order, stake, win, place, lose);
  }

  /**
   * Forgets an order that has no reference, and no stake left but cancelled and lapsed; nothing is
   * held for it.
   */
  void forgetIfEmpty(int order) {
    if (isForgettable(order)) {
      forget(order);
    }
  }

  private boolean isForgettable(int order) {
    return orders.isEmpty(order) && orders.reference(order) == 0;
  }

  /** Whether an order that is forgotten now is the last of its position. */
  boolean takesPositionAlong(int order) {
    boolean alone = orders.previousInPosition(order) == 0 && orders.nextInPosition(order) == 0;
    return alone && isForgettable(order);
  }

  /** Forgets an order that has no stake left but cancelled and lapsed. */
  void forget(int order) {
    int position = orders.position(order);
    cursors.orderGoes(order);
    remove(order);
    if (positions.firstOrder(position) == 0) {
      cursors.positionGoes(position);
      balances.touch(positions.account(position));
      positions.leave(position);
    }
  }

  /** Takes an order out of its position and forgets it. */
  void remove(int order) {
    marketOf(order).countOrders(-1);
    if (orders.reference(order) != 0) {
      references.remove(order);
    }
    positions.stakeFell(orders.position(order), orders.matched(order));
    positions.remove(order);
    orders.remove(order);
  }

  /** Ends a position whose market is final for it; it is kept with its orders. */
  void end(int position) {
    results.clear(position);
    cursors.positionEnds(position);
    balances.touch(positions.account(position));
    positions.end(position);
  }

  /** Visits every store, always in this order. */
  public void accept(StoreVisitor visitor) {
    markets.accept(visitor);
    data.accept(visitor);
    orders.accept(visitor);
    orderResults.accept(visitor);
    matches.accept(visitor);
    positions.accept(visitor);
    positionResults.accept(visitor);
    results.accept(visitor);
    cursors.accept(visitor);
  }

  /** Finds anew what is no state of its own, after a load. */
  public void rebuild() {
    positions.rebuild();
    enterReferences();
    markets.forEachInUse(this::openBook);
    book.rebuild();
    spBook.rebuild();
  }

  private void enterReferences() {
    references.clear();
    for (int position = 1; position <= positions.highest(); position++) {
      int first = positions.inUse(position) ? positions.firstOrder(position) : 0;
      for (int order = first; order != 0; order = orders.nextInPosition(order)) {
        if (orders.reference(order) != 0) {
          references.put(order);
        }
      }
    }
  }

  /** Checks what must hold between commands; for tests and snapshots. */
  public void checkInvariants() {
    new ExchangeInvariants(this).check();
  }

  /** One of the two orders of a match. */
  void matchOne(Market market, int order, long stake, int price, int fee) {
    int side = orders.side(order);
    int ownPrice = orders.price(order);
    long before = orders.unmatched(order);
    long after = before - stake;
    long feeIfWon = Fees.ifWon(side, stake, price, fee);
    long feeIfLost = Fees.ifLost(side, stake, price, fee);
    orders.match(order, stake, price);
    orderResults.addFees(order, feeIfWon, feeIfLost);
    positions.unmatchedFell(order);
    int position = orders.position(order);
    int runner = orders.runner(order);
    long win = market.matchedWin(side, stake, price) - feeIfWon;
    long place = market.matchedPlace(side, stake, price);
    long lose = market.matchedLose(side, stake) - feeIfLost;
    long winBefore = market.unmatchedWin(side, before, ownPrice);
    long placeBefore = market.unmatchedPlace(side, before, ownPrice);
    long loseBefore = market.unmatchedLose(side, before);
    long winAfter = market.unmatchedWin(side, after, ownPrice);
    long placeAfter = market.unmatchedPlace(side, after, ownPrice);
    long loseAfter = market.unmatchedLose(side, after);
    stakes.unmatched(
        position,
        Stakes.risk(market, winAfter, placeAfter, loseAfter)
            - Stakes.risk(market, winBefore, placeBefore, loseBefore));
    stakes.matched(position, market, win, place, lose);
    if (market.lines().exist()) {
      results.add(position, market.resultKey(runner, price), win, place, lose);
      win = 0;
      place = 0;
      lose = 0;
    }
    results.add(
        position,
        market.resultKey(runner, ownPrice),
        win + winAfter - winBefore,
        place + placeAfter - placeBefore,
        lose + loseAfter - loseBefore);
  }
}
