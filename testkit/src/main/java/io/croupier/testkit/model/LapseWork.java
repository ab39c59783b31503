package io.croupier.testkit.model;

import io.croupier.protocol.LapseReason;
import java.util.Collection;

/** Lets unmatched stake of an account or of a market lapse. */
final class LapseWork extends Work {
  private final Orders orders;
  private final Collection<Position> positions;
  private final LapseReason reason;
  private final boolean sparesKept;

  private LapseWork(
      Object subject,
      Orders orders,
      Collection<Position> positions,
      LapseReason reason,
      boolean sparesKept) {
    super(subject);
    this.orders = orders;
    this.positions = positions;
    this.reason = reason;
    this.sparesKept = sparesKept;
  }

  /** The account may not bet any more. */
  static LapseWork blocked(Orders orders, Account account) {
    Collection<Position> positions = account.positions.values();
    return new LapseWork(account, orders, positions, LapseReason.ACCOUNT_BLOCKED, false);
  }

  /** All that is unmatched in a market ends. */
  static LapseWork closed(Orders orders, Market market) {
    Collection<Position> positions = market.positions.values();
    return new LapseWork(market, orders, positions, LapseReason.MARKET_CLOSED, false);
  }

  /** What is unmatched in a market ends, but not what shall be kept. */
  static LapseWork notKept(Orders orders, Market market, LapseReason reason) {
    return new LapseWork(market, orders, market.positions.values(), reason, true);
  }

  @Override
  Collection<Position> positions() {
    return positions;
  }

  @Override
  void visit(Turn turn, Order order) {
    if (order.unmatched.signum() > 0 && !(sparesKept && order.keep)) {
      orders.lapse(turn, order, reason);
    }
  }
}
