package io.croupier.engine.exchange;

import static io.croupier.engine.ledger.BalanceKind.HELD_EXCHANGE;

import io.croupier.engine.account.AccountCaps;
import io.croupier.engine.account.Refusals;
import io.croupier.engine.ledger.Balances;
import io.croupier.engine.ledger.Money;
import io.croupier.engine.limit.LimitChecks;
import io.croupier.protocol.Field;
import io.croupier.protocol.RefusalReason;

/**
 * Judges what an order would need before it is taken, unmatched as it comes: the account's caps,
 * its money, and places in the stores.
 *
 * <p>Owned by the engine thread.
 */
final class OrderRisk {
  private final Exchange exchange;
  private final Balances balances;
  private final AccountCaps caps;
  private final LimitChecks limits;
  private final Holds holds;
  private final Refusals refusals;
  private transient long ofOrder;
  private transient long hold;
  private transient int newPages;
  private transient long concerns;

  OrderRisk(
      Exchange exchange,
      Balances balances,
      AccountCaps caps,
      LimitChecks limits,
      Holds holds,
      Refusals refusals) {
    this.exchange = exchange;
    this.balances = balances;
    this.caps = caps;
    this.limits = limits;
    this.holds = holds;
    this.refusals = refusals;
  }

  /** Refuses a new order that cannot be taken behind those of the prospect. */
  boolean isTooMuch(
      Instruction order, Market market, int account, int wallet, int position, Prospect prospect) {
    RefusalReason reason = judge(order, market, account, wallet, position, prospect, 0);
    boolean noField = reason == RefusalReason.TOO_MANY_ORDERS || reason == RefusalReason.CAPACITY;
    Field field = noField ? Field.none : LimitChecks.field(reason);
    return refusals.when(reason != RefusalReason.NONE, reason, field, concerns);
  }

  /**
   * Judges an order behind those of the prospect, whose results it is added to.
   *
   * @param replaced the order whose unmatched stake it takes over, so that it is not one more; or 0
   * @return NONE if it can be taken; else the first reason
   */
  RefusalReason judge(
      Instruction order,
      Market market,
      int account,
      int wallet,
      int position,
      Prospect prospect,
      int replaced) {
    int runner = order.runner;
    boolean capped = caps.hasRunnerLiabilityLimit(wallet);
    hold = prospect.held();
    long lossBefore = capped ? loss(market, position, runner, prospect) : 0;
    long others = prospect.risk();
    if (replaced != 0) {
      long win = exchange.exposure.unmatchedWin(replaced);
      long place = exchange.exposure.unmatchedPlace(replaced);
      long lose = exchange.exposure.unmatchedLose(replaced);
      int key = market.resultKey(runner, exchange.orders.price(replaced));
      prospect.results.add(key, -win, -place, -lose);
      others -= Stakes.risk(market, win, place, lose);
    }
    long win = market.unmatchedWin(order.side, order.stake, order.riskPrice());
    long place = market.unmatchedPlace(order.side, order.stake, order.price);
    long lose = market.unmatchedLose(order.side, order.stake);
    prospect.results.add(market.resultKey(runner, order.price), win, place, lose);
    ofOrder = Stakes.risk(market, win, place, lose);
    hold = holds.with(position, market, prospect.results);
    OrderBook book = bookOf(order);
    newPages = book.pagesNeeded(market.row(runner), order.side, order.priceIndex);
    RefusalReason reason = overLimit(account, wallet, position, prospect, others);
    if (reason == RefusalReason.NONE) {
      reason = overCap(market, wallet, position, runner, prospect, lossBefore);
    }
    if (reason == RefusalReason.NONE && replaced == 0) {
      reason = tooManyOrders(account, prospect);
    }
    if (reason != RefusalReason.NONE) {
      return reason;
    }
    return lacks(wallet, position, prospect, book.pagesLeft() - prospect.pages(order.isSp()));
  }

  private OrderBook bookOf(Instruction order) {
    return order.isSp() ? exchange.spBook.levels : exchange.book;
  }

  /** What the order that was judged last risks by itself. */
  long ofOrder() {
    return ofOrder;
  }

  /** What the position must hold with the order that was judged last. */
  long hold() {
    return hold;
  }

  /** The pages of the book that the order needs which was judged last, and that are not there. */
  int newPages() {
    return newPages;
  }

  private RefusalReason overLimit(
      int account, int wallet, int position, Prospect prospect, long others) {
    boolean needsMore = hold > prospect.held();
    long held = inAllMarkets(wallet, position);
    RefusalReason reason = limits.judgeOrder(account, wallet, others + ofOrder, needsMore, held);
    concerns = limits.concerns();
    return reason;
  }

  private long inAllMarkets(int wallet, int position) {
    return balances.amount(wallet, HELD_EXCHANGE) + hold - exchange.positions.held(position);
  }

  private RefusalReason overCap(
      Market market, int wallet, int position, int runner, Prospect prospect, long lossBefore) {
    boolean needsMore = hold > prospect.held();
    if (needsMore && passes(inAllMarkets(wallet, position), caps.exposureLimit(wallet))) {
      return RefusalReason.EXPOSURE_LIMIT;
    }
    if (needsMore && passes(hold, caps.marketLiabilityLimit(wallet))) {
      return RefusalReason.LIABILITY_LIMIT;
    }
    if (caps.hasRunnerLiabilityLimit(wallet)) {
      long loss = loss(market, position, runner, prospect);
      if (loss > lossBefore && passes(loss, caps.runnerLiabilityLimit(wallet))) {
        return RefusalReason.LIABILITY_LIMIT;
      }
    }
    return RefusalReason.NONE;
  }

  private RefusalReason tooManyOrders(int account, Prospect prospect) {
    int open = exchange.positions.openOrdersOfAccount(account) + prospect.orders();
    boolean tooMany = passes(open + 1L, caps.openOrdersLimit(account));
    return tooMany ? RefusalReason.TOO_MANY_ORDERS : RefusalReason.NONE;
  }

  private RefusalReason lacks(int wallet, int position, Prospect prospect, int pagesLeft) {
    long heldByThoseBefore = prospect.held() - exchange.positions.held(position);
    long available = balances.cash(wallet) - heldByThoseBefore;
    long more = hold - prospect.held();
    if (more > 0 && more > available) {
      concerns = available;
      return RefusalReason.INSUFFICIENT_FUNDS;
    }
    concerns = 0;
    boolean room = exchange.orders.left() > prospect.orders() && pagesLeft >= newPages;
    return room ? RefusalReason.NONE : RefusalReason.CAPACITY;
  }

  private boolean passes(long amount, long cap) {
    concerns = cap;
    return cap != 0 && amount > cap;
  }

  /** What can be lost by the result of one runner, in minor units; with LINE by any. */
  private long loss(Market market, int position, int runner, Prospect prospect) {
    if (market.lines().exist()) {
      return hold;
    }
    long win = exchange.results.win(position, runner) + prospect.results.win(runner);
    long lose = exchange.results.lose(position, runner) + prospect.results.lose(runner);
    // A place brings less than both only where it brings something: at a price p, of a stake, a win
    // has p more than a place, and a place 1 + (p - 1) / divisor more than a loss.
    long worst = Math.min(win, lose);
    return Money.divideUp(Math.max(0, -worst), market.payoff().scale());
  }
}
