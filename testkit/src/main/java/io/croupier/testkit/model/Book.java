package io.croupier.testkit.model;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Which orders rest, and in which pages. */
final class Book {
  private final World world;

  Book(World world) {
    this.world = world;
  }

  /** What rests on the other side, the best price first, in each price in order of arrival. */
  List<Order> facing(Order incoming) {
    return side(incoming.position.market, incoming.runner, !incoming.back);
  }

  /** What rests on a side, the best price first, in each price in order of arrival. */
  List<Order> side(Market market, int runner, boolean back) {
    Comparator<Order> byPrice = Comparator.comparingLong(order -> order.price);
    return market.positions.values().stream()
        .flatMap(position -> position.orders.stream())
        .filter(Order::rests)
        .filter(order -> order.runner == runner && order.back == back)
        .sorted((back ? byPrice : byPrice.reversed()).thenComparingLong(order -> order.arrived))
        .toList();
  }

  /** The resting order that an incoming one meets next at its price or better, or null. */
  Order best(Order incoming) {
    List<Order> facing = facing(incoming);
    boolean meets = !facing.isEmpty() && isGood(incoming, facing.get(0).price);
    return meets ? facing.get(0) : null;
  }

  /** The price is the order's own or better. */
  static boolean isGood(Order order, long price) {
    return order.back ? price >= order.price : price <= order.price;
  }

  boolean hasPage(Market market, int runner, boolean back, long price) {
    return pages().contains(Page.of(market, runner, back, price));
  }

  int freePages() {
    return world.limits.bookPages() - pages().size();
  }

  /** The same where orders wait for the starting price. */
  boolean hasSpPage(Market market, int runner, boolean back, long level) {
    return spPages().contains(Page.of(market, runner, back, level));
  }

  int freeSpPages() {
    return world.limits.bookPages() - spPages().size();
  }

  private Set<Page> pages() {
    Set<Page> pages = new HashSet<>();
    for (Order order : world.orders.values()) {
      if (order.rests()) {
        pages.add(Page.of(order.position.market, order.runner, order.back, order.price));
      }
    }
    return pages;
  }

  private Set<Page> spPages() {
    Set<Page> pages = new HashSet<>();
    for (Order order : world.orders.values()) {
      if (order.waitsForSp()) {
        pages.add(Page.of(order.position.market, order.runner, order.back, order.level));
      }
    }
    return pages;
  }

  private record Page(long market, int runner, boolean back, int number) {
    static Page of(Market market, int runner, boolean back, long price) {
      return new Page(market.id, runner, back, market.ladder.page(price, back));
    }
  }
}
