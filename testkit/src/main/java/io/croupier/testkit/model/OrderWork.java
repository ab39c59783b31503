package io.croupier.testkit.model;

import java.util.Collection;

/** Visits the orders of a market or of an account. */
abstract class OrderWork extends Work {
  private Position current;
  private long lastEntered;
  private long lastAccepted;
  private boolean done;

  /**
   * @param subject the market or the account that the work is on
   */
  OrderWork(Object subject) {
    super(subject);
  }

  @Override
  boolean isDone() {
    return done;
  }

  /** The positions it goes through, in the order in which markets were entered. */
  abstract Collection<Position> positions();

  abstract void visit(Turn turn, Order order);

  /** The last order of a position was visited. */
  void leave(Turn turn, Position position) {}

  /** Nothing is left to visit. */
  void finish(Turn turn) {}

  @Override
  int run(Turn turn, int steps) {
    int used = 0;
    leaveIfDone(turn);
    for (Order order = next(); used < steps && order != null && !waitsAt(order); order = next()) {
      current = order.position;
      lastEntered = current.entered;
      lastAccepted = order.accepted;
      visit(turn, order);
      used++;
      leaveIfDone(turn);
    }
    done = next() == null;
    if (done) {
      finish(turn);
    }
    return used;
  }

  /** Work of an account stops where starting prices are being found. */
  private boolean waitsAt(Order order) {
    return subject() instanceof Account && order != null && order.position.market.reconciling;
  }

  @Override
  boolean mustWait() {
    return waitsAt(next());
  }

  private void leaveIfDone(Turn turn) {
    if (current != null && current.orders.stream().noneMatch(o -> o.accepted > lastAccepted)) {
      Position left = current;
      current = null;
      leave(turn, left);
    }
  }

  /** The order that it visits next, or null. */
  Order next() {
    for (Position position : positions()) {
      for (Order order : position.orders) {
        boolean behind =
            position.entered > lastEntered
                || position.entered == lastEntered && order.accepted > lastAccepted;
        if (behind) {
          return order;
        }
      }
    }
    return null;
  }
}
