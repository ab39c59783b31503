package io.croupier.engine.exchange;

import io.croupier.engine.account.Accounts;
import io.croupier.protocol.LapseReason;

/**
 * Matches an incoming order: best price first, then order of arrival, at the resting order's price.
 *
 * <p>Owned by the engine thread.
 */
final class Matching {
  private final Exchange exchange;
  private final Orders orders;
  private final Accounts accounts;
  private final Holds holds;
  private final OrderReports reports;
  private final Reductions reductions;
  private final int limit;

  /** Each command may meet at most {@code limit} resting orders. */
  Matching(
      Exchange exchange,
      Accounts accounts,
      Holds holds,
      OrderReports reports,
      Reductions reductions,
      int limit) {
    this.exchange = exchange;
    orders = exchange.orders;
    this.accounts = accounts;
    this.holds = holds;
    this.reports = reports;
    this.reductions = reductions;
    this.limit = limit;
  }

  /** Matches an accepted order with those that rest; what is left goes into the book. */
  void match(int order) {
    int met = 0;
    int resting = next(order);
    while (resting != 0 && met < limit) {
      meet(order, resting);
      met++;
      resting = next(order);
    }
    if (resting != 0) {
      reductions.lapseIncoming(order, LapseReason.MATCH_LIMIT);
      return;
    }
    if (orders.unmatched(order) > 0) {
      exchange.book.place(order);
    }
    if (met > 0) {
      holds.follow(orders.position(order), orders.id(order));
    }
  }

  private int next(int order) {
    if (orders.unmatched(order) == 0) {
      return 0;
    }
    int otherSide = 1 - orders.side(order);
    return exchange.book.first(orders.row(order), otherSide, orders.priceIndex(order));
  }

  private void meet(int order, int resting) {
    if (!accounts.mayBet(exchange.accountOf(resting))) {
      reductions.lapse(resting, LapseReason.ACCOUNT_BLOCKED);
      return;
    }
    long stake = Math.min(orders.unmatched(order), orders.unmatched(resting));
    exchange.match(order, resting, stake, reports.timestampNs());
    int price = orders.price(resting);
    reports.matched(order, stake, price);
    reports.matched(resting, stake, price);
    holds.follow(orders.position(resting), orders.id(resting));
  }
}
