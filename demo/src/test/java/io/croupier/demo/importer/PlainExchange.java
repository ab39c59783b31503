package io.croupier.demo.importer;

import io.croupier.protocol.Persistence;
import io.croupier.protocol.RunnerResult;
import io.croupier.protocol.Side;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The rules of matching in plain lists, and a diary of the market's own steps. */
final class PlainExchange implements MarketSteps {
  private static final NavigableSet<Integer> LEGAL = legalPrices();

  private record Order(
      int number, int runner, Side side, int price, long unmatched, Persistence persistence) {
    Order with(long left) {
      return new Order(number, runner, side, price, left, persistence);
    }

    Order at(int other) {
      return new Order(number, runner, side, other, unmatched, persistence);
    }
  }

  final List<String> diary = new ArrayList<>();
  final Map<Integer, Long> matchedByOrder = new HashMap<>();
  final Map<Integer, Integer> lastPrices = new TreeMap<>();
  private final Map<Integer, List<Order>> resting = new HashMap<>();
  private final Map<Integer, Integer> runnerOf = new HashMap<>();
  private final Set<Integer> removed = new HashSet<>();
  private int winners;
  private int delay;
  private boolean open;

  @Override
  public void create(MarketDefinition definition) {
    winners = definition.winners();
    diary.add("create " + definition.runners().size() + "/" + winners);
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
  public void turnInPlay(int betDelaySeconds) {
    diary.add("turnInPlay" + (betDelaySeconds == 0 ? "" : " " + betDelaySeconds));
    open = true;
    delay = betDelaySeconds;
    resting.values().forEach(orders -> orders.removeIf(o -> o.persistence() == Persistence.LAPSE));
  }

  @Override
  public void betDelay(int seconds) {
    diary.add("delay " + seconds);
    delay = seconds;
  }

  @Override
  public void removeRunner(int runner, int factor) {
    diary.add("remove " + runner + " " + factor);
    removed.add(runner);
    of(runner).clear();
    resting.values().forEach(orders -> orders.replaceAll(order -> reduced(order, factor)));
    resting.values().forEach(orders -> orders.removeIf(order -> order.unmatched() == 0));
    resting.values().forEach(orders -> orders.sort(Comparator.comparingInt(Order::number)));
    lastPrices.remove(runner);
    lastPrices.replaceAll((other, price) -> isCut(factor) ? cut(price, factor) : price);
  }

  /** By the rules' words, in exact decimals: 0 unmatched is lapsed. */
  private Order reduced(Order order, int factor) {
    BigDecimal percent = BigDecimal.valueOf(factor, 3);
    if (order.side() == Side.BACK) {
      return order;
    }
    if (order.persistence() == Persistence.LAPSE) {
      String least = winners == 1 ? "2.5" : "4";
      return percent.compareTo(new BigDecimal(least)) >= 0 ? order.with(0) : order;
    }
    return isCut(factor) ? order.at(LEGAL.floor(cut(order.price(), factor))) : order;
  }

  private boolean isCut(int factor) {
    return winners > 1 || BigDecimal.valueOf(factor, 3).compareTo(new BigDecimal("2.5")) >= 0;
  }

  private int cut(int price, int factor) {
    BigDecimal base = winners == 1 ? BigDecimal.ZERO : BigDecimal.ONE;
    BigDecimal left = BigDecimal.ONE.subtract(BigDecimal.valueOf(factor, 5));
    BigDecimal odds = BigDecimal.valueOf(price, 2).subtract(base).multiply(left).add(base);
    BigDecimal hundredths = odds.setScale(2, RoundingMode.HALF_UP).movePointRight(2);
    return Math.max(101, hundredths.intValueExact());
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
    if (removed.contains(runner)) {
      throw new AssertionError("order " + order + " on a runner that is removed");
    }
    if (delay > 0 && !matching(incoming).isEmpty()) {
      throw new AssertionError("order " + order + " would wait");
    }
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
    lastPrices.put(met.runner(), met.price());
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

  private static NavigableSet<Integer> legalPrices() {
    NavigableSet<Integer> prices = new TreeSet<>(Set.of(100_000));
    int[][] bands = {
      {101, 200, 1},
      {200, 300, 2},
      {300, 400, 5},
      {400, 600, 10},
      {600, 1_000, 20},
      {1_000, 2_000, 50},
      {2_000, 3_000, 100},
      {3_000, 5_000, 200},
      {5_000, 10_000, 500},
      {10_000, 100_000, 1_000},
    };
    for (int[] band : bands) {
      for (int price = band[0]; price < band[1]; price += band[2]) {
        prices.add(price);
      }
    }
    return prices;
  }

  private List<Order> of(int runner) {
    return resting.computeIfAbsent(runner, r -> new ArrayList<>());
  }
}
