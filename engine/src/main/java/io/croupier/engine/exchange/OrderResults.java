package io.croupier.engine.exchange;

import io.croupier.engine.store.StoreVisitor;

/**
 * What belongs to an order beside its stakes and terms, and is needed seldom: the fees of its
 * matches, and the profit that settlement reported last.
 *
 * <p>Owned by the engine thread.
 */
public final class OrderResults {
  private final Orders orders;
  private final long[] feesIfWon;
  private final long[] feesIfLost;
  private final long[] profits;
  private final long[] lineReturns;

  /** Makes room for all orders. */
  public OrderResults(Orders orders) {
    this.orders = orders;
    feesIfWon = new long[orders.capacity() + 1];
    feesIfLost = new long[orders.capacity() + 1];
    profits = new long[orders.capacity() + 1];
    lineReturns = new long[orders.capacity() + 1];
  }

  /** Begins a new order. */
  void begin(int order) {
    clearFees(order);
    profits[order] = 0;
    lineReturns[order] = 0;
  }

  /** Adds the fees of a match, in hundredths of a minor unit, or takes them off again. */
  void addFees(int order, long ifWon, long ifLost) {
    feesIfWon[order] += ifWon;
    feesIfLost[order] += ifLost;
  }

  /** All matches of an order are void. */
  void clearFees(int order) {
    feesIfWon[order] = 0;
    feesIfLost[order] = 0;
  }

  long feesIfWon(int order) {
    return feesIfWon[order];
  }

  long feesIfLost(int order) {
    return feesIfLost[order];
  }

  /** What settlement reported last. */
  long profit(int order) {
    return profits[order];
  }

  void profit(int order, long profit) {
    profits[order] = profit;
  }

  /** What backs that matched as the order did get by the result of its market of LINE. */
  long lineReturn(int order) {
    return lineReturns[order];
  }

  void addLineReturn(int order, long amount) {
    lineReturns[order] += amount;
  }

  /** Visits every field. */
  public void accept(StoreVisitor visitor) {
    visitor.store("order results", true);
    int end = orders.highest() + 1;
    visitor.longs("feesIfWon", 1, feesIfWon, 1, end);
    visitor.longs("feesIfLost", 1, feesIfLost, 1, end);
    visitor.longs("profits", 1, profits, 1, end);
    visitor.longs("lineReturns", 1, lineReturns, 1, end);
  }
}
