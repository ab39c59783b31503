package io.croupier.engine.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.croupier.engine.exchange.NaiveSearch.Bid;
import io.croupier.protocol.OrderKind;
import java.math.BigInteger;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("slow")
class StartingPriceSearchTest {
  /** -Dcroupier.startingPrices: cases; the seed is printed with what fails. */
  private static final int CASES = Integer.getInteger("croupier.startingPrices", 20_000);

  private static final long SEED = Long.getLong("croupier.seed", 4_007L);
  private static final int ROW = 1;
  private static final int BACK = 0;
  private static final int LAY = 1;
  private static final PriceLadder LADDER =
      PriceLadder.of(
          new int[] {300, 400, 1_000, 2_000, 5_000, 20_000, 100_000},
          new int[] {1, 5, 10, 20, 100, 200, 500});

  /** What the cases came to, so that none of these is missing. */
  private int none;

  private int cutBacks;
  private int cutLays;
  private int tookBacks;
  private int tookLays;

  private final Orders orders = new Orders(100, 1);
  private final OrderBook book = new OrderBook(orders, 1, 100, LevelListener.NONE);
  private final SpBook spBook = new SpBook(orders, 1, 100);
  private final NaiveSearch naive = new NaiveSearch();
  private final StartingPriceSearch search = new StartingPriceSearch(book, spBook);
  private final Reconciliation found = new Reconciliation();

  StartingPriceSearchTest() {
    book.use(ROW, LADDER);
    spBook.use(ROW, LADDER);
    search.begin(ROW, LADDER, true);
  }

  @Test
  void shouldBalanceStakesAndLiabilitiesAlone() {
    sp(BACK, 100_000, 101);
    sp(LAY, 600_000, 100_000);
    assertPrice(7_000_000_000L);
  }

  @Test
  void shouldTakeRestingBacksAtTheirOwnPrice() {
    sp(BACK, 100_000, 101);
    sp(LAY, 600_000, 100_000);
    rests(BACK, 50_000, 600);
    assertPrice(6_000_000_000L);
    assertEquals(20_000, found.taken);
  }

  @Test
  void shouldTakeRestingBacksAtSeveralPrices() {
    sp(BACK, 100_000, 101);
    sp(LAY, 600_000, 100_000);
    rests(BACK, 10_000, 600);
    rests(BACK, 50_000, 650);
    assertPrice(6_182_870_000L);
    assertEquals(15_766, found.taken);
    assertEquals(115_766, found.layStake);
  }

  @Test
  void shouldFindNoPriceWithOneSideAlone() {
    sp(BACK, 100_000, 101);
    rests(BACK, 10_000, 600);
    assertPrice(0);
  }

  @Test
  void shouldAgreeWithTheNaiveSearch() {
    for (int i = 0; i < CASES; i++) {
      long seed = SEED + i;
      StartingPriceSearchTest fresh = new StartingPriceSearchTest();
      fresh.draw(new Random(seed));
      fresh.compare("seed " + seed);
      count(fresh.found);
    }
    int least = CASES / 100;
    String counts = none + " " + cutBacks + " " + cutLays + " " + tookBacks + " " + tookLays;
    assertTrue(none > least && cutBacks > least && cutLays > least, counts);
    assertTrue(tookBacks > least && tookLays > least, counts);
  }

  private void count(Reconciliation result) {
    none += result.price == 0 ? 1 : 0;
    cutBacks += result.leftToCut > 0 && result.cutSide == BACK ? 1 : 0;
    cutLays += result.leftToCut > 0 && result.cutSide == LAY ? 1 : 0;
    tookBacks += result.taken > 0 && result.takenSide == BACK ? 1 : 0;
    tookLays += result.taken > 0 && result.takenSide == LAY ? 1 : 0;
  }

  private void assertPrice(long expected) {
    assertEquals(expected, search.priceNow(found));
    compare("example");
  }

  private void compare(String which) {
    naive.solve(LADDER.price(0), LADDER.price(LADDER.size() - 1));
    long published = search.priceNow(found);
    assertEquals(naive.price, BigInteger.valueOf(found.price), which);
    assertEquals(naive.taken, BigInteger.valueOf(found.taken), which);
    assertEquals(naive.cut, BigInteger.valueOf(found.leftToCut), which);
    assertEquals(naive.backStake, BigInteger.valueOf(found.backStake), which);
    assertEquals(naive.layStake, BigInteger.valueOf(found.layStake), which);
    assertEquals(naive.layLiability, BigInteger.valueOf(found.layLiability), which);
    assertEquals(naive.published, BigInteger.valueOf(published), which);
    if (naive.price.signum() != 0) {
      assertLeast(which);
    }
  }

  /** The price balances, one below it does not. */
  private void assertLeast(String which) {
    boolean lowest = found.price == 10_000_000L * LADDER.price(0);
    boolean highest = found.price == 10_000_000L * LADDER.price(LADDER.size() - 1);
    assertTrue(highest || naive.isBalanced(naive.price), which);
    assertTrue(lowest || !naive.isBalanced(naive.price.subtract(BigInteger.ONE)), which);
  }

  private void draw(Random random) {
    int middle = 20 + random.nextInt(300);
    int spread = 1 + random.nextInt(30);
    long most = 1L << 3 + random.nextInt(30);
    for (int i = random.nextInt(5); i > 0; i--) {
      sp(BACK, amount(random, most), random.nextInt(3) == 0 ? 101 : near(random, middle, spread));
      sp(
          LAY,
          amount(random, most),
          random.nextInt(3) == 0 ? 100_000 : near(random, middle, spread));
    }
    for (int i = random.nextInt(4); i > 0; i--) {
      rests(BACK, amount(random, most), LADDER.price(middle + random.nextInt(spread)));
    }
    for (int i = random.nextInt(4); i > 0; i--) {
      rests(
          LAY,
          amount(random, most),
          LADDER.price(Math.max(0, middle - 1 - random.nextInt(spread))));
    }
  }

  private static long amount(Random random, long most) {
    return 1 + (long) (random.nextDouble() * random.nextDouble() * most);
  }

  private static int near(Random random, int middle, int spread) {
    int index = middle - spread + random.nextInt(2 * spread + 1);
    return LADDER.price(Math.max(0, Math.min(LADDER.size() - 1, index)));
  }

  private void sp(int side, long amount, int limit) {
    (side == BACK ? naive.spBacks : naive.spLays).add(new Bid(amount, limit));
    int order = add(side, amount, limit);
    orders.conditions(order, OrderKind.LIMIT_ON_CLOSE.value(), true, 0, 0);
    spBook.levels.place(order);
  }

  private void rests(int side, long stake, int price) {
    (side == BACK ? naive.backs : naive.lays).add(new Bid(stake, price));
    book.place(add(side, stake, price));
  }

  private int add(int side, long amount, int price) {
    int order = orders.add(amount, side, 0, 1);
    orders.price(order, price, LADDER.index(price));
    orders.assign(order, 1, 1, ROW);
    return order;
  }
}
