package io.croupier.engine.exchange;

import io.croupier.engine.store.Invariant;
import java.util.Arrays;

/**
 * The resting orders of all runners: each side of each runner has price levels, each level a queue
 * in order of arrival. A lay is best at the highest price, a back at the lowest: both sides are
 * stored by rank, 0 the best price of the ladder for that side, so that one code serves both.
 *
 * <p>A level lives in a page of 64 ranks; {@link PageTree} knows which are in use. Finding the
 * best, placing, reducing and removing take the same time for any number of orders and of prices.
 *
 * <p><b>Guarantees:</b> what {@link #hasRoom} says holds until an order is placed. Pages are no
 * state: {@link #rebuild} finds them from the orders.
 *
 * <p>Owned by the engine thread.
 */
public final class OrderBook {
  /** No price index: nothing rests there. */
  public static final int NONE = PageTree.NONE;

  private static final int PAGE_BITS = PageTree.PAGE_BITS;
  private static final int LEVELS = 1 << PAGE_BITS;
  private static final int SIDES = 2;

  private final Orders orders;
  private final LevelListener listener;
  private final boolean ofSp;
  private final PageTree pages;
  private final int[] lastIndexes;
  private final long[] totals;
  private final int[] heads;
  private final int[] tails;

  /** By runner: its resting lays in order of arrival, whatever their prices. */
  private final int[] firstLays;

  private final int[] lastLays;

  /**
   * Makes room for {@code rows} runners on any ladder, with so many pages together.
   *
   * @param listener hears of each change of a level
   */
  public OrderBook(Orders orders, int rows, int pageLimit, LevelListener listener) {
    this(orders, rows, pageLimit, listener, false);
  }

  /** A book of the orders that rest, or of those that wait for the starting price. */
  OrderBook(Orders orders, int rows, int pageLimit, LevelListener listener, boolean ofSp) {
    this.orders = orders;
    this.listener = listener;
    this.ofSp = ofSp;
    pages = new PageTree((rows + 1) * SIDES, pageLimit);
    lastIndexes = new int[rows + 1];
    totals = new long[pages.pages() * LEVELS];
    heads = new int[totals.length];
    tails = new int[totals.length];
    firstLays = new int[rows + 1];
    lastLays = new int[rows + 1];
  }

  /** Says on which ladder a runner is from now on; nothing of it may rest in the book. */
  public void use(int row, PriceLadder ladder) {
    lastIndexes[row] = ladder.size() - 1;
  }

  /** Whether an order could rest at a price: its page is there, or one is left. */
  public boolean hasRoom(int row, int side, int index) {
    return pagesNeeded(row, side, index) <= pagesLeft();
  }

  /** How many pages an order at a price would take from the pool: 0 or 1. */
  int pagesNeeded(int row, int side, int index) {
    return pages.page(half(row, side), rank(row, side, index)) == 0 ? 1 : 0;
  }

  /** A lifted order does not come back. */
  void forgetLay(int order) {
    linkLays(orders.row(order), orders.previousLay(order), orders.nextLay(order));
  }

  /** The resting lay of a runner that came first; 0 when there is none. */
  int firstLay(int row) {
    return firstLays[row];
  }

  /** How many pages are left in the pool. */
  int pagesLeft() {
    return pages.left();
  }

  /** Puts an order with unmatched stake behind those already at its price. */
  public void place(int order) {
    append(order);
    if (orders.side(order) != 0) {
      int row = orders.row(order);
      linkLays(row, lastLays[row], order);
      linkLays(row, order, 0);
    }
  }

  /** Puts an order behind the others at its price, which keeps its unmatched stake. */
  void requeue(int order) {
    takeOut(order, level(order));
    putIn(order, useLevel(order));
  }

  /** Takes an order out of its level, but not from its place among the lays of its runner. */
  void lift(int order) {
    int level = level(order);
    long before = totals[level];
    takeOut(order, level);
    tell(order, before, before - orders.unmatched(order));
  }

  private void takeOut(int order, int level) {
    totals[level] -= orders.unmatched(order);
    unlink(order, level);
  }

  /** Puts a lifted order behind those at its price. */
  void append(int order) {
    int level = useLevel(order);
    long before = totals[level];
    putIn(order, level);
    tell(order, before, totals[level]);
  }

  private void putIn(int order, int level) {
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
    long before = totals[level];
    totals[level] = before - stake;
    tell(order, before, before - stake);
    if (stake == orders.unmatched(order)) {
      unlink(order, level);
      if (orders.side(order) != 0) {
        linkLays(orders.row(order), orders.previousLay(order), orders.nextLay(order));
      }
    }
  }

  /**
   * The first of the resting orders on a side that an incoming order of the other side meets with
   * this price as its limit; 0 when none is so good.
   */
  public int first(int row, int side, int limitIndex) {
    int page = pages.firstPage(half(row, side));
    if (page == 0 || pages.foundRank() > rank(row, side, limitIndex)) {
      return 0;
    }
    return heads[level(page, pages.foundRank())];
  }

  /** The first order of a side, at any price; 0 when nothing rests there. */
  int first(int row, int side) {
    int page = pages.firstPage(half(row, side));
    return page == 0 ? 0 : heads[level(page, pages.foundRank())];
  }

  /** The order that came to a price last; 0 when nothing rests there. */
  int last(int row, int side, int index) {
    int rank = rank(row, side, index);
    int page = pages.page(half(row, side), rank);
    return page == 0 ? 0 : tails[level(page, rank)];
  }

