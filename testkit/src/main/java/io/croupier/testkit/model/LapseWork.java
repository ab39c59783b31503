package io.croupier.testkit.model;

import io.croupier.protocol.LapseReason;
import java.util.Collection;

/** Lets unmatched stake of an account or of a market lapse. */
final class LapseWork extends OrderWork {
  private final Orders orders;
  private final Collection<Position> positions;
  private final LapseReason reason;
  private final LapseReason ofWaiting;
  private final boolean sparesKept;

  private LapseWork(
      Object subject,
      Orders orders,
      Collection<Position> positions,
      LapseReason reason,
      LapseReason ofWaiting,
      boolean sparesKept) {
    super(subject);
    this.orders = orders;
    this.positions = positions;
    this.reason = reason;
    this.ofWaiting = ofWaiting;
    this.sparesKept = sparesKept;
  }

  private static LapseWork all(
      Object subject, Orders orders, Collection<Position> positions, LapseReason reason) {
    return new LapseWork(subject, orders, positions, reason, reason, false);
  }

  /** The account may not bet any more. */
  static LapseWork blocked(Orders orders, Account account) {
    return all(account, orders, account.positions.values(), LapseReason.ACCOUNT_BLOCKED);
  }

  /** The account was silent for too long. */
  static LapseWork disconnected(Orders orders, Account account) {
    return all(account, orders, account.positions.values(), LapseReason.DISCONNECTED);
  }

  /** All that is unmatched in a market ends. */
  static LapseWork closed(Orders orders, Market market) {
    return all(market, orders, market.positions.values(), LapseReason.MARKET_CLOSED);
  }

  /** What waits in a market ends, and what is unmatched unless it shall be kept. */
  static LapseWork notKept(Orders orders, Market market, LapseReason reason) {
    Collection<Position> positions = market.positions.values();
    return new LapseWork(market, orders, positions, reason, LapseReason.SUSPENDED_IN_DELAY, true);
  }

  boolean isFor(LapseReason other) {
    return reason == other;
  }

  @Override
  Collection<Position> positions() {
    return positions;
  }

  private static boolean isSpared(Order order) {
    return order.isSp() || order.persistence != Instruction.Persistence.LAPSE;
  }

  @Override
  void visit(Turn turn, Order order) {
    if (order.waits()) {
      orders.lapse(turn, order, ofWaiting);
    } else if (order.isOpen() && !(sparesKept && isSpared(order))) {
      orders.lapse(turn, order, reason);
    }
  }
}
