package io.croupier.engine.exchange;

import io.croupier.engine.ledger.Money;
import io.croupier.engine.ledger.WideSum;

/**
 * Finds the price at which the orders of a runner at the starting price, and the resting orders of
 * its book, balance: the least P in 1e-9 at which no more is laid than backed. Changes nothing.
 * Rules: docs/rules.md, ReconcileStartingPrice.
 *
 * <p>One call takes about forty passes over the prices in use; a ladder has at most {@link
 * #MOST_PRICES}.
 *
 * <p>Owned by the engine thread.
 */
final class StartingPriceSearch {
  /** Prices of a ladder on which a market may have starting prices. */
  static final int MOST_PRICES = 1_024;

  /** The greatest sum of one side of a runner, so that all products stay exact. */
  static final long MOST_SUM = 1L << 44;

  /** A price of 1, in 1e-9. */
  static final long ONE = 1_000_000_000L;

  private static final long OF_HUNDREDTH = ONE / 100;
  private static final int BACK = 0;
  private static final int LAY = 1;

  /** More resting stake than this changes nothing: no SP order can take so much. */
  private static final long ENOUGH = 1L << 52;

  private final OrderBook book;
  private final SpBook spBook;
  private final WideSum surplus = new WideSum();
  private int row;
  private PriceLadder ladder;
  private boolean withBook;

  StartingPriceSearch(OrderBook book, SpBook spBook) {
    this.book = book;
    this.spBook = spBook;
  }

  /** Begins a runner; without its book only the SP orders count. */
  void begin(int row, PriceLadder ladder, boolean withBook) {
    this.row = row;
    this.ladder = ladder;
    this.withBook = withBook;
  }

  /** Whether one of the two sides has neither SP orders nor resting ones. */
  boolean isOneSided() {
    return isEmpty(BACK) || isEmpty(LAY);
  }

  private boolean isEmpty(int side) {
    boolean rests = withBook && book.best(row, side) != OrderBook.NONE;
    return spBook.sum(row, side) == 0 && !rests;
  }

  /** What the starting price would be now, in 1e-9; 0: none. */
  long priceNow(Reconciliation scratch) {
    fill(scratch);
    scratch.takenWinnings = winningsOf(scratch.takenSide, scratch.taken);
    scratch.share();
    return scratch.publishedPrice();
  }

  private long winningsOf(int side, long stake) {
    long left = stake;
    long winnings = 0;
    for (int index = book.best(row, side); left > 0; index = book.next(row, side, index)) {
      long part = Math.min(left, book.total(row, side, index));
      winnings += part * (ladder.price(index) - Exposure.SCALE);
      left -= part;
    }
    return winnings;
  }

  /** The middle of the best prices of the book, in 1e-9; 0 where one is missing. */
  long middle() {
    int back = book.best(row, BACK);
    int lay = book.best(row, LAY);
    boolean missing = back == OrderBook.NONE || lay == OrderBook.NONE;
    return missing ? 0 : (priceOf(back) + priceOf(lay)) / 2;
  }

  /** Fills in all figures of the runner as they are before anything is taken. */
  void fill(Reconciliation into) {
    into.beginRunner();
    if (isOneSided()) {
      return;
    }
    long price = price();
    into.price = price;
    into.limitOfBacks = lastMet(BACK, price);
    into.limitOfLays = lastMet(LAY, price);
    into.backStake = backs(price);
    into.layLiability = lays(price, true);
    long layable = stakeOf(into.layLiability, price);
    if (layable >= into.backStake) {
      takeBacks(into, layable - into.backStake);
    } else {
      takeLays(into, into.backStake - layable);
    }
    if (into.backStake + into.layStake == 0) {
      into.beginRunner();
    }
  }

  private void takeBacks(Reconciliation into, long excess) {
    into.takenSide = BACK;
    into.taken = Math.min(excess, restingBacks(into.price));
    into.layStake = into.backStake + into.taken;
    if (into.taken < excess) {
      long needed = liabilityOf(into.layStake, into.price);
      cut(into, LAY, into.layLiability - Math.min(into.layLiability, needed));
      into.layLiability -= into.leftToCut;
    }
    into.leftToTake = into.taken;
  }

