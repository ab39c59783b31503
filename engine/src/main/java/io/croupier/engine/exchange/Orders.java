package io.croupier.engine.exchange;

import io.croupier.engine.store.Invariant;
import io.croupier.engine.store.SlotStore;
import io.croupier.engine.store.StoreVisitor;

/**
 * All orders with unmatched or matched stake in markets that are not final.
 *
 * <p>The stake of an order is the sum of five parts: matched, unmatched, cancelled, lapsed, voided.
 * An order hangs in two lists: of its price level while it has unmatched stake, kept by {@link
 * OrderBook}; and of its position, in order of acceptance, kept by {@link Positions}.
 *
 * <p><b>Guarantees:</b> an id is never issued twice; the five parts add up to the stake.
 *
 * <p>Owned by the engine thread.
 */
public final class Orders {
  private final SlotStore slots;
  private final long[] matched;
  private final long[] unmatched;
  private final long[] cancelled;
  private final long[] lapsed;
  private final long[] voided;
  private final long[] matchedReturn;
  private final int[] position;
  private final int[] row;
  private final short[] runner;
  private final int[] price;
  private final short[] priceIndex;
  private final byte[] side;
  private final byte[] persistence;
  private final int[] gateway;
  private final int[] nextInLevel;
  private final int[] previousInLevel;
  private final int[] nextInPosition;
  private final int[] previousInPosition;

  /** Allocates room for {@code capacity} orders. */
  public Orders(int capacity) {
    slots = new SlotStore("orders", capacity);
    matched = new long[capacity + 1];
    unmatched = new long[capacity + 1];
    cancelled = new long[capacity + 1];
    lapsed = new long[capacity + 1];
    voided = new long[capacity + 1];
    matchedReturn = new long[capacity + 1];
    position = new int[capacity + 1];
    row = new int[capacity + 1];
    runner = new short[capacity + 1];
    price = new int[capacity + 1];
    priceIndex = new short[capacity + 1];
    side = new byte[capacity + 1];
    persistence = new byte[capacity + 1];
    gateway = new int[capacity + 1];
    nextInLevel = new int[capacity + 1];
    previousInLevel = new int[capacity + 1];
    nextInPosition = new int[capacity + 1];
    previousInPosition = new int[capacity + 1];
  }

  /** Takes a slot for a new order with nothing but unmatched stake; 0 when all are taken. */
  public int add(long stake, int side, int persistence, int gateway) {
    int order = slots.allocate();
    if (order == 0) {
      return 0;
    }
    unmatched[order] = stake;
    matched[order] = 0;
    cancelled[order] = 0;
    lapsed[order] = 0;
    voided[order] = 0;
    matchedReturn[order] = 0;
    this.side[order] = (byte) side;
    this.persistence[order] = (byte) persistence;
    this.gateway[order] = gateway;
    return order;
  }

  /** Says at which price an order stands: in hundredths, and its index on the ladder. */
  public void price(int order, int price, int priceIndex) {
    this.price[order] = price;
    this.priceIndex[order] = (short) priceIndex;
  }

  /** Says what an order is about: its position, the runner's number, and the runner's row. */
  public void assign(int order, int position, int runner, int row) {
    this.position[order] = position;
    this.runner[order] = (short) runner;
    this.row[order] = row;
  }

  /** Forgets an order; its id is stale from now on. */
  public void remove(int order) {
    slots.free(order);
  }

  /** Unmatched stake becomes matched at a price. */
  public void match(int order, long stake, int price) {
    unmatched[order] -= stake;
    matched[order] += stake;
    matchedReturn[order] += stake * price;
  }

  /** Unmatched stake is cancelled by the customer. */
  public void cancel(int order, long stake) {
    unmatched[order] -= stake;
    cancelled[order] += stake;
  }

  /** Unmatched stake lapses. */
  public void lapse(int order, long stake) {
    unmatched[order] -= stake;
    lapsed[order] += stake;
  }

  /** All matched stake is voided. */
  public void voidMatched(int order) {
    voided[order] += matched[order];
    matched[order] = 0;
  }

  /** The slot of an id; 0 when it is unknown or stale. */
  public int slot(long id) {
    return slots.slot(id);
  }

