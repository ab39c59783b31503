package io.croupier.testkit.model;

import io.croupier.protocol.LapseReason;
import java.util.Collection;
import java.util.Comparator;

/** Lets the orders lapse that wait in a market for the end of their bet delay. */
final class DelayLapseWork extends OrderWork {
  private final Orders orders;
  private final Market market;

  DelayLapseWork(Orders orders, Market market) {
    super(market);
    this.orders = orders;
    this.market = market;
  }

  @Override
  Collection<Position> positions() {
    return market.positions.values();
  }

  /** In order of acceptance over all positions; those that were visited wait no more. */
  @Override
  Order next() {
    return positions().stream()
        .flatMap(position -> position.orders.stream())
        .filter(Order::waits)
        .min(Comparator.comparingLong(order -> order.accepted))
        .orElse(null);
  }

  @Override
  void visit(Turn turn, Order order) {
    orders.lapse(turn, order, LapseReason.SUSPENDED_IN_DELAY);
  }
}
