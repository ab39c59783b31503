package io.croupier.engine.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class OrderBookTest extends OrderBookContract {
  private static final int RUNNERS = 3;
  private static final int CAPACITY = 400;

  @Override
  Book book() {
    return new PagedBook(PriceLadder.CLASSIC);
  }

  static Stream<Arguments> ladders() {
    PriceLadder custom = PriceLadder.of(new int[] {201, 4_700, 4_703}, new int[] {100, 1, 3});
    return Stream.of(
        Arguments.of("CLASSIC", PriceLadder.CLASSIC),
        Arguments.of("FINEST", PriceLadder.FINEST),
        Arguments.of("of 4,501 prices", custom));
  }

  /** -Dcroupier.campaign: steps; the seed is printed with what fails. */
  @ParameterizedTest(name = "{0}")
  @MethodSource("ladders")
  void shouldDoWhatTheSortedListDoes(String name, PriceLadder ladder) {
    long seed = Long.getLong("croupier.seed", 1);
    int steps = Integer.getInteger("croupier.campaign", 24_000);
    Random random = new Random(seed);
    PagedBook paged = new PagedBook(ladder);
    SortedListBook list = new SortedListBook();
    List<Integer> live = new ArrayList<>();
    for (int step = 0; step < steps; step++) {
      if (live.size() < CAPACITY && random.nextInt(100) < 55) {
        int side = random.nextInt(2);
        int index = index(random, ladder);
        long stake = 1L + random.nextInt(5);
        int runner = 1 + random.nextInt(RUNNERS);
        assertEquals(
            list.place(runner, side, index, stake), paged.place(runner, side, index, stake));
        live.add(paged.last());
      } else if (!live.isEmpty()) {
        int order = live.get(random.nextInt(live.size()));
        long stake = 1L + random.nextInt((int) paged.unmatched(order));
        paged.reduce(order, stake);
        list.reduce(order, stake);
        live.removeIf(o -> paged.unmatched(o) == 0);
      }
      if (step % 1_000 == 999) {
        paged.rebuild();
      }
      compare(list, paged, random, ladder, name + ", seed " + seed + ", step " + step);
    }
  }

  private static void compare(
      Book expected, Book actual, Random random, PriceLadder ladder, String where) {
    int runner = 1 + random.nextInt(RUNNERS);
    int side = random.nextInt(2);
    int limit = random.nextInt(ladder.size());
    assertEquals(expected.first(runner, side, limit), actual.first(runner, side, limit), where);
    assertEquals(expected.best(runner, side), actual.best(runner, side), where);
    assertEquals(expected.next(runner, side, limit), actual.next(runner, side, limit), where);
    assertEquals(expected.levels(runner, side), actual.levels(runner, side), where);
    int busy = index(random, ladder);
    assertEquals(expected.total(runner, side, busy), actual.total(runner, side, busy), where);
  }

  /** Mostly around one price, now and then anywhere. */
  private static int index(Random random, PriceLadder ladder) {
    int size = ladder.size();
    return random.nextInt(5) == 0 ? random.nextInt(size) : size / 3 + random.nextInt(12);
  }

  /** The book of the engine, with a number for each order that is never used again. */
  private static final class PagedBook implements Book {
    private final Orders orders = new Orders(CAPACITY, 1);
    private final OrderBook book = new OrderBook(orders, RUNNERS + 1, CAPACITY, LevelListener.NONE);
    private final PriceLadder ladder;
    private final List<Integer> slots = new ArrayList<>(List.of(0));

    PagedBook(PriceLadder ladder) {
      this.ladder = ladder;
      for (int runner = 1; runner <= RUNNERS; runner++) {
        book.use(runner, ladder);
      }
    }

    @Override
    public int place(int runner, int side, int priceIndex, long stake) {
      int order = orders.add(stake, side, 0, 1);
      orders.price(order, ladder.price(priceIndex), priceIndex);
      orders.assign(order, 0, runner, runner);
      book.place(order);
      slots.add(order);
      return last();
    }

    @Override
    public void reduce(int number, long stake) {
      int order = slots.get(number);
      book.reduce(order, stake);
      orders.cancel(order, stake);
      if (orders.unmatched(order) == 0) {
        orders.remove(order);
        slots.set(number, 0);
      }
    }

    @Override
    public int first(int runner, int side, int limitIndex) {
      int order = book.first(runner, side, limitIndex);
      return order == 0 ? 0 : slots.lastIndexOf(order);
    }

    @Override
    public int best(int runner, int side) {
      return book.best(runner, side);
    }

    @Override
    public int next(int runner, int side, int priceIndex) {
      return book.next(runner, side, priceIndex);
    }

    @Override
    public long total(int runner, int side, int priceIndex) {
      return book.total(runner, side, priceIndex);
    }

    @Override
    public int levels(int runner, int side) {
      return book.levels(runner, side, Integer.MAX_VALUE);
    }

    int last() {
      return slots.size() - 1;
    }

    long unmatched(int number) {
      int order = slots.get(number);
      return order == 0 ? 0 : orders.unmatched(order);
    }

    void rebuild() {
      book.checkInvariants();
      book.rebuild();
    }
  }
}
