package io.croupier.testkit.model;

import io.croupier.protocol.LapseReason;
import java.util.Collection;

/** Gives the stakes of all bets on a runner back. */
final class VoidRunnerWork extends OrderWork {
  private final Orders orders;
  private final Market market;
  private final int runner;

  VoidRunnerWork(Orders orders, Market market, int runner) {
    super(market);
    this.orders = orders;
    this.market = market;
    this.runner = runner;
  }

  @Override
  Collection<Position> positions() {
    return market.positions.values();
  }

  @Override
  void visit(Turn turn, Order order) {
    if (order.runner == runner) {
      orders.makeVoid(turn, order, LapseReason.RUNNER_VOIDED);
    }
  }
}
