package io.croupier.testkit.model;

import java.util.Comparator;
import java.util.List;

/** Forgets final markets, those that ended first at first, while too much is kept. */
final class ForgetWork extends Work {
  private final World world;
  private Market market;
  private boolean done;

  ForgetWork(World world) {
    super(ForgetWork.class);
    this.world = world;
  }

  @Override
  int run(Turn turn, int steps) {
    int used = 0;
    while (market != null || nextMarket() != null) {
      if (used == steps) {
        return used;
      }
      used++;
      if (market == null) {
        market = nextMarket();
        market.givenUp = true;
      } else {
        forgetOne();
      }
      if (market.keptOrders() == 0) {
        market.forgotten = world.count();
        market = null;
      }
    }
    done = true;
    return used;
  }

  @Override
  boolean isDone() {
    return done;
  }

  private void forgetOne() {
    List<Order> orders = market.kept.get(0).orders;
    orders.remove(0);
    if (orders.isEmpty()) {
      market.kept.remove(0);
    }
  }

  private Market nextMarket() {
    return world.markets.values().stream()
        .filter(Market::isKept)
        .min(Comparator.comparingLong(kept -> kept.ended))
        .filter(kept -> world.keepsTooMuch() && !world.works.isOpen(kept))
        .orElse(null);
  }
}
