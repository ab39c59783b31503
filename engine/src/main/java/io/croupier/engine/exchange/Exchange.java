package io.croupier.engine.exchange;

import io.croupier.engine.account.Accounts;
import io.croupier.engine.ledger.Balances;
import io.croupier.engine.store.Invariant;
import io.croupier.engine.store.StoreVisitor;
import io.croupier.engine.timer.Timers;
import io.croupier.protocol.Persistence;
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
  private final Accounts accounts;
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
      Timers timers) {
    this.accounts = accounts;
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

  /** Whether a match is a leg of a cross-match: one of its orders is the house's. */
  boolean isLeg(int match) {
    return isOfHouse(matches.incoming(match)) || isOfHouse(matches.resting(match));
  }

  private boolean isOfHouse(int order) {
    return order != 0 && accounts.house() != 0 && accountOf(order) == accounts.house();
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
    results.add(
        position,
        market.resultKey(instruction.runner, instruction.price),
        unmatchedWin(market, order),
        unmatchedPlace(market, order),
        unmatchedLose(market, order));
    return order;
  }

  /** An order that is not in a level takes another price. */
  void reprice(int order, int price, int priceIndex) {
    Market market = marketOf(order);
    long win = unmatchedWin(market, order);
    long place = unmatchedPlace(market, order);
    long lose = unmatchedLose(market, order);
    orders.price(order, price, priceIndex);
    unmatchedIsNow(market, order, win, place, lose);
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

  /** Opens an order of the HOUSE account without stake or price; there must be room. */
  int openHouseOrder(int position, Market market, int runner, int side) {
    int order = orders.add(0, side, Persistence.LAPSE.value(), market.homeGateway());
    Invariant.check(order != 0, "an order of the house was opened without room for it");
    orders.assign(order, position, runner, market.row(runner));
    positions.add(order);
    market.countOrders(1);
    orderResults.begin(order);
    return order;
  }

  /** An incoming order meets the house's on its runner, in a cross-match. */
  void matchHouse(int incoming, int ofHouse, long stake, int price, long timestampNs) {
    addLeg(incoming, ofHouse, stake, price, timestampNs);
    matchOne(marketOf(incoming), incoming, stake, price, 0);
    growOfHouse(ofHouse, stake, price);
  }

  /** A resting order on another runner meets the house's, in a cross-match, at its own price. */
  void matchLeg(int ofHouse, int resting, long stake, long timestampNs) {
    int price = orders.price(resting);
    book.reduce(resting, stake);
    addLeg(ofHouse, resting, stake, price, timestampNs);
    growOfHouse(ofHouse, stake, price);
    matchOne(marketOf(resting), resting, stake, price, 0);
  }

  private void addLeg(int incoming, int resting, long stake, int price, long timestampNs) {
    data.traded(orders.row(resting), stake, price);
    int market = positions.market(orders.position(resting));
    matches.addLeg(market, incoming, resting, stake, price, timestampNs);
  }

  private void growOfHouse(int order, long stake, int price) {
    Market market = marketOf(order);
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

  /** The customer cancels unmatched stake of a resting order. */
  void cancel(int order, long stake) {
    Market market = marketOf(order);
    passLay(market, order, stake);
    long win = unmatchedWin(market, order);
    long place = unmatchedPlace(market, order);
    long lose = unmatchedLose(market, order);
    book.reduce(order, stake);
    orders.cancel(order, stake);
    unmatchedFell(market, order, stake, win, place, lose);
  }

  /** An order waits for the starting price from now on. */
  void waitForSp(int order) {
    spBook.levels.place(order);
    positions.waits(orders.position(order), 1);
  }

  /** An order that waits for the starting price takes another limit, behind those that have it. */
  void limitSp(int order, int price, int priceIndex) {
    leaveSp(order, orders.unmatched(order));
    orders.price(order, price, priceIndex);
    waitForSp(order);
  }

  /** So much of an order waits for the starting price no more. */
  void leaveSp(int order, long amount) {
    spBook.levels.reduce(order, amount);
    if (amount == orders.unmatched(order)) {
      positions.waits(orders.position(order), -1);
    }
  }

  /** A resting order becomes one at the starting price without a limit. */
  void convert(int order, long amount) {
    Market market = marketOf(order);
    int position = orders.position(order);
    long stake = orders.unmatched(order);
    long win = unmatchedWin(market, order);
    long lose = unmatchedLose(market, order);
    book.reduce(order, stake);
    orders.convert(order, amount, SpBook.anyPrice(orders.side(order), ladder(market)));
    positions.stakeFell(position, stake - amount);
    results.add(
        position,
        orders.runner(order),
        unmatchedWin(market, order) - win,
        0,
        unmatchedLose(market, order) - lose);
    waitForSp(order);
  }

  /** A part of what an order at the starting price states lapses. */
  void lapseSp(int order, long amount) {
    orders.lapseRest(order, amount);
    cutSp(order, amount);
  }

  /** What an order at the starting price states, or a part of it, lapses and is not reported. */
  void cutSp(int order, long amount) {
    Market market = marketOf(order);
    long win = unmatchedWin(market, order);
    long lose = unmatchedLose(market, order);
    leaveSp(order, amount);
    orders.cutUnreported(order, amount);
    unmatchedFell(market, order, amount, win, 0, lose);
  }

  /** An order that waits for the starting price is matched with all it states. */
  void matchAtStartingPrice(int order, long stake, long winnings) {
    Market market = marketOf(order);
    int side = orders.side(order);
    long amount = orders.unmatched(order);
    long win = unmatchedWin(market, order);
    long lose = unmatchedLose(market, order);
    leaveSp(order, amount);
    orders.matchAtStartingPrice(order, stake, winnings);
    positions.unmatchedFell(order);
    positions.stakeFell(orders.position(order), amount - stake);
    results.add(
        orders.position(order),
        orders.runner(order),
        Exposure.spWin(side, winnings) - win,
        0,
        Exposure.matchedLose(side, stake) - lose);
  }

  /** What a match at the starting price wins, or costs, falls. */
  void changeSpWinnings(int order, long change) {
    int side = orders.side(order);
    orders.reprice(order, change * Exposure.SCALE);
    if (side != 0) {
      runners.addLayReturn(orders.row(order), change);
    }
    long win = Exposure.spWin(side, change);
    results.add(orders.position(order), orders.runner(order), win, 0, 0);
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
      leaveSp(order, orders.unmatched(order));
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
    long win = unmatchedWin(market, order);
    long place = unmatchedPlace(market, order);
    long lose = unmatchedLose(market, order);
    orders.lapse(order, stake);
    if (orders.convertedStake(order) != 0) {
      orders.lapseRest(order, orders.convertedStake(order) - stake);
    }
    unmatchedFell(market, order, stake, win, place, lose);
  }

  /**
   * Forgets an order that has no reference, and no stake left but cancelled and lapsed; nothing is
   * held for it.
   */
  void forgetIfEmpty(int order) {
    if (orders.isEmpty(order) && orders.reference(order) == 0) {
      forget(order);
    }
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

  /** What the matches of an order bring if its runner wins, less fees. */
  long matchedWin(int order) {
    return marketOf(order).payoff().win(matchedProfit(order)) - orderResults.feesIfWon(order);
  }

  /** What the matches of an order bring if its runner is only placed. */
  long matchedPlace(int order) {
    return marketOf(order).payoff().place(matchedProfit(order), matchedLoss(order));
  }

  /** What the matches of an order bring if its runner does not win, less fees. */
  long matchedLose(int order) {
    return marketOf(order).payoff().lose(matchedLoss(order)) - orderResults.feesIfLost(order);
  }

  /** What the unmatched stake of an order brings at worst if its runner wins. */
  long unmatchedWin(int order) {
    return unmatchedWin(marketOf(order), order);
  }

  /** What the unmatched stake of an order brings at worst if its runner is only placed. */
  long unmatchedPlace(int order) {
    return unmatchedPlace(marketOf(order), order);
  }

  /** What the unmatched stake of an order brings at worst if its runner does not win. */
  long unmatchedLose(int order) {
    return unmatchedLose(marketOf(order), order);
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

  private void matchOne(Market market, int order, long stake, int price, int fee) {
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
    if (market.lines().exist()) {
      results.add(position, market.resultKey(runner, price), win, place, lose);
      win = 0;
      place = 0;
      lose = 0;
    }
    results.add(
        position,
        market.resultKey(runner, ownPrice),
        win
            + market.unmatchedWin(side, after, ownPrice)
            - market.unmatchedWin(side, before, ownPrice),
        place
            + market.unmatchedPlace(side, after, ownPrice)
            - market.unmatchedPlace(side, before, ownPrice),
        lose + market.unmatchedLose(side, after) - market.unmatchedLose(side, before));
  }

  /** Unmatched stake of an order, which brought so much before, is gone. */
  private void unmatchedFell(
      Market market, int order, long stake, long win, long place, long lose) {
    positions.unmatchedFell(order);
    positions.stakeFell(orders.position(order), stake);
    unmatchedIsNow(market, order, win, place, lose);
  }

  /** The unmatched stake of an order, which brought so much before, now brings something else. */
  private void unmatchedIsNow(Market market, int order, long win, long place, long lose) {
    results.add(
        orders.position(order),
        market.resultKey(orders.runner(order), orders.price(order)),
        unmatchedWin(market, order) - win,
        unmatchedPlace(market, order) - place,
        unmatchedLose(market, order) - lose);
  }

  private long unmatchedWin(Market market, int order) {
    int price = orders.isSp(order) ? Exposure.AT_STAKE : orders.price(order);
    return market.unmatchedWin(orders.side(order), orders.unmatched(order), price);
  }

  private long unmatchedPlace(Market market, int order) {
    return market.unmatchedPlace(orders.side(order), orders.unmatched(order), orders.price(order));
  }

  private long unmatchedLose(Market market, int order) {
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
