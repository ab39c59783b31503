package io.croupier.engine.exchange;

import io.croupier.protocol.LapseReason;
import io.croupier.protocol.RefusalReason;

/**
 * Takes unmatched stake away: out of the book, reported, its hold released, the order forgotten if
 * nothing of it is left. While bets of the market are voided or cut, a hold is released only with
 * the last order of its position.
 *
 * <p>Owned by the engine thread.
 */
final class Reductions {
  private final Exchange exchange;
  private final Holds holds;
  private final OrderReports reports;

  Reductions(Exchange exchange, Holds holds, OrderReports reports) {
    this.exchange = exchange;
    this.holds = holds;
    this.reports = reports;
  }

  /** All unmatched stake of an order that rests or waits lapses. */
  void lapse(int order, LapseReason reason) {
    exchange.lapse(order);
    reports.reduced(order, reason);
    release(order);
  }

  /** What is left of an incoming order lapses. */
  void lapseIncoming(int order, LapseReason reason) {
    exchange.lapseIncoming(order);
    reports.reduced(order, reason);
    release(order);
  }

  /** A part of what an order at the starting price states lapses. */
  void reduceSp(int order, long amount, LapseReason reason) {
    exchange.spOrders.lapse(order, amount);
    reports.reduced(order, reason);
    release(order);
  }

  /** All unmatched stake of a resting order is cancelled, by longer work of the customer's. */
  void cancel(int order) {
    exchange.cancel(order, exchange.orders.unmatched(order));
    reports.reduced(order, LapseReason.NONE);
    release(order);
  }

  /** Stake of a resting order is cancelled, by the command that names it. */
  void cancelAsAnswer(int order, long stake) {
    exchange.cancel(order, stake);
    reports.cancelled(order);
    release(order);
  }

  /** A resting order was to be replaced, but a new one cannot be placed: it is cancelled only. */
  void cancelInsteadOfReplacing(int order, Instruction instruction, RefusalReason reason) {
    exchange.cancel(order, instruction.stake);
    holds.follow(exchange.orders.position(order), exchange.orders.id(order));
    reports.replaced(order, 0, instruction, reason);
    exchange.forgetIfEmpty(order);
  }

  /** All matched stake of an order that has no unmatched stake was voided. */
  void voided(int order, LapseReason reason) {
    reports.reduced(order, reason);
    release(order);
  }

  private void release(int order) {
    if (!exchange.marketOf(order).holdsStay() || exchange.takesPositionAlong(order)) {
      holds.follow(exchange.orders.position(order), exchange.orders.id(order));
    }
    exchange.forgetIfEmpty(order);
  }
}
