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
  private final Runners ofMarkets;
  private final SlotStore rows;
  private final transient ResultChange sum = new ResultChange();
  private final int[] firstRow;
  private final int[] next;
  private final short[] runners;
  private final long[] wins;
  private final long[] places;
  private final long[] loses;

  /**
   * Makes room for a row for each order and for each match, and for as many positions as orders.
   */
  RunnerResults(Runners ofMarkets, int orders) {
    this.ofMarkets = ofMarkets;
    int most = 2 * orders;
    rows = new SlotStore("runner result slots", most);
    firstRow = new int[orders + 1];
    next = new int[most + 1];
    runners = new short[most + 1];
    wins = new long[most + 1];
    places = new long[most + 1];
    loses = new long[most + 1];
  }

  /** Changes the results of a runner. */
  public void add(int position, int runner, long win, long place, long lose) {
    int before = 0;
    int row = firstRow[position];
    while (row != 0 && runners[row] != runner) {
      before = row;
      row = next[row];
    }
    if (row == 0) {
      row = addRow(position, runner);
      before = 0;
    }
    wins[row] += win;
    places[row] += place;
    loses[row] += lose;
    if (wins[row] == 0 && places[row] == 0 && loses[row] == 0) {
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
    for (int row = firstRow[position]; row != 0; row = next[row]) {
      if (!isVoid(market, row)) {
        exposure.add(runners[row], wins[row], places[row], loses[row]);
      }
    }
    return exposure.hold();
  }

  /** What must be held for a position, 0 for none yet, once its results change so. */
  long holdWith(WorstCase exposure, int position, Market market, ResultChange change) {
    exposure.begin(market);
    change.beginPass();
    for (int row = firstRow[position]; row != 0; row = next[row]) {
      int runner = runners[row];
      change.see(runner);
      if (!isVoid(market, row)) {
        exposure.add(
            runner,
            wins[row] + change.win(runner),
            places[row] + change.place(runner),
            loses[row] + change.lose(runner));
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
    return wins[row(position, runner)];
  }

  /** What the bets of a position bring if a runner is only placed. */
  long place(int position, int runner) {
    return places[row(position, runner)];
  }

  /** What the bets of a position bring if a runner does not win. */
  long lose(int position, int runner) {
    return loses[row(position, runner)];
  }

  /** Visits every field. */
  public void accept(StoreVisitor visitor) {
    rows.accept(visitor);
    visitor.store("runner results", true);
    int end = rows.highest() + 1;
    visitor.ints("firstRow", 1, firstRow, 1, firstRow.length);
    visitor.ints("next", 1, next, 1, end);
    visitor.shorts("runners", 1, runners, 1, end);
    visitor.longs("wins", 1, wins, 1, end);
    visitor.longs("places", 1, places, 1, end);
    visitor.longs("loses", 1, loses, 1, end);
  }

  /** Adds up the results of a position anew from its orders and compares; for tests. */
  void checkInvariants(Exchange exchange, int position) {
    Market market = exchange.markets.get(exchange.positions.market(position));
    for (int row = firstRow[position]; row != 0; row = next[row]) {
      sum.clear();
      int first = exchange.positions.firstOrder(position);
      for (int o = first; o != 0; o = exchange.orders.nextInPosition(o)) {
        exchange.addUnmatchedTo(sum, market, o);
        exchange.addMatchedTo(sum, market, o);
      }
      int key = runners[row];
      boolean same =
          sum.win(key) == wins[row] && sum.place(key) == places[row] && sum.lose(key) == loses[row];
      Invariant.check(same, "results of a runner differ");
      boolean none = wins[row] == 0 && places[row] == 0 && loses[row] == 0;
      Invariant.check(!none, "a runner row of zeros was kept");
    }
  }

  /** Its bets count no more, though longer work may not have come to all of them. */
  private boolean isVoid(Market market, int row) {
    return market.hasVoidRunners() && ofMarkets.isVoid(market.row(runners[row]));
  }

  /** The row of a runner; 0, whose results are 0, when it has none. */
  private int row(int position, int runner) {
    int row = firstRow[position];
    while (row != 0 && runners[row] != runner) {
      row = next[row];
    }
    return row;
  }

  private int addRow(int position, int runner) {
    int row = rows.allocate();
    Invariant.check(row != 0, "more runner rows than orders");
    runners[row] = (short) runner;
    wins[row] = 0;
    places[row] = 0;
    loses[row] = 0;
    next[row] = firstRow[position];
    firstRow[position] = row;
    return row;
  }

  private void remove(int position, int before, int row) {
    if (before == 0) {
      firstRow[position] = next[row];
    } else {
      next[before] = next[row];
    }
    rows.free(row);
  }
}
