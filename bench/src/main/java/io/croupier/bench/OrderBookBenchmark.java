package io.croupier.bench;

import io.croupier.engine.exchange.LevelListener;
import io.croupier.engine.exchange.OrderBook;
import io.croupier.engine.exchange.Orders;
import io.croupier.engine.exchange.PriceLadder;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The order book alone, with about 1,000 resting orders: an order leaves, one comes at another
 * price, and takes what it crosses. One operation is one such replace.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(value = 1)
public class OrderBookBenchmark {
  static final int REPLACES = 100_000;
  private static final int RESTING = 1_000;
  private static final int ROWS = 4;
  private static final int MIDDLE = 175;
  private static final int SPREAD = 110;
  private static final int CROSSING_PERCENT = 5;
  private static final int SIDES = 2;

  private final int[] sides = new int[REPLACES];
  private final int[] rows = new int[REPLACES];
  private final int[] prices = new int[REPLACES];
  private final long[] stakes = new long[REPLACES];
  private final int[] leavers = new int[REPLACES];

  private Orders orders;
  private OrderBook book;
  private int[] resting;
  private int count;

  /** Draws the replaces once. */
  @Setup(Level.Trial)
  public void draw() {
    Random random = new Random(42);
    for (int i = 0; i < REPLACES; i++) {
      sides[i] = random.nextInt(SIDES);
      rows[i] = 1 + random.nextInt(ROWS);
      boolean crosses = random.nextInt(100) < CROSSING_PERCENT;
      boolean above = (sides[i] == 0) != crosses;
      int distance = random.nextInt(SPREAD);
      prices[i] = above ? MIDDLE + 1 + distance : MIDDLE - distance;
      stakes[i] = 200L + random.nextInt(10_000);
      leavers[i] = random.nextInt(1 << 30);
    }
  }

  /** Fills a book of its own for every invocation. */
  @Setup(Level.Invocation)
  public void fill() {
    orders = new Orders(RESTING * 4, 1);
    book = new OrderBook(orders, ROWS, RESTING, LevelListener.NONE);
    for (int row = 1; row <= ROWS; row++) {
      book.use(row, PriceLadder.CLASSIC);
    }
    resting = new int[RESTING * 4];
    count = 0;
    for (int i = 0; count < RESTING; i++) {
      come(i);
    }
  }

  /** Replaces orders. */
  @Benchmark
  @OperationsPerInvocation(REPLACES)
  public int replace() {
    for (int i = 0; i < REPLACES; i++) {
      while (count >= RESTING) {
        leave(leavers[i] % count);
      }
      come(i);
    }
    return count;
  }

  private void leave(int at) {
    int order = resting[at];
    resting[at] = resting[--count];
    if (orders.unmatched(order) > 0) {
      long stake = orders.unmatched(order);
      book.reduce(order, stake);
      orders.cancel(order, stake);
    }
    orders.remove(order);
  }

  private void come(int i) {
    int index = prices[i];
    int order = orders.add(stakes[i], sides[i], 0, 1);
    orders.price(order, PriceLadder.CLASSIC.price(index), index);
    orders.assign(order, 1, rows[i], rows[i]);
    take(order, rows[i], 1 - sides[i], index);
    if (orders.unmatched(order) > 0) {
      book.place(order);
    }
    resting[count++] = order;
  }

  private void take(int order, int row, int side, int limit) {
    while (orders.unmatched(order) > 0) {
      int best = book.first(row, side, limit);
      if (best == 0) {
        return;
      }
      long stake = Math.min(orders.unmatched(order), orders.unmatched(best));
      book.reduce(best, stake);
      orders.match(best, stake, orders.price(best));
      orders.match(order, stake, orders.price(best));
    }
  }
}
