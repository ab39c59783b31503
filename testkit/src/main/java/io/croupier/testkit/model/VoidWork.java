package io.croupier.testkit.model;

import io.croupier.protocol.LapseReason;
import java.math.BigInteger;
import java.util.Collection;
import java.util.List;

/** Gives every stake of a market back. */
final class VoidWork extends Work {
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
    if (order.matched.signum() > 0) {
      SettleWork.describe(turn, order, BigInteger.ZERO, order.matched);
    } else if (order.position.orders.contains(order)) {
      orders.forget(order);
    }
  }

  @Override
  void leave(Turn turn, Position position) {
    boolean hadMatches = position.hasMatches();
    orders.hold(position, BigInteger.ZERO);
    market.keptOrders += position.orders.size();
    List.copyOf(position.orders).forEach(orders::forget);
    if (hadMatches) {
      SettleWork.describe(world, turn, position, BigInteger.ZERO, BigInteger.ZERO, 0);
    }
  }

  @Override
  void finish(Turn turn) {
    MarketRules.end(world, turn, market, Market.Status.VOIDED);
  }
}
