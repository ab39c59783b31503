package io.croupier.engine.exchange;

import io.croupier.engine.work.WorkKind;
import io.croupier.engine.work.Works;

/**
 * Keeps what final markets leave, so that they can be corrected, and forgets it when it is too
 * much: the market that became final first at first, a step for it and one for each order. Rules:
 * docs/rules.md, Kept markets.
 *
 * <p>Owned by the engine thread.
 */
final class KeptMarkets {
  private final Exchange exchange;
  private final Markets markets;
  private final Positions positions;
  private final Works works;
  private final int orderLimit;

  /** More than {@code orderLimit} orders are too much. */
  KeptMarkets(Exchange exchange, Works works, int orderLimit) {
    this.exchange = exchange;
    markets = exchange.markets;
    positions = exchange.positions;
    this.works = works;
    this.orderLimit = orderLimit;
  }

  /** A market has become final. */
  void keep(Market market) {
    markets.keep(market);
    exchange.orders.keep(market.orders());
  }

  /** Work on a final market has ended: too much may be kept now. */
  void look() {
    if (isTooMuch()) {
      works.queue(WorkKind.FORGET, 0);
    }
  }

  /** Forgets while steps are left and there is reason to; returns whether there is none. */
  boolean forget() {
    while (markets.forgetting() != 0 || mustBegin()) {
      if (!works.takeStep()) {
        return false;
      }
      if (markets.forgetting() == 0) {
        markets.beginForgetting();
      } else {
        forgetOrder(markets.forgetting());
      }
      if (positions.firstInMarket(markets.forgetting()) == 0) {
        markets.endForgetting();
      }
    }
    return true;
  }

  private boolean isTooMuch() {
    return exchange.orders.kept() > orderLimit || markets.keepsTooMany();
  }

  private boolean mustBegin() {
    int next = markets.firstKept();
    return next != 0 && isTooMuch() && !works.isMarketPending(next);
  }

  /** With each order go matches: but for legs there are never more than orders in a market. */
  private void forgetOrder(int market) {
    int position = positions.firstInMarket(market);
    int order = positions.firstOrder(position);
    exchange.matches.forgetWithOrder(market, markets.get(market).orders());
    exchange.orders.keep(-1);
    exchange.remove(order);
    if (positions.firstOrder(position) == 0) {
      positions.leave(position);
    }
  }
}
