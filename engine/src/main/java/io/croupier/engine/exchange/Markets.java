package io.croupier.engine.exchange;

import io.croupier.engine.store.EndedQueue;
import io.croupier.engine.store.SlotStore;
import io.croupier.engine.store.StoreVisitor;
import java.util.function.Consumer;

/**
 * The markets and their runners. One that is final can still be asked for until a new market needs
 * its place or its runners; the one that became final first gives way first.
 *
 * <p>Owned by the engine thread.
 */
public final class Markets {
  private final SlotStore slots;
  private final EndedQueue ended;
  private final Market[] markets;
  private final Runners runners;
  private int endedRunners;

  /** Allocates room for {@code capacity} markets. */
  public Markets(int capacity, Runners runners) {
    this.runners = runners;
    slots = new SlotStore("market slots", capacity);
    ended = new EndedQueue("ended markets", capacity);
    markets = new Market[capacity + 1];
    for (int slot = 0; slot < markets.length; slot++) {
      markets[slot] = new Market(slot);
    }
  }

  /** Whether a market of so many runners can be created. */
  boolean hasRoomFor(int runnerCount) {
    boolean place = !slots.isFull() || !ended.isEmpty();
    return place && runnerCount <= runners.free() + endedRunners;
  }

  /** Makes room and takes a place; see {@link #hasRoomFor}. */
  Market create(int runnerCount, int winners, int currency, int commissionBasisPoints) {
    while (slots.isFull() || runnerCount > runners.free()) {
      giveWay(markets[ended.removeFirst()]);
    }
    Market market = markets[slots.allocate()];
    market.create(runnerCount, winners, currency, commissionBasisPoints);
    runners.take(market.blocks(), runnerCount);
    return market;
  }

  /** A market has become final. */
  void end(Market market) {
    ended.add(market.slot());
    endedRunners += market.runnerCount();
  }

  /** The slot of a market id; 0 when it is unknown or stale. */
  public int slot(long marketId) {
    return slots.slot(marketId);
  }

  public long id(int slot) {
    return slots.id(slot);
  }

  /** The market in a slot. Slot 0 has one too, INACTIVE and without runners: no market. */
  public Market get(int slot) {
    return markets[slot];
  }

  int capacity() {
    return slots.capacity();
  }

  /** Hands over every market that is there, final ones too. */
  void forEachInUse(Consumer<Market> consumer) {
    for (int slot = 1; slot <= slots.highest(); slot++) {
      if (slots.inUse(slot)) {
        consumer.accept(markets[slot]);
      }
    }
  }

  /** Visits every field. */
  public void accept(StoreVisitor visitor) {
    slots.accept(visitor);
    ended.accept(visitor);
    runners.accept(visitor);
    visitor.store("markets", true);
    endedRunners = visitor.count("endedRunners", 1, endedRunners);
    for (int slot = 0; slot < markets.length; slot++) {
      markets[slot].accept(visitor);
    }
  }

  private void giveWay(Market market) {
    endedRunners -= market.runnerCount();
    runners.give(market.blocks(), market.runnerCount());
    slots.free(market.slot());
  }
}
