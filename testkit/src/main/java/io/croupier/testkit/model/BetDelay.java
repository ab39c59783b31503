package io.croupier.testkit.model;

import io.croupier.protocol.LapseReason;
import io.croupier.testkit.model.Market.Status;

/** Lets new orders wait before they are applied. */
final class BetDelay {
  private static final long SECOND = 1_000_000_000L;

  private final World world;
  private final Orders orders;
  private final Matching matching;

  BetDelay(World world, Orders orders, Matching matching) {
    this.world = world;
    this.orders = orders;
    this.matching = matching;
  }

  /** Lets an order that is just accepted wait, if it must. */
  void begin(Turn turn, Order order) {
    Market market = order.position.market;
    boolean exempt = market.betDelayIsPassive && !matching.wouldMatch(turn, order);
    if (market.betDelaySeconds == 0 || exempt || order.isSp()) {
      return;
    }
    order.delayedUntil = Timers.after(turn.time, market.betDelaySeconds * SECOND);
    world.timers.set(
        order.delayedUntil,
        world.count(),
        order,
        (later, steps) -> {
          end(later, order);
          return 0;
        });
  }

  private void end(Turn turn, Order order) {
    LapseReason unmatchable = order.position.account.unmatchable(turn.time);
    Market market = order.position.market;
    order.delayedUntil = 0;
    if (!market.isLive(turn.time)) {
      orders.lapse(turn, order, LapseReason.MARKET_CLOSED);
    } else if (isInRemoval(market)) {
      orders.lapse(turn, order, LapseReason.RUNNER_REMOVED);
    } else if (market.status == Status.SUSPENDED || world.works.isOpen(market)) {
      orders.lapse(turn, order, LapseReason.SUSPENDED_IN_DELAY);
    } else if (unmatchable != null) {
      orders.lapse(turn, order, unmatchable);
    } else if (world.rules.exchangeHalted()) {
      orders.lapse(turn, order, LapseReason.HALTED);
    } else {
      matching.apply(turn, order);
    }
  }

  private boolean isInRemoval(Market market) {
    return world.works.of(market) instanceof RoundsOfWork rounds
        && rounds.current() instanceof RemoveRunnerWork;
  }
}
