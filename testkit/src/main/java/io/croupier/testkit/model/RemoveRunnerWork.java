package io.croupier.testkit.model;

import io.croupier.protocol.LapseReason;
import java.math.BigInteger;
import java.util.Collection;

/** Gives the stakes of bets on a removed runner back, and ends orders that its removal ends. */
final class RemoveRunnerWork extends OrderWork {
  private final Orders orders;
  private final Market market;
  private final int runner;
  private final Reduction reduction;

  RemoveRunnerWork(Orders orders, Market market, int runner, Reduction reduction) {
    super(market);
    this.orders = orders;
    this.market = market;
    this.runner = runner;
    this.reduction = reduction;
  }

  @Override
  Collection<Position> positions() {
    return market.positions.values();
  }

  @Override
  void visit(Turn turn, Order order) {
    boolean isLay = order.rests() && !order.back && !order.keeps();
    if (order.runner == runner) {
      orders.makeVoid(turn, order, LapseReason.RUNNER_REMOVED);
    } else if (order.waits() || isLay && reduction.endsLays()) {
      orders.lapse(turn, order, LapseReason.RUNNER_REMOVED);
    } else if (order.waitsForSp() && !order.back && reduction.cutsPrices()) {
      reduce(turn, order);
    }
  }

  /** A lay at the starting price risks less. */
  private void reduce(Turn turn, Order order) {
    BigInteger left = reduction.liability(order.unmatched, market.factor(order.runner));
    BigInteger less = order.unmatched.subtract(left);
    if (left.signum() == 0) {
      orders.lapse(turn, order, LapseReason.RUNNER_REMOVED);
    } else if (less.signum() > 0) {
      order.unmatched = left;
      order.lapsed = order.lapsed.add(less);
      Orders.describeReduced(
          turn.aboutOrder("OrderReduced", order), order, LapseReason.RUNNER_REMOVED);
    }
  }
}
