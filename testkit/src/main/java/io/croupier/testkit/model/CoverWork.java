package io.croupier.testkit.model;

import io.croupier.protocol.LapseReason;
import io.croupier.testkit.model.Balance.Kind;
import io.croupier.testkit.model.Market.Status;
import java.util.Collection;

/**
 * Holds what is needed when bets are void; lets unmatched stake lapse where that took cash below
 * zero, or the market has closed.
 */
final class CoverWork extends OrderWork {
  private final World world;
  private final Orders orders;
  private final Market market;

  CoverWork(World world, Orders orders, Market market) {
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
    orders.rehold(order.position);
    long account = order.position.account.id;
    boolean closed = market.status == Status.CLOSED;
    boolean uncovered = world.ledger.of(Kind.CASH, account, market.currency).signum() < 0;
    if (order.isOpen() && (closed || uncovered)) {
      orders.lapse(turn, order, closed ? LapseReason.MARKET_CLOSED : LapseReason.UNCOVERED);
    }
  }

  @Override
  void finish(Turn turn) {
    MarketRules.change(world, turn, market, market.status);
  }
}