  public long id(int order) {
    return slots.id(order);
  }

  public boolean isFull() {
    return slots.isFull();
  }

  public int size() {
    return slots.size();
  }

  public int capacity() {
    return slots.capacity();
  }

  public long stake(int order) {
    return matched[order] + unmatched[order] + cancelled[order] + lapsed[order] + voided[order];
  }

  public long matched(int order) {
    return matched[order];
  }

  public long unmatched(int order) {
    return unmatched[order];
  }

  public long cancelled(int order) {
    return cancelled[order];
  }

  public long lapsed(int order) {
    return lapsed[order];
  }

  public long voided(int order) {
    return voided[order];
  }

  /** Sum of stake times price in hundredths over the order's matches. */
  public long matchedReturn(int order) {
    return matchedReturn[order];
  }

  public int position(int order) {
    return position[order];
  }

  /** Number of the runner in its market, from 1. */
  public int runner(int order) {
    return runner[order];
  }

  /** The runner's row in {@link Runners} and {@link OrderBook}. */
  public int row(int order) {
    return row[order];
  }

  public int price(int order) {
    return price[order];
  }

  public int priceIndex(int order) {
    return priceIndex[order];
  }

  public int side(int order) {
    return side[order];
  }

  public int persistence(int order) {
    return persistence[order];
  }

  /** The gateway that placed the order. */
  public int gateway(int order) {
    return gateway[order];
  }

  int nextInLevel(int order) {
    return nextInLevel[order];
  }

  int previousInLevel(int order) {
    return previousInLevel[order];
  }

  /** Makes two orders neighbours in their level; 0 for none. */
  void linkInLevel(int before, int after) {
    nextInLevel[before] = after;
    previousInLevel[after] = before;
  }

  int nextInPosition(int order) {
    return nextInPosition[order];
  }

  int previousInPosition(int order) {
    return previousInPosition[order];
  }

  /** Makes two orders neighbours in their position; 0 for none. */
  void linkInPosition(int before, int after) {
    nextInPosition[before] = after;
    previousInPosition[after] = before;
  }

  /** Highest slot that was ever used; see {@link #inUse}. */
  int highest() {
    return slots.highest();
  }

  boolean inUse(int order) {
    return slots.inUse(order);
  }

  /** Visits every field. */
  public void accept(StoreVisitor visitor) {
    slots.accept(visitor);
    int end = slots.highest() + 1;
    visitor.longs("matched", 1, matched, 1, end);
    visitor.longs("unmatched", 1, unmatched, 1, end);
    visitor.longs("cancelled", 1, cancelled, 1, end);
    visitor.longs("lapsed", 1, lapsed, 1, end);
    visitor.longs("voided", 1, voided, 1, end);
    visitor.longs("matchedReturn", 1, matchedReturn, 1, end);
    visitor.ints("position", 1, position, 1, end);
    visitor.ints("row", 1, row, 1, end);
    visitor.shorts("runner", 1, runner, 1, end);
    visitor.ints("price", 1, price, 1, end);
    visitor.shorts("priceIndex", 1, priceIndex, 1, end);
    visitor.bytes("side", 1, side, 1, end);
    visitor.bytes("persistence", 1, persistence, 1, end);
    visitor.ints("gateway", 1, gateway, 1, end);
    visitor.ints("nextInLevel", 1, nextInLevel, 1, end);
    visitor.ints("previousInLevel", 1, previousInLevel, 1, end);
    visitor.ints("nextInPosition", 1, nextInPosition, 1, end);
    visitor.ints("previousInPosition", 1, previousInPosition, 1, end);
  }

  /** Checks the parts of every order; for tests. */
  public void checkInvariants() {
    slots.checkInvariants();
    for (int order = 1; order <= highest(); order++) {
      if (inUse(order)) {
        long parts = matched[order] | unmatched[order] | cancelled[order] | lapsed[order];
        Invariant.check(parts >= 0 && voided[order] >= 0, "a part of an order is below zero");
        Invariant.check(
            matched[order] + unmatched[order] + voided[order] > 0, "an empty order was kept");
      }
    }
  }
}