  /** The order behind another on its side, at its price or the next; 0 when it is the last. */
  int after(int order) {
    int next = orders.nextInLevel(order);
    if (next != 0) {
      return next;
    }
    int row = orders.row(order);
    int side = orders.side(order);
    int index = next(row, side, orders.priceIndex(order));
    if (index == NONE) {
      return 0;
    }
    int rank = rank(row, side, index);
    return heads[level(pages.page(half(row, side), rank), rank)];
  }

  /** The best price index of a side; NONE when nothing rests there. */
  public int best(int row, int side) {
    return index(row, side, pages.first(half(row, side)));
  }

  /** The next price index of a side behind another; NONE when it is the last. */
  public int next(int row, int side, int index) {
    int behind = rank(row, side, index) + 1;
    return index(row, side, pages.from(half(row, side), behind));
  }

  /** The unmatched stake at a price. */
  public long total(int row, int side, int index) {
    int rank = rank(row, side, index);
    int page = pages.page(half(row, side), rank);
    return page == 0 ? 0 : totals[level(page, rank)];
  }

  /** The number of prices with unmatched stake on a side, counted up to {@code most}. */
  public int levels(int row, int side, int most) {
    int count = 0;
    int index = best(row, side);
    while (index != NONE && count < most) {
      count++;
      index = next(row, side, index);
    }
    return count;
  }

  /** Finds all pages anew from the orders and their links, after a load. */
  public void rebuild() {
    pages.clear();
    Arrays.fill(totals, 0);
    Arrays.fill(heads, 0);
    Arrays.fill(tails, 0);
    Arrays.fill(firstLays, 0);
    Arrays.fill(lastLays, 0);
    for (int order = 1; order <= orders.highest(); order++) {
      if (orders.inUse(order) && isHere(order)) {
        restore(order);
      }
    }
  }

  /** Checks every queue and total against the orders; for tests. */
  public void checkInvariants() {
    int resting = 0;
    for (int row = 0; row < lastIndexes.length; row++) {
      int before = resting;
      for (int side = 0; side < SIDES; side++) {
        before = resting;
        for (int index = best(row, side); index != NONE; index = next(row, side, index)) {
          resting += checkLevel(row, side, index);
        }
      }
      checkLays(row, resting - before);
    }
    int unmatched = 0;
    for (int order = 1; order <= orders.highest(); order++) {
      unmatched += orders.inUse(order) && isHere(order) ? 1 : 0;
    }
    Invariant.check(resting == unmatched, "an order with unmatched stake is not in the book");
  }

  private boolean isHere(int order) {
    return ofSp ? orders.waitsForSp(order) : orders.rests(order);
  }

  private void checkLays(int row, int count) {
    int lays = 0;
    for (int lay = firstLays[row]; lay != 0; lay = orders.nextLay(lay)) {
      boolean lies = isHere(lay) && orders.side(lay) != 0 && orders.row(lay) == row;
      Invariant.check(lies, "an order is among the lays of a runner that is none");
      lays++;
    }
    Invariant.check(lays == count, "a resting lay is not among those of its runner");
  }

  private int checkLevel(int row, int side, int index) {
    int rank = rank(row, side, index);
    int level = level(pages.page(half(row, side), rank), rank);
    Invariant.check(heads[level] != 0, "a level without an order is in use");
    int resting = 0;
    long total = 0;
    for (int o = heads[level]; o != 0; o = orders.nextInLevel(o)) {
      Invariant.check(orders.row(o) == row && orders.side(o) == side, "an order on another side");
      Invariant.check(orders.priceIndex(o) == index, "an order hangs in another level");
      total += orders.unmatched(o);
      resting++;
    }
    Invariant.check(total == totals[level], "the total of a level differs from its orders");
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
    if (orders.side(order) != 0) {
      int row = orders.row(order);
      firstLays[row] = orders.previousLay(order) == 0 ? order : firstLays[row];
      lastLays[row] = orders.nextLay(order) == 0 ? order : lastLays[row];
    }
  }

  private void linkLays(int row, int before, int after) {
    orders.linkLays(before, after);
    if (before == 0) {
      firstLays[row] = after;
    }
    if (after == 0) {
      lastLays[row] = before;
    }
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
      int row = orders.row(order);
      pages.leave(half(row, orders.side(order)), rank(order));
    }
  }

  private void tell(int order, long before, long after) {
    int row = orders.row(order);
    listener.onLevel(row, orders.side(order), orders.priceIndex(order), before, after);
  }

  private int useLevel(int order) {
    int row = orders.row(order);
    int rank = rank(order);
    return level(pages.use(half(row, orders.side(order)), isTall(row), rank), rank);
  }

  private int level(int order) {
    int row = orders.row(order);
    int rank = rank(order);
    return level(pages.page(half(row, orders.side(order)), rank), rank);
  }

  private int rank(int order) {
    return rank(orders.row(order), orders.side(order), orders.priceIndex(order));
  }

  private boolean isTall(int row) {
    return PageTree.isTall(lastIndexes[row] + 1);
  }

  private static int level(int page, int rank) {
    return page << PAGE_BITS | rank & LEVELS - 1;
  }

  private static int half(int row, int side) {
    return row * SIDES + side;
  }

  private int index(int row, int side, int rank) {
    return rank == NONE ? NONE : rank(row, side, rank);
  }

  /** The rank of a price index on a side, and back: lays are ranked from the end of the ladder. */
  private int rank(int row, int side, int index) {
    return side * lastIndexes[row] + (1 - 2 * side) * index;
  }
}
