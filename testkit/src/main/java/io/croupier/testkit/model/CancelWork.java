package io.croupier.testkit.model;

import io.croupier.protocol.LapseReason;
import java.util.Collection;
import java.util.List;

/** Cancels what an account has unmatched, in one market or in all. */
final class CancelWork extends OrderWork {
  private final Orders orders;
  private final Account account;
  private final Market market;

  /**
   * @param market null: all markets
   */
  CancelWork(Orders orders, Account account, Market market) {
    super(account);
    this.orders = orders;
    this.account = account;
    this.market = market;
  }

  @Override
  Collection<Position> positions() {
    if (market == null) {
      return account.positions.values();
    }
    Position position = account.positions.get(market);
    return position == null ? List.of() : List.of(position);
  }

  /** How many orders it will cancel. */
  long count() {
    return positions().stream()
        .flatMap(position -> position.orders.stream())
        .filter(Order::rests)
        .count();
  }

  @Override
  void visit(Turn turn, Order order) {
    if (order.rests()) {
      orders.cancel(order, order.unmatched);
      Orders.describeReduced(turn.aboutOrder("OrderReduced", order), order, LapseReason.NONE);
    }
  }
}
