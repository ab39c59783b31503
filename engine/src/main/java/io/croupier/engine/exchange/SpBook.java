package io.croupier.engine.exchange;

import io.croupier.engine.store.Invariant;

/**
 * The orders that wait for the starting prices: backs with their stakes and lays with their
 * liabilities, by limit, then in order of arrival. One without a limit stands at the end of the
 * ladder that takes any price. Nothing meets here; {@link Reconciling} matches them all.
 *
 * <p>Owned by the engine thread.
 */
final class SpBook implements LevelListener {
  private static final int SIDES = 2;

  final OrderBook levels;
  private final long[] sums;

  /** Makes room for {@code rows} runners, with so many pages together. */
  SpBook(Orders orders, int rows, int pageLimit) {
    levels = new OrderBook(orders, rows, pageLimit, this, true);
    sums = new long[(rows + 1) * SIDES];
  }

  /** All stakes of the backs of a runner, or all liabilities of its lays. */
  long sum(int row, int side) {
    return sums[row * SIDES + side];
  }

  /** The price index at which an order without a limit stands. */
  static int anyPrice(int side, PriceLadder ladder) {
    return side == 0 ? 0 : ladder.size() - 1;
  }

  @Override
  public void onLevel(int row, int side, int index, long before, long after) {
    sums[row * SIDES + side] += after - before;
  }

  /** Says on which ladder a runner is from now on; nothing of it may wait here. */
  void use(int row, PriceLadder ladder) {
    levels.use(row, ladder);
  }

  /** Finds all levels anew from the orders, after a load. */
  void rebuild() {
    levels.rebuild();
    for (int row = 0; row < sums.length / SIDES; row++) {
      for (int side = 0; side < SIDES; side++) {
        sums[row * SIDES + side] = sumOfLevels(row, side);
      }
    }
  }

  private long sumOfLevels(int row, int side) {
    long sum = 0;
    int index = levels.best(row, side);
    while (index != OrderBook.NONE) {
      sum += levels.total(row, side, index);
      index = levels.next(row, side, index);
    }
    return sum;
  }

  /** Checks levels and sums against the orders; for tests. */
  void checkInvariants() {
    levels.checkInvariants();
    for (int row = 0; row < sums.length / SIDES; row++) {
      for (int side = 0; side < SIDES; side++) {
        Invariant.check(sum(row, side) == sumOfLevels(row, side), "a sum of SP orders differs");
      }
    }
  }
}
