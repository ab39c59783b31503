package io.croupier.demo.importer;

import io.croupier.protocol.Persistence;
import io.croupier.protocol.RunnerResult;
import io.croupier.protocol.Side;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The rules of matching in plain lists, and a diary of the market's own steps. */
final class PlainExchange implements MarketSteps {
  private record Order(
      int number, int runner, Side side, int price, long unmatched, Persistence persistence) {
    Order with(long left) {
      return new Order(number, runner, side, price, left, persistence);
    }
  }

  final List<String> diary = new ArrayList<>();
  final Map<Integer, Long> matchedByOrder = new HashMap<>();
  private final Map<Integer, List<Order>> resting = new HashMap<>();
  private final Map<Integer, Integer> runnerOf = new HashMap<>();
  private boolean open;

  @Override
  public void create(MarketDefinition definition) {
    diary.add("create " + definition.runners().size() + "/" + definition.winners());
  }

  @Override
  public void open() {
    diary.add("open");
    open = true;
  }

  @Override
  public void suspend() {
    diary.add("suspend");
    open = false;
  }

  @Override
  public void turnInPlay() {
    diary.add("turnInPlay");
    open = true;
    resting.values().forEach(orders -> orders.removeIf(o -> o.persistence() == Persistence.LAPSE));
  }

  @Override
  public void close() {
    diary.add("close");
    open = false;
    resting.clear();
  }

  @Override
  public void result(int runner, RunnerResult result) {
    diary.add(runner + " " + result);
  }

  @Override
  public void settle() {
    diary.add("settle");
  }

  @Override
  public void voidMarket() {
    diary.add("void");
    resting.clear();
  }

  @Override
  public void place(
      int order, int runner, Side side, int price, long stake, Persistence persistence) {
    if (!open) {
      throw new AssertionError("order " + order + " in a market that is not open");
    }
    Order incoming = new Order(order, runner, side, price, stake, persistence);
    for (Order met : matching(incoming)) {
      incoming = match(incoming, met);
    }
    if (incoming.unmatched() > 0) {
      of(runner).add(incoming);
      runnerOf.put(order, runner);
    }
  }

  @Override
  public void cancel(int order, long stake, long left) {
    List<Order> orders = of(runnerOf.get(order));
    Order found = orders.stream().filter(o -> o.number() == order).findFirst().orElseThrow();
    if (found.unmatched() - stake != left) {
      throw new AssertionError("order " + order + " has " + found.unmatched() + " unmatched");
    }
    replace(found, left);
  }

  /** Unmatched stake by price, the best price first. */
  List<PriceSize> levels(int runner, Side side) {
    Comparator<Integer> upwards = Comparator.naturalOrder();
    Map<Integer, Long> sizes = new TreeMap<>(side == Side.LAY ? upwards.reversed() : upwards);
    of(runner).stream()
        .filter(order -> order.side() == side)
        .forEach(order -> sizes.merge(order.price(), order.unmatched(), Long::sum));
    List<PriceSize> levels = new ArrayList<>();
    sizes.forEach((price, size) -> levels.add(new PriceSize(price, size)));
    return levels;
  }

  private List<Order> matching(Order incoming) {
    boolean back = incoming.side() == Side.BACK;
    Comparator<Order> byPrice = Comparator.comparingInt(Order::price);
    return of(incoming.runner()).stream()
        .filter(o -> o.side() != incoming.side())
        .filter(o -> back ? o.price() >= incoming.price() : o.price() <= incoming.price())
        .sorted(back ? byPrice.reversed() : byPrice)
        .toList();
  }

  private Order match(Order incoming, Order met) {
    long stake = Math.min(incoming.unmatched(), met.unmatched());
    matchedByOrder.merge(incoming.number(), stake, Long::sum);
    matchedByOrder.merge(met.number(), stake, Long::sum);
    replace(met, met.unmatched() - stake);
    return incoming.with(incoming.unmatched() - stake);
  }

  private void replace(Order order, long left) {
    List<Order> orders = of(order.runner());
    if (left == 0) {
      orders.remove(order);
    } else {
      orders.set(orders.indexOf(order), order.with(left));
    }
  }

  private List<Order> of(int runner) {
    return resting.computeIfAbsent(runner, r -> new ArrayList<>());
  }
}
