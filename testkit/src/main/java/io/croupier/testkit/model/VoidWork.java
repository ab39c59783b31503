package io.croupier.testkit.model;

import io.croupier.protocol.LapseReason;
import java.util.Collection;

/** Gives every stake of a market back. */
final class VoidWork extends OrderWork {
  private final World world;
  private final Orders orders;
  private final Market market;

  VoidWork(World world, Orders orders, Market market) {
    super(market);
    this.world = world;
    this.orders = orders;
    this.market = market;
  }

  @Override
  Collection<Position> positions() {
    return market.positions.values();
  }

  @Override
  void visit(Turn turn, Order order) {
    if (order.isOpen()) {
      orders.lapse(turn, order, LapseReason.MARKET_CLOSED);
    }
    if (order.wasMatched()) {
      SettlementReports.order(turn, order).with("voided", order.matched().add(order.voided));
    } else if (order.position.orders.contains(order)) {
      orders.forget(order);
    }
  }

  @Override
  void leave(Turn turn, Position position) {
    position.orders.forEach(Order::makeVoid);
    orders.keep(position);
    if (!position.orders.isEmpty()) {
      SettlementReports.account(world, turn, position, 0);
    }
  }

  @Override
  void finish(Turn turn) {
    MarketRules.end(world, turn, market, Market.Status.VOIDED);
  }
}
