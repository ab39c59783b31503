package io.croupier.engine.exchange;

import io.croupier.engine.store.Invariant;
import java.util.Arrays;

/**
 * The resting orders of all runners: each side of each runner has price levels, each level a queue
 * in order of arrival. A lay is best at the highest price, a back at the lowest: both sides are
 * stored by rank, 0 the best price of the ladder for that side, so that one code serves both.
 *
 * <p>A level lives in a page of 64 ranks, taken from one pool with the page's first order and given
 * back with its last; a bit for each level in use and one for each page in use lead to the best.
 * Finding the best, placing, reducing and removing take the same time for any number of orders.
 *
 * <p><b>Guarantees:</b> the pool never runs out, since no page is without an order and no side has
 * more pages than its ladder. Pages are no state: {@link #rebuild} finds them from the orders.
 *
 * <p>Owned by the engine thread.
 */
public final class OrderBook {
  /** No price index: nothing rests there. */
  public static final int NONE = -1;

  private static final int PAGE_BITS = 6;
  private static final int LEVELS = 1 << PAGE_BITS;
  private static final int SIDES = 2;

  private final Orders orders;
  private final int lastIndex;
  private final int pagesOfSide;
  private final long[] pagesInUse;
  private final int[] pageTable;

  private final long[] levelsInUse;
  private final long[] totals;
  private final int[] heads;
  private final int[] tails;
  private final int[] nextFree;
  private int firstFree;
  private int highestPage;

  /** Makes room for {@code rows} runners, with a ladder each, and for all orders. */
  public OrderBook(Orders orders, int rows, PriceLadder ladder) {
    this.orders = orders;
    lastIndex = ladder.size() - 1;
    pagesOfSide = (lastIndex >> PAGE_BITS) + 1;
    Invariant.check(pagesOfSide <= Long.SIZE, "ladder too long for an order book");
    pagesInUse = new long[(rows + 1) * SIDES];
    pageTable = new int[pagesInUse.length * pagesOfSide];
    int pages = Math.min(orders.capacity(), rows * SIDES * pagesOfSide);
    levelsInUse = new long[pages + 1];
    totals = new long[(pages + 1) * LEVELS];
    heads = new int[totals.length];
    tails = new int[totals.length];
    nextFree = new int[pages + 1];
  }

  /** Puts an order with unmatched stake behind those already at its price. */
  public void place(int order) {
    int level = useLevel(order);
    if (heads[level] == 0) {
      heads[level] = order;
    }
    orders.linkInLevel(tails[level], order);
    orders.linkInLevel(order, 0);
    tails[level] = order;
    totals[level] += orders.unmatched(order);
  }

  /**
   * Takes stake of a resting order out; the order keeps its place, or leaves the book with its last
   * unmatched stake. To be called before the order's own parts change.
   */
  public void reduce(int order, long stake) {
    int level = level(order);
    totals[level] -= stake;
    if (stake == orders.unmatched(order)) {
      unlink(order, level);
    }
  }

  /**
   * The first of the resting orders on a side that an incoming order of the other side meets with
   * this price as its limit; 0 when none is so good.
   */
  public int first(int row, int side, int limitIndex) {
    int half = half(row, side);
    long pages = pagesInUse[half];
    if (pages == 0) {
      return 0;
    }
    int at = Long.numberOfTrailingZeros(pages);
    int page = pageTable[half * pagesOfSide + at];
    int bit = Long.numberOfTrailingZeros(levelsInUse[page]);
    if ((at << PAGE_BITS | bit) > rank(side, limitIndex)) {
      return 0;
    }
    return heads[page << PAGE_BITS | bit];
  }

  /** The best price index of a side; NONE when nothing rests there. */
  public int best(int row, int side) {
    return atOrBehind(row, side, 0);
  }

  /** The next price index of a side behind another; NONE when it is the last. */
  public int next(int row, int side, int index) {
    return atOrBehind(row, side, rank(side, index) + 1);
  }

  /** The unmatched stake at a price. */
  public long total(int row, int side, int index) {
    int rank = rank(side, index);
    int page = pageTable[half(row, side) * pagesOfSide + (rank >> PAGE_BITS)];
    return page == 0 ? 0 : totals[page << PAGE_BITS | rank & LEVELS - 1];
  }

  /** The number of prices with unmatched stake on a side. */
  public int levels(int row, int side) {
    int half = half(row, side);
    int count = 0;
    for (long pages = pagesInUse[half]; pages != 0; pages &= pages - 1) {
      int page = pageTable[half * pagesOfSide + Long.numberOfTrailingZeros(pages)];
      count += Long.bitCount(levelsInUse[page]);
    }
    return count;
  }

  /** Finds all pages anew from the orders and their links, after a load. */
  public void rebuild() {
    Arrays.fill(pagesInUse, 0);
    Arrays.fill(pageTable, 0);
    Arrays.fill(levelsInUse, 0);
    Arrays.fill(totals, 0);
    Arrays.fill(heads, 0);
    Arrays.fill(tails, 0);
    firstFree = 0;
    highestPage = 0;
    for (int order = 1; order <= orders.highest(); order++) {
      if (orders.inUse(order) && orders.unmatched(order) > 0) {
        restore(order);
      }
    }
  }

