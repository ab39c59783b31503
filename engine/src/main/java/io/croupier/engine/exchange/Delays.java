package io.croupier.engine.exchange;

import io.croupier.engine.timer.TimerKind;
import io.croupier.engine.timer.Timers;

/**
 * The orders that wait for the bet delay of their market: accepted, held for, in no book. A timer
 * ends the wait of each; those of a market hang in a list in order of acceptance.
 *
 * <p>Owned by the engine thread.
 */
final class Delays {
  private final Orders orders;
  private final Positions positions;
  private final Timers timers;

  Delays(Orders orders, Positions positions, Timers timers) {
    this.orders = orders;
    this.positions = positions;
    this.timers = timers;
  }

  /** An accepted order waits from now on. */
  void begin(Market market, int order, long untilNs) {
    orders.waits(order, true);
    positions.waits(orders.position(order), 1);
    orders.linkInLevel(market.lastDelayed(), order);
    orders.linkInLevel(order, 0);
    if (market.firstDelayed() == 0) {
      market.firstDelayed(order);
    }
    market.lastDelayed(order);
    timers.set(TimerKind.BET_DELAY, order, untilNs);
  }

  /** The wait of an order ends, by its timer or before. */
  void end(Market market, int order) {
    timers.clear(TimerKind.BET_DELAY, order);
    orders.waits(order, false);
    positions.waits(orders.position(order), -1);
    int before = orders.previousInLevel(order);
    int after = orders.nextInLevel(order);
    orders.linkInLevel(before, after);
    if (before == 0) {
      market.firstDelayed(after);
    }
    if (after == 0) {
      market.lastDelayed(before);
    }
  }

  /** When the wait of an order ends; 0 when it does not wait. */
  long until(int order) {
    return orders.waits(order) ? timers.deadlineNs(TimerKind.BET_DELAY, order) : 0;
  }
}
