package io.croupier.engine.exchange;

import io.croupier.engine.store.Invariant;

/** What must hold in the exchange between commands; for tests and snapshots. */
final class ExchangeInvariants {
  private final Exchange exchange;
  private final WorstCases worstCases;

  /** By order: stake, return, and fees of its matches. */
  private final long[] stakes;

  private final long[] returns;
  private final long[] feesIfWon;
  private final long[] feesIfLost;

  /** By wallet: what its unmatched orders risk. */
  private final long[] openRisks;

  private int matches;
  private int kept;

  ExchangeInvariants(Exchange exchange) {
    this.exchange = exchange;
    worstCases = new WorstCases(exchange.runners);
    int orders = exchange.orders.highest() + 1;
    stakes = new long[orders];
    returns = new long[orders];
    feesIfWon = new long[orders];
    feesIfLost = new long[orders];
    openRisks = new long[exchange.stakes.wallets() + 1];
  }

  void check() {
    exchange.orders.checkInvariants();
    exchange.positions.checkInvariants();
    exchange.book.checkInvariants();
    exchange.spBook.checkInvariants();
    for (int position = 1; position <= exchange.positions.highest(); position++) {
      if (exchange.positions.inUse(position)) {
        checkPosition(position);
      }
    }
    exchange.markets.forEachInUse(this::checkMarket);
    for (int wallet = 1; wallet < openRisks.length; wallet++) {
      boolean same = openRisks[wallet] == exchange.stakes.openRisk(wallet);
      Invariant.check(same, "the risk of a wallet's unmatched orders is another");
    }
    Invariant.check(matches == exchange.matches.size(), "a match hangs in no market's list");
    Invariant.check(kept == exchange.orders.kept(), "orders of final markets miscounted");
  }

  private void checkPosition(int position) {
    exchange.results.checkInvariants(exchange, position);
    Market market = exchange.markets.get(exchange.positions.market(position));
    boolean isEnded = exchange.positions.isEnded(position);
    long held = exchange.positions.held(position);
    Invariant.check(!isEnded || held == 0, "something is held for a settled position");
    if (!isEnded && !market.isRevalued()) {
      long hold = exchange.results.hold(worstCases.of(market), position, market);
      Invariant.check(held == hold, "what is held is not what is needed");
    }
  }

  private void checkMarket(Market market) {
    kept += market.isFinal() ? market.orders() : 0;
    int count = addMatches(market);
    int ofOrders = count - exchange.matches.legs(market.slot());
    Invariant.check(ofOrders <= market.orders(), "a market has more matches than orders");
    matches += count;
    int orders = 0;
    Positions positions = exchange.positions;
    int first = positions.firstInMarket(market.slot());
    for (int position = first; position != 0; position = positions.nextInMarket(position)) {
      orders += checkOrders(position, market);
    }
    Invariant.check(orders == market.orders(), "orders of a market miscounted");
  }

  private int addMatches(Market market) {
    int count = 0;
    long before = 0;
    Matches all = exchange.matches;
    for (int match = all.first(market.slot()); match != 0; match = all.next(match)) {
      Invariant.check(all.timestampNs(match) >= before, "a match hangs before an earlier one");
      before = all.timestampNs(match);
      count++;
      if (isWhole(market)) {
        add(all.incoming(match), match, market.takerBasisPoints());
        add(all.resting(match), match, market.makerBasisPoints());
      }
    }
    return count;
  }

  /** Whether the orders of all matches are there: the market is not being forgotten. */
  private static boolean isWhole(Market market) {
    return market.isKept() || !market.isFinal();
  }

  private void add(int order, int match, int rate) {
    if (order == 0) {
      return;
    }
    int side = exchange.orders.side(order);
    long stake = exchange.matches.stake(match);
    int price = exchange.matches.price(match);
    stakes[order] += stake;
    long winnings = exchange.matches.winnings(match);
    returns[order] += stake * price;
    if (exchange.matches.isSp(match)) {
      returns[order] += (stake + winnings) * Exposure.SCALE;
    }
    feesIfWon[order] += Fees.ifWon(side, stake, price, rate);
    feesIfLost[order] += Fees.ifLost(side, stake, price, rate);
  }

  /** Compares orders with their matches, and counts them. */
  private int checkOrders(int position, Market market) {
    int count = 0;
    Orders orders = exchange.orders;
    int first = exchange.positions.firstOrder(position);
    for (int order = first; order != 0; order = orders.nextInPosition(order)) {
      count++;
      long win = exchange.exposure.unmatchedWin(market, order);
      long place = exchange.exposure.unmatchedPlace(market, order);
      long lose = exchange.exposure.unmatchedLose(market, order);
      int wallet = exchange.positions.wallet(position);
      openRisks[wallet] += Stakes.risk(market, win, place, lose);
      boolean isVoid = exchange.runners.isVoid(orders.row(order));
      if (isWhole(market) && orders.matched(order) > 0 && !isVoid) {
        Invariant.check(orders.matched(order) == stakes[order], "matches are no order's stake");
        Invariant.check(orders.matchedReturn(order) == returns[order], "matches pay otherwise");
        OrderResults results = exchange.orderResults;
        Invariant.check(results.feesIfWon(order) == feesIfWon[order], "fees of matches differ");
        Invariant.check(results.feesIfLost(order) == feesIfLost[order], "fees of matches differ");
      }
    }
    return count;
  }
}
