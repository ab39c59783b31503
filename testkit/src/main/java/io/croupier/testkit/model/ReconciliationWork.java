package io.croupier.testkit.model;

import io.croupier.protocol.LapseReason;
import java.util.List;

/** Finds the starting prices of a market; then it may turn in-play, or close. */
final class ReconciliationWork extends Work {
  private final World world;
  private final Orders orders;
  private final Market market;
  private final boolean turnsInPlay;
  private final long betDelaySeconds;
  private final RoundsOfWork rounds;
  private Work after;
  private boolean ended;

  ReconciliationWork(
      World world,
      Orders orders,
      Market market,
      long time,
      boolean turnsInPlay,
      long betDelaySeconds) {
    super(market);
    this.world = world;
    this.orders = orders;
    this.market = market;
    this.turnsInPlay = turnsInPlay;
    this.betDelaySeconds = betDelaySeconds;
    rounds =
        new RoundsOfWork(
            market,
            List.of(
                new ConvertWork(world, orders, market),
                new ReconcileWork(world, orders, market, time)));
    market.reconciling = true;
  }

  @Override
  boolean isDone() {
    return ended && (after == null || after.isDone());
  }

  @Override
  int run(Turn turn, int steps) {
    int used = 0;
    if (!ended) {
      used = rounds.run(turn, steps);
      if (!rounds.isDone()) {
        return used;
      }
      ended = true;
      market.reconciling = false;
      end(turn);
    }
    return after == null ? used : used + after.run(turn, steps - used);
  }

  private void end(Turn turn) {
    if (market.status != Market.Status.CLOSED && market.over(turn.time)) {
      world.timers.remove(market);
      MarketRules.change(world, turn, market, Market.Status.CLOSED);
    }
    if (market.status == Market.Status.CLOSED) {
      after = LapseWork.closed(orders, market);
      return;
    }
    if (turnsInPlay) {
      market.inPlay = true;
      market.betDelaySeconds = betDelaySeconds;
      MarketRules.change(world, turn, market, Market.Status.OPEN);
      after = LapseWork.notKept(orders, market, LapseReason.TURN_IN_PLAY);
    } else {
      MarketRules.change(world, turn, market, market.status);
    }
  }
}
