package io.croupier.engine.odds;

import io.croupier.engine.store.IdIndex;
import io.croupier.engine.store.SlotStore;
import io.croupier.engine.store.StoreVisitor;

/**
 * The markets of fixed odds, found by the operator's numbers. One is over when all its runners have
 * a result, no work of them is open, and no open bet has a selection there: then it may give way.
 *
 * <p>Owned by the engine thread.
 */
final class OddsMarkets {
  final LossLimits limits;
  private final SlotStore slots;
  private final OldestFirst over;
  private final transient IdIndex index;
  private final long[] ids;
  private final int[] firstSelection;
  private final int[] deductions;
  private final int[] withdrawals;
  private final int[] undecided;
  private final int[] decided;
  private final int[] works;
  private final int[] openLegs;
  private final byte[] isOver;

  OddsMarkets(int capacity, int currencies) {
    limits = new LossLimits("limits of odds markets", capacity, currencies);
    slots = new SlotStore("odds market slots", capacity);
    over = new OldestFirst("odds markets over", capacity);
    index = new IdIndex(capacity);
    ids = new long[capacity + 1];
    firstSelection = new int[capacity + 1];
    deductions = new int[capacity + 1];
    withdrawals = new int[capacity + 1];
    undecided = new int[capacity + 1];
    decided = new int[capacity + 1];
    works = new int[capacity + 1];
    openLegs = new int[capacity + 1];
    isOver = new byte[capacity + 1];
  }

  /** The slot of a market; 0 when it is unknown. */
  int find(long marketId) {
    return index.get(0, 0, marketId);
  }

  int create(long marketId) {
    int market = slots.allocate();
    ids[market] = marketId;
    index.put(0, 0, marketId, market);
    firstSelection[market] = 0;
    deductions[market] = 0;
    withdrawals[market] = 0;
    undecided[market] = 0;
    decided[market] = 0;
    limits.clear(market);
    return market;
  }

  /** Takes a market that is over out; its selections are freed by the caller. */
  void forget(int market) {
    judge(market, false);
    index.remove(market);
    slots.free(market);
  }

  /** The market that has been over longest; 0 when there is none. */
  int firstOver() {
    return over.first();
  }

  long id(int market) {
    return ids[market];
  }

  int firstSelection(int market) {
    return firstSelection[market];
  }

  /** A selection without result is new; it stands first. */
  void addSelection(int market, int selection) {
    firstSelection[market] = selection;
    undecided[market]++;
    judge(market);
  }

  /** A selection without result gets one, other than by a withdrawal. */
  void decide(int market) {
    undecided[market]--;
    decided[market]++;
  }

  /** A selection without result is withdrawn. */
  void withdraw(int market, int deduction) {
    undecided[market]--;
    withdrawals[market]++;
    deductions[market] += deduction;
  }

  /** Whether a runner has a result other than that it was withdrawn. */
  boolean isDecided(int market) {
    return decided[market] != 0;
  }

  /** All deductions so far. */
  int deduction(int market) {
    return deductions[market];
  }

  int withdrawals(int market) {
    return withdrawals[market];
  }

  /** Work of a selection begins, or ends with -1. */
  void addWork(int market, int change) {
    works[market] += change;
    judge(market);
  }

  /** A bet with a selection here opens, or ends with -1. */
  void addOpenLeg(int market, int change) {
    openLegs[market] += change;
    judge(market);
  }

  void accept(StoreVisitor visitor) {
    int before = slots.size();
    slots.accept(visitor);
    over.accept(visitor);
    limits.accept(visitor);
    visitor.store("odds markets", true);
    int end = slots.highest() + 1;
    visitor.longs("ids", 1, ids, 1, end);
    visitor.ints("firstSelection", 1, firstSelection, 1, end);
    visitor.ints("deductions", 1, deductions, 1, end);
    visitor.ints("withdrawals", 1, withdrawals, 1, end);
    visitor.ints("undecided", 1, undecided, 1, end);
    visitor.ints("decided", 1, decided, 1, end);
    visitor.ints("works", 1, works, 1, end);
    visitor.ints("openLegs", 1, openLegs, 1, end);
    visitor.bytes("isOver", 1, isOver, 1, end);
    if (before != slots.size()) {
      index.clear();
      for (int market = 1; market < end; market++) {
        if (slots.inUse(market)) {
          index.put(0, 0, ids[market], market);
        }
      }
    }
  }

  private void judge(int market) {
    judge(market, undecided[market] == 0 && works[market] == 0 && openLegs[market] == 0);
  }

  private void judge(int market, boolean nowOver) {
    if (nowOver == (isOver[market] != 0)) {
      return;
    }
    isOver[market] = (byte) (nowOver ? 1 : 0);
    if (nowOver) {
      over.add(market);
    } else {
      over.remove(market);
    }
  }
}
