package io.croupier.engine.exchange;

import io.croupier.engine.ledger.Balances;
import io.croupier.protocol.LapseReason;
import io.croupier.protocol.MarketStatus;

/**
 * Voids bets of a market that goes on, or of a settled one; when all are voided what positions then
 * need is held, also where cash goes below zero: unmatched stake of such accounts lapses. Rules:
 * docs/rules.md, VoidRunner and VoidMatches.
 *
 * <p>Owned by the engine thread.
 */
final class Corrections {
  private final Exchange exchange;
  private final Orders orders;
  private final Balances balances;
  private final Holds holds;
  private final Voids voids;
  private final Reductions reductions;
  private final OrderReports reports;

  Corrections(
      Exchange exchange,
      Balances balances,
      Holds holds,
      Reductions reductions,
      OrderReports reports) {
    this.exchange = exchange;
    orders = exchange.orders;
    this.balances = balances;
    this.holds = holds;
    voids = new Voids(exchange);
    this.reductions = reductions;
    this.reports = reports;
  }

  /** Whether there is such a match and VoidMatches must look at it. */
  boolean isInSpan(Market market, int match) {
    return match != 0 && !market.voidSpan().isOver(exchange.matches.timestampNs(match));
  }

  /** Voids a match on both sides, if VoidMatches means it and it is not void. */
  void voidMatch(Market market, int match) {
    int incoming = exchange.matches.incoming(match);
    int resting = exchange.matches.resting(match);
    int order = exchange.matches.anyOrder(match);
    boolean isVoid = exchange.matches.isVoid(match) || exchange.runners.isVoid(orders.row(order));
    long timestampNs = exchange.matches.timestampNs(match);
    int runner = exchange.houseOrders.isLeg(match) ? 0 : orders.runner(order);
    if (isVoid || !market.voidSpan().concerns(timestampNs, runner)) {
      return;
    }
    reportVoid(incoming, match);
    reportVoid(resting, match);
    voids.match(market, match);
  }

  private void reportVoid(int order, int match) {
    if (order != 0) {
      reports.matchVoided(order, match);
    }
  }

  /** Voids an order if its runner is void: nothing of it stays unmatched or matched. */
  void voidOrder(int order, LapseReason reason) {
    boolean isVoid = exchange.runners.isVoid(orders.row(order));
    boolean nothing = orders.unmatched(order) == 0 && orders.matchedReturn(order) == 0;
    if (!isVoid || nothing) {
      return;
    }
    voids.order(order);
    if (orders.unmatched(order) > 0) {
      reductions.lapse(order, reason);
    } else {
      reductions.voided(order, reason);
    }
  }

  /**
   * Holds what the position of an order needs now. The unmatched stake of the order lapses if the
   * cash of its account is below zero, or if the market has closed meanwhile.
   */
  void cover(int order) {
    holds.follow(orders.position(order), orders.id(order));
    if (orders.unmatched(order) == 0) {
      return;
    }
    if (exchange.marketOf(order).status() == MarketStatus.CLOSED) {
      reductions.lapse(order, LapseReason.MARKET_CLOSED);
    } else if (balances.cash(exchange.positions.wallet(orders.position(order))) < 0) {
      reductions.lapse(order, LapseReason.UNCOVERED);
    }
  }
}
