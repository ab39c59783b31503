package io.croupier.engine.exchange;

import io.croupier.engine.store.Invariant;
import io.croupier.engine.store.SlotStore;
import io.croupier.engine.store.StoreVisitor;

/**
 * What each position brings for each runner: the results that a {@link WorstCase} needs, matched
 * and unmatched together, kept as orders come, match and go. A runner whose results are all 0 has
 * no row, so there is always room: each row has an order. With LINE a row is of a line, from 1, in
 * place of a runner: there each row has an order with that price, or a match that its order came
 * to.
 *
 * <p>Owned by the engine thread.
 */
public final class RunnerResults {
  /** Two ints: the next row of the position, and the runner. */
  private static final int NEXT_AND_RUNNER = 0;

  private static final int WIN = 1;
  private static final int PLACE = 2;
  private static final int LOSE = 3;
  private static final int WORD_BITS = 2;

  private final Runners ofMarkets;
  private final SlotStore rows;
  private final transient ResultChange sum = new ResultChange();
  private final int[] firstRow;

  /** One row after the other, so that one row is in one cache line or two. */
  private final long[] words;

  /**
   * Makes room for a row for each order and for each match, and for as many positions as orders.
   */
  RunnerResults(Runners ofMarkets, int orders) {
    this.ofMarkets = ofMarkets;
    int most = 2 * orders;
    rows = new SlotStore("runner result slots", most);
    firstRow = new int[orders + 1];
    words = new long[most + 1 << WORD_BITS];
  }

  /** Changes the results of a runner. */
  public void add(int position, int runner, long win, long place, long lose) {
    int before = 0;
    int row = firstRow[position];
    while (row != 0 && runner(row) != runner) {
      before = row;
      row = next(row);
    }
    if (row == 0) {
      row = addRow(position, runner);
      before = 0;
    }
    int at = row << WORD_BITS;
    words[at + WIN] += win;
    words[at + PLACE] += place;
    words[at + LOSE] += lose;
    if (isZero(row)) {
      remove(position, before, row);
    }
  }

  /** Forgets all results of a position. */
  public void clear(int position) {
    while (firstRow[position] != 0) {
      remove(position, 0, firstRow[position]);
    }
  }

  /** What must be held for a position in its market. */
  long hold(WorstCase exposure, int position, Market market) {
    exposure.begin(market);
    for (int row = firstRow[position]; row != 0; row = next(row)) {
      if (!isVoid(market, row)) {
        exposure.add(runner(row), win(row), place(row), lose(row));
      }
    }
    return exposure.hold();
  }

  /** What must be held for a position, 0 for none yet, once its results change so. */
  long holdWith(WorstCase exposure, int position, Market market, ResultChange change) {
    exposure.begin(market);
    change.beginPass();
    for (int row = firstRow[position]; row != 0; row = next(row)) {
      int runner = runner(row);
      change.see(runner);
      if (!isVoid(market, row)) {
        exposure.add(
            runner,
            win(row) + change.win(runner),
            place(row) + change.place(runner),
            lose(row) + change.lose(runner));
      }
    }
    for (int i = 0; i < change.count(); i++) {
      int runner = change.runner(i);
      if (!change.isSeen(runner)) {
        exposure.add(runner, change.win(runner), change.place(runner), change.lose(runner));
      }
    }
    return exposure.hold();
  }

  /** What the bets of a position bring if a runner wins. */
  long win(int position, int runner) {
    return win(row(position, runner));
  }

  /** What the bets of a position bring if a runner does not win. */
  long lose(int position, int runner) {
    return lose(row(position, runner));
  }

  /** Visits every field. */
  public void accept(StoreVisitor visitor) {
    rows.accept(visitor);
    visitor.store("runner results", true);
    visitor.ints("firstRow", 1, firstRow, 1, firstRow.length);
    visitor.longs("words", 1, words, 1 << WORD_BITS, rows.highest() + 1 << WORD_BITS);
  }

  /** Adds up the results of a position anew from its orders and compares; for tests. */
  void checkInvariants(Exchange exchange, int position) {
    Market market = exchange.markets.get(exchange.positions.market(position));
    for (int row = firstRow[position]; row != 0; row = next(row)) {
      sum.clear();
      int first = exchange.positions.firstOrder(position);
      for (int o = first; o != 0; o = exchange.orders.nextInPosition(o)) {
        exchange.exposure.addUnmatchedTo(sum, market, o);
        exchange.exposure.addMatchedTo(sum, market, o);
      }
      int key = runner(row);
      boolean same =
          sum.win(key) == win(row) && sum.place(key) == place(row) && sum.lose(key) == lose(row);
      Invariant.check(same, "results of a runner differ");
      Invariant.check(!isZero(row), "a runner row of zeros was kept");
    }
  }

  /** Its bets count no more, though longer work may not have come to all of them. */
  private boolean isVoid(Market market, int row) {
    return market.hasVoidRunners() && ofMarkets.isVoid(market.row(runner(row)));
  }

  private boolean isZero(int row) {
    return (win(row) | place(row) | lose(row)) == 0;
  }

  private int next(int row) {
    return (int) (words[row << WORD_BITS] >>> Integer.SIZE);
  }

  private int runner(int row) {
    return (int) words[row << WORD_BITS];
  }

  private long win(int row) {
    return words[(row << WORD_BITS) + WIN];
  }

  private long place(int row) {
    return words[(row << WORD_BITS) + PLACE];
  }

  private long lose(int row) {
    return words[(row << WORD_BITS) + LOSE];
  }

  private void link(int row, int next, int runner) {
    words[(row << WORD_BITS) + NEXT_AND_RUNNER] = (long) next << Integer.SIZE | runner;
  }

  /** The row of a runner; 0, whose results are 0, when it has none. */
  private int row(int position, int runner) {
    int row = firstRow[position];
    while (row != 0 && runner(row) != runner) {
      row = next(row);
    }
    return row;
  }

  private int addRow(int position, int runner) {
    int row = rows.allocate();
    Invariant.check(row != 0, "more runner rows than orders");
    int at = row << WORD_BITS;
    words[at + WIN] = 0;
    words[at + PLACE] = 0;
    words[at + LOSE] = 0;
    link(row, firstRow[position], runner);
    firstRow[position] = row;
    return row;
  }

  private void remove(int position, int before, int row) {
    if (before == 0) {
      firstRow[position] = next(row);
    } else {
      link(before, next(row), runner(before));
    }
    rows.free(row);
  }
}