  /** Checks every queue and total against the orders; for tests. */
  public void checkInvariants() {
    int resting = 0;
    for (int half = 0; half < pagesInUse.length; half++) {
      for (long pages = pagesInUse[half]; pages != 0; pages &= pages - 1) {
        resting += checkPage(half, Long.numberOfTrailingZeros(pages));
      }
    }
    int unmatched = 0;
    for (int order = 1; order <= orders.highest(); order++) {
      unmatched += orders.inUse(order) && orders.unmatched(order) > 0 ? 1 : 0;
    }
    Invariant.check(resting == unmatched, "an order with unmatched stake is not in the book");
  }

  private int checkPage(int half, int at) {
    int page = pageTable[half * pagesOfSide + at];
    int resting = 0;
    Invariant.check(levelsInUse[page] != 0, "a page without a level was kept");
    for (int i = 0; i < LEVELS; i++) {
      int level = page << PAGE_BITS | i;
      boolean inUse = (levelsInUse[page] >>> i & 1) != 0;
      Invariant.check(inUse == (heads[level] != 0), "a level and its bit differ");
      long total = 0;
      for (int o = heads[level]; o != 0; o = orders.nextInLevel(o)) {
        Invariant.check(level(o) == level, "an order hangs in another level");
        Invariant.check(half == half(orders.row(o), orders.side(o)), "an order is on another side");
        total += orders.unmatched(o);
        resting++;
      }
      Invariant.check(total == totals[level], "the total of a level differs from its orders");
    }
    return resting;
  }

  private void restore(int order) {
    int level = useLevel(order);
    totals[level] += orders.unmatched(order);
    if (orders.previousInLevel(order) == 0) {
      heads[level] = order;
    }
    if (orders.nextInLevel(order) == 0) {
      tails[level] = order;
    }
  }

  private int atOrBehind(int row, int side, int rank) {
    int half = half(row, side);
    int at = rank >> PAGE_BITS;
    if (at >= pagesOfSide) {
      return NONE;
    }
    long levels = levelsInUse[pageTable[half * pagesOfSide + at]] & -1L << rank;
    if (levels == 0) {
      long behind = pagesInUse[half] & -2L << at;
      if (behind == 0) {
        return NONE;
      }
      at = Long.numberOfTrailingZeros(behind);
      levels = levelsInUse[pageTable[half * pagesOfSide + at]];
    }
    return rank(side, at << PAGE_BITS | Long.numberOfTrailingZeros(levels));
  }

  private void unlink(int order, int level) {
    int before = orders.previousInLevel(order);
    int after = orders.nextInLevel(order);
    orders.linkInLevel(before, after);
    if (before == 0) {
      heads[level] = after;
    }
    if (after == 0) {
      tails[level] = before;
    }
    if (before == 0 && after == 0) {
      leaveLevel(order, level);
    }
  }

  private int useLevel(int order) {
    int half = half(orders.row(order), orders.side(order));
    int rank = rank(orders.side(order), orders.priceIndex(order));
    int at = half * pagesOfSide + (rank >> PAGE_BITS);
    if (pageTable[at] == 0) {
      pageTable[at] = takePage();
      pagesInUse[half] |= 1L << (rank >> PAGE_BITS);
    }
    levelsInUse[pageTable[at]] |= 1L << rank;
    return pageTable[at] << PAGE_BITS | rank & LEVELS - 1;
  }

  private void leaveLevel(int order, int level) {
    int page = level >> PAGE_BITS;
    levelsInUse[page] &= ~(1L << level);
    if (levelsInUse[page] != 0) {
      return;
    }
    int half = half(orders.row(order), orders.side(order));
    int at = rank(orders.side(order), orders.priceIndex(order)) >> PAGE_BITS;
    pagesInUse[half] &= ~(1L << at);
    pageTable[half * pagesOfSide + at] = 0;
    nextFree[page] = firstFree;
    firstFree = page;
  }

  private int takePage() {
    if (firstFree == 0) {
      Invariant.check(++highestPage < levelsInUse.length, "more pages than orders");
      return highestPage;
    }
    int page = firstFree;
    firstFree = nextFree[page];
    return page;
  }

  private int level(int order) {
    int side = orders.side(order);
    int rank = rank(side, orders.priceIndex(order));
    int page = pageTable[half(orders.row(order), side) * pagesOfSide + (rank >> PAGE_BITS)];
    return page << PAGE_BITS | rank & LEVELS - 1;
  }

  private static int half(int row, int side) {
    return row * SIDES + side;
  }

  /** The rank of a price index on a side, and back: lays are ranked from the end of the ladder. */
  private int rank(int side, int index) {
    return side * lastIndex + (1 - 2 * side) * index;
  }
}
