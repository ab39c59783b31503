package io.croupier.engine.exchange;

import io.croupier.engine.account.AccountChecks;
import io.croupier.engine.account.Accounts;
import io.croupier.engine.outcome.Outcomes;
import io.croupier.protocol.BookChangedEncoder;
import io.croupier.protocol.QueryMarketDecoder;
import io.croupier.protocol.QueryOrderBookDecoder;
import io.croupier.protocol.QueryOrdersDecoder;

/** Queries about markets and orders; they change nothing. Rules: docs/rules.md, Queries. */
public final class ExchangeQueries {
  private static final int PAGE = 100;

  /** Levels of a side in one answer: all of a CLASSIC ladder. */
  private static final int DEPTH = 350;

  private final Exchange exchange;
  private final Orders orders;
  private final Positions positions;
  private final Accounts accounts;
  private final AccountChecks accountChecks;
  private final ExchangeChecks checks;
  private final OrderReports orderReports;
  private final MarketReports marketReports;
  private final Outcomes outcomes;
  private final transient int[] page = new int[PAGE];

  ExchangeQueries(
      Exchange exchange,
      Accounts accounts,
      AccountChecks accountChecks,
      ExchangeChecks checks,
      OrderReports orderReports,
      MarketReports marketReports,
      Outcomes outcomes) {
    this.exchange = exchange;
    orders = exchange.orders;
    positions = exchange.positions;
    this.accounts = accounts;
    this.accountChecks = accountChecks;
    this.checks = checks;
    this.orderReports = orderReports;
    this.marketReports = marketReports;
    this.outcomes = outcomes;
  }

  /** Answers with a market as it stands. */
  public void onQueryMarket(QueryMarketDecoder query) {
    int slot = exchange.markets.slot(query.marketId());
    if (checks.unknownMarket(slot, query.marketId())) {
      return;
    }
    marketReports.describe(exchange.markets.get(slot));
  }

  /** Answers with the best prices of a runner that have unmatched stake, a bounded number. */
  public void onQueryOrderBook(QueryOrderBookDecoder query) {
    int slot = exchange.markets.slot(query.marketId());
    Market market = exchange.markets.get(slot);
    if (checks.unknownMarket(slot, query.marketId())
        || checks.unknownRunner(market, query.runner())) {
      return;
    }
    int row = market.row(query.runner());
    int count = exchange.book.levels(row, 0, DEPTH) + exchange.book.levels(row, 1, DEPTH);
    BookChangedEncoder answer = outcomes.answer(0).bookChanged(count);
    answer.marketId(query.marketId()).runner(query.runner());
    answer.runnersCount(0);
    BookChangedEncoder.LevelsEncoder levels = answer.levelsCount(count);
    for (int side = 0; side <= 1; side++) {
      int index = exchange.book.best(row, side);
      int left = DEPTH;
      for (; index != OrderBook.NONE && left > 0; index = exchange.book.next(row, side, index)) {
        left--;
        levels
            .next()
            .size(exchange.book.total(row, side, index))
            .price(exchange.ladder(market).price(index))
            .side(OrderReports.side(side));
      }
    }
  }

  /** Answers with the open orders of an account, a page at a time. */
  public void onQueryOrders(QueryOrdersDecoder query) {
    long accountId = query.header().accountId();
    int account = accounts.slot(accountId);
    long marketId = query.marketId();
    int market = exchange.markets.slot(marketId);
    int after = orders.slot(query.afterOrderId());
    boolean foreign =
        after != 0
            && (exchange.accountOf(after) != account
                || (market != 0 && exchange.marketOf(after).slot() != market));
    if (accountChecks.unknownAccount(account, accountId)
        || (marketId != 0 && checks.unknownMarket(market, marketId))
        || (query.afterOrderId() != 0
            && checks.unknownOrder(foreign ? 0 : after, query.afterOrderId()))) {
      return;
    }
    int count = 0;
    int order = next(account, market, after);
    for (; order != 0 && count < PAGE; order = next(account, market, order)) {
      page[count++] = order;
    }
    long next = order == 0 ? 0 : orders.id(page[count - 1]);
    outcomes.answer(accountId).ordersProcessed().count(count).nextAfterOrderId(next);
    for (int i = 0; i < count; i++) {
      orderReports.reported(page[i]);
    }
  }

  /** The next open order behind another, 0: the first; in one market, 0: in all. */
  private int next(int account, int market, int after) {
    if (after == 0) {
      boolean all = market == 0;
      int first = all ? positions.firstInAccount(account) : positions.find(account, market);
      return positions.firstOrder(first);
    }
    int order = orders.nextInPosition(after);
    if (order == 0 && market == 0) {
      // A position has an order, so the next one has the next order.
      order = positions.firstOrder(positions.nextInAccount(orders.position(after)));
    }
    return order;
  }
}
