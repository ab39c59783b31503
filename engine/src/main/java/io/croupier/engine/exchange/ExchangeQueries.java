package io.croupier.engine.exchange;

import static io.croupier.protocol.RefusalReason.INVALID_AMOUNT;
import static io.croupier.protocol.RefusalReason.INVALID_TRANSITION;

import io.croupier.engine.account.AccountChecks;
import io.croupier.engine.account.Accounts;
import io.croupier.engine.account.Refusals;
import io.croupier.engine.outcome.Outcomes;
import io.croupier.protocol.Field;
import io.croupier.protocol.QueryMarketDataDecoder;
import io.croupier.protocol.QueryMarketDecoder;
import io.croupier.protocol.QueryOrderBookDecoder;
import io.croupier.protocol.QueryOrdersDecoder;
import io.croupier.protocol.QueryRunnerDecoder;
import io.croupier.protocol.QueryStartingPriceDecoder;

/** Queries about markets and orders; they change nothing. Rules: docs/rules.md, Queries. */
public final class ExchangeQueries {
  private static final int PAGE = 100;
  private static final int MAX_DEPTH = 1_000;

  private final Exchange exchange;
  private final Orders orders;
  private final Positions positions;
  private final Accounts accounts;
  private final AccountChecks accountChecks;
  private final ExchangeChecks checks;
  private final OrderReports orderReports;
  private final MarketReports marketReports;
  private final BookImages images;
  private final StartingPriceReports startingPriceReports;
  private final transient StartingPriceSearch search;
  private final transient Reconciliation scratch = new Reconciliation();
  private final Refusals refusals;
  private final Outcomes outcomes;
  private final transient int[] page = new int[PAGE];

  ExchangeQueries(
      Exchange exchange,
      Accounts accounts,
      AccountChecks accountChecks,
      ExchangeChecks checks,
      OrderReports orderReports,
      MarketReports marketReports,
      BookImages images,
      StartingPriceReports startingPriceReports,
      Refusals refusals,
      Outcomes outcomes) {
    this.exchange = exchange;
    orders = exchange.orders;
    positions = exchange.positions;
    this.accounts = accounts;
    this.accountChecks = accountChecks;
    this.checks = checks;
    this.orderReports = orderReports;
    this.marketReports = marketReports;
    this.images = images;
    this.startingPriceReports = startingPriceReports;
    search = new StartingPriceSearch(exchange.book, exchange.spBook);
    this.refusals = refusals;
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

  /** Answers with a runner as it stands. */
  public void onQueryRunner(QueryRunnerDecoder query) {
    int slot = exchange.markets.slot(query.marketId());
    Market market = exchange.markets.get(slot);
    if (checks.unknownMarket(slot, query.marketId())
        || checks.unknownRunner(market, query.runner())) {
      return;
    }
    marketReports.answerRunnerChanged(market, query.runner());
  }

  /** Answers with the starting price of a runner, or where it would be now. */
  public void onQueryStartingPrice(QueryStartingPriceDecoder query) {
    int slot = exchange.markets.slot(query.marketId());
    Market market = exchange.markets.get(slot);
    int runner = query.runner();
    if (checks.unknownMarket(slot, query.marketId())
        || checks.unknownRunner(market, runner)
        || refusals.when(!market.isBsp(), INVALID_TRANSITION, Field.none, 0)) {
      return;
    }
    if (!market.takesSp()) {
      startingPriceReports.reported(market, runner, 0, 0);
      return;
    }
    int row = market.row(runner);
    PriceLadder ladder = exchange.ladder(market);
    search.begin(row, ladder, false);
    long far = search.priceNow(scratch);
    search.begin(row, ladder, true);
    boolean none = exchange.spBook.sum(row, 0) + exchange.spBook.sum(row, 1) == 0;
    long near = none ? search.middle() : search.priceNow(scratch);
    startingPriceReports.reported(market, runner, near, far);
  }

  /** Answers with the best prices of a runner that have unmatched stake, a bounded number. */
  public void onQueryOrderBook(QueryOrderBookDecoder query) {
    int slot = exchange.markets.slot(query.marketId());
    Market market = exchange.markets.get(slot);
    if (checks.unknownMarket(slot, query.marketId())
        || checks.unknownRunner(market, query.runner())) {
      return;
    }
    images.answerRunner(market, query.runner());
  }

  /** Answers with a page of a market's public data, or that the asker lacks nothing of it. */
  public void onQueryMarketData(QueryMarketDataDecoder query) {
    int slot = exchange.markets.slot(query.marketId());
    Market market = exchange.markets.get(slot);
    long after = query.after();
    boolean badPlace = slot != 0 && !images.isPlace(market, after);
    if (checks.unknownMarket(slot, query.marketId())
        || refusals.when(query.depth() > MAX_DEPTH, INVALID_AMOUNT, Field.depth, 0)
        || refusals.when(badPlace, INVALID_AMOUNT, Field.after, 0)) {
      return;
    }
    if (after == 0 && query.fromDataVersion() == exchange.data.version(slot)) {
      images.answerNothing(market);
    } else {
      images.answerPage(market, after, query.depth());
    }
  }

  /** Answers with the open orders of an account, a page at a time. */
  public void onQueryOrders(QueryOrdersDecoder query) {
    long accountId = query.header().accountId();
    int account = accounts.slot(accountId);
    long marketId = query.marketId();
    int market = exchange.markets.slot(marketId);
    int after = exchange.order(query.afterOrderId());
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
