package io.croupier.testkit.model;

import io.croupier.protocol.LapseReason;
import java.util.Comparator;

/** Cuts the prices of resting lays that shall be kept, and leaves the others at theirs. */
final class RepriceLaysWork extends Work {
  private static final Comparator<Order> ORDER =
      Comparator.<Order>comparingInt(order -> order.runner)
          .thenComparingLong(order -> order.arrived);

  private final World world;
  private final Orders orders;
  private final Book book;
  private final Market market;
  private final Reduction reduction;
  private int lastRunner;
  private long lastArrived;

  RepriceLaysWork(World world, Orders orders, Market market, Reduction reduction) {
    super(market);
    this.world = world;
    this.orders = orders;
    this.market = market;
    this.reduction = reduction;
    book = new Book(world);
  }

  @Override
  boolean isDone() {
    return next() == null;
  }

  @Override
  int run(Turn turn, int steps) {
    int used = 0;
    for (Order order = next(); used < steps && order != null; order = next()) {
      lastRunner = order.runner;
      lastArrived = order.arrived;
      if (order.keeps()) {
        reprice(turn, order);
      }
      used++;
    }
    return used;
  }

  private Order next() {
    return market.positions.values().stream()
        .flatMap(position -> position.orders.stream())
        .filter(order -> order.rests() && !order.back && !market.isVoid(order.runner))
        .filter(this::isBehind)
        .min(ORDER)
        .orElse(null);
  }

  private boolean isBehind(Order order) {
    return order.runner > lastRunner || order.runner == lastRunner && order.arrived > lastArrived;
  }

  /** It keeps its arrival, by which a price's queue is ordered. */
  private void reprice(Turn turn, Order order) {
    long before = order.price;
    long after = market.ladder.down(reduction.cut(before));
    if (after == before) {
      return;
    }
    world.feed.level(order);
    order.arrived = 0;
    if (!book.hasPage(market, order.runner, false, after) && book.freePages() == 0) {
      orders.lapse(turn, order, LapseReason.CAPACITY);
      return;
    }
    order.arrived = lastArrived;
    order.price = after;
    world.feed.level(order);
    Orders.describeRepriced(turn, order, order.unmatched, before, after).with("ofMatch", false);
  }
}