  private void takeLays(Reconciliation into, long excess) {
    into.takenSide = LAY;
    into.taken = Math.min(excess, restingLays(into.price, false));
    if (into.taken < excess) {
      cut(into, BACK, excess - into.taken);
      into.backStake -= into.leftToCut;
    }
    into.layStake = into.backStake - into.taken;
    into.leftToTake = into.taken;
    if (into.backStake == 0) {
      into.layStake = 0;
    } else if (into.layStake == 0) {
      into.layLiability = 0;
    }
  }

  private void cut(Reconciliation into, int side, long most) {
    into.cutSide = side;
    int index = ladder.index((int) (into.price / OF_HUNDREDTH));
    boolean isLimit = into.price % OF_HUNDREDTH == 0 && index != PriceLadder.OFF_LADDER;
    into.leftToCut = isLimit ? Math.min(most, spBook.levels.total(row, side, index)) : 0;
  }

  /** The least price with no more laid than backed; the highest where there is none. */
  long price() {
    long least = OF_HUNDREDTH * ladder.price(0);
    long most = OF_HUNDREDTH * ladder.price(ladder.size() - 1);
    while (least < most) {
      long middle = least + most >>> 1;
      if (laid(middle) <= backed(middle)) {
        most = middle;
      } else {
        least = middle + 1;
      }
    }
    return least;
  }

  private long backed(long price) {
    return backs(price) + restingBacks(price);
  }

  private long laid(long price) {
    return stakeOf(lays(price, false), price) + restingLays(price, true);
  }

  /** The stake that a liability lays at a price, rounded down. */
  static long stakeOf(long liability, long price) {
    return Money.floorMulDiv(liability, ONE, 0, price - ONE);
  }

  /** The liability of a stake at a price, rounded up. */
  private static long liabilityOf(long stake, long price) {
    return Money.floorMulDiv(stake, price - ONE, ONE - 1, ONE);
  }

  /** The stakes of SP backs whose limit is not above a price. */
  private long backs(long price) {
    OrderBook levels = spBook.levels;
    long sum = 0;
    int index = levels.best(row, BACK);
    while (index != OrderBook.NONE && priceOf(index) <= price) {
      sum += levels.total(row, BACK, index);
      index = levels.next(row, BACK, index);
    }
    return sum;
  }

  /** The liabilities of SP lays whose limit is above a price, or at it too. */
  private long lays(long price, boolean orAtIt) {
    OrderBook levels = spBook.levels;
    long above = orAtIt ? price - 1 : price;
    long sum = 0;
    int index = levels.best(row, LAY);
    while (index != OrderBook.NONE && priceOf(index) > above) {
      sum += levels.total(row, LAY, index);
      index = levels.next(row, LAY, index);
    }
    return sum;
  }

  /** The most stake that resting backs give, best first, at no more than a price on average. */
  private long restingBacks(long price) {
    return resting(BACK, 1, price, 0);
  }

  /** The most stake that resting lays give, best first, at a price on average, or above it. */
  private long restingLays(long price, boolean above) {
    return resting(LAY, -1, price, above ? 1 : 0);
  }

  /**
   * Takes levels while the surplus, sign × Σ stake × (price − level's), stays at least {@code
   * least}; of the first level that takes too much the greatest part.
   */
  private long resting(int side, int sign, long price, int least) {
    surplus.clear();
    long sum = 0;
    int index = withBook ? book.best(row, side) : OrderBook.NONE;
    while (index != OrderBook.NONE && sum < ENOUGH) {
      long stake = Math.min(book.total(row, side, index), ENOUGH - sum);
      long gain = sign * (price - priceOf(index));
      surplus.add(stake, gain);
      surplus.add(-1, least);
      boolean tooMuch = surplus.isNegative();
      surplus.add(1, least);
      if (tooMuch) {
        surplus.subtract(stake, gain);
        return sum + part(least, -gain);
      }
      sum += stake;
      index = book.next(row, side, index);
    }
    return sum;
  }

  /** How much of a level whose stake costs so much each can be taken. */
  private long part(int least, long cost) {
    surplus.add(-1, least);
    return cost == 0 || surplus.isNegative() ? 0 : surplus.divide(cost);
  }

  /** The price index of a side that takes the price just so: of backs the highest, else lowest. */
  private int lastMet(int side, long price) {
    int index = ladder.indexAtOrBelow((int) (price / OF_HUNDREDTH));
    return side == BACK || priceOf(index) == price ? index : index + 1;
  }

  private long priceOf(int index) {
    return OF_HUNDREDTH * ladder.price(index);
  }
}
