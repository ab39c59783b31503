package io.croupier.engine.exchange;

import io.croupier.engine.store.EndedQueue;
import io.croupier.engine.store.SlotStore;
import io.croupier.engine.store.StoreVisitor;
import java.util.function.Consumer;

/**
 * The markets and their runners. One that is final is kept for corrections until it is forgotten; a
 * forgotten one can still be asked for until a new market needs its place or its runners. The one
 * that became final first is forgotten first, and gives way first.
 *
 * <p>Owned by the engine thread.
 */
public final class Markets {
  private final SlotStore slots;
  private final EndedQueue kept;
  private final EndedQueue forgotten;
  private final Market[] markets;
  private final Runners runners;
  private int keptCount;
  private int keptRunners;
  private int forgottenRunners;
  private int forgetting;

  /** Allocates room for {@code capacity} markets. */
  public Markets(int capacity, Runners runners) {
    this.runners = runners;
    slots = new SlotStore("market slots", capacity);
    kept = new EndedQueue("kept markets", capacity);
    forgotten = new EndedQueue("forgotten markets", capacity);
    markets = new Market[capacity + 1];
    for (int slot = 0; slot < markets.length; slot++) {
      markets[slot] = new Market(slot);
    }
  }

  /** Whether a market of so many runners can be created. */
  boolean hasRoomFor(int runnerCount) {
    boolean place = !slots.isFull() || !forgotten.isEmpty();
    return place && runnerCount <= runners.free() + forgottenRunners;
  }

  /** Makes room and takes a place; see {@link #hasRoomFor}. */
  Market create(int runnerCount, int winners, int currency, int commissionBasisPoints) {
    while (slots.isFull() || runnerCount > runners.free()) {
      giveWay(markets[forgotten.removeFirst()]);
    }
    Market market = markets[slots.allocate()];
    market.create(runnerCount, winners, currency, commissionBasisPoints);
    runners.take(market.blocks(), runnerCount);
    return market;
  }

  /** A market has become final: it is kept from now on. */
  void keep(Market market) {
    market.kept(true);
    kept.add(market.slot());
    keptCount++;
    keptRunners += market.runnerCount();
  }

  /** Whether kept markets take more than half of the places or of the runners. */
  boolean keepsTooMany() {
    return keptCount > slots.capacity() / 2 || keptRunners > runners.limit() / 2;
  }

  /** The kept market that became final first; 0 when there is none. */
  int firstKept() {
    return kept.first();
  }

  /** The market that is being forgotten; 0 when there is none. */
  int forgetting() {
    return forgetting;
  }

  /** Begins to forget the kept market that became final first. */
  void beginForgetting() {
    forgetting = kept.removeFirst();
    Market market = markets[forgetting];
    market.kept(false);
    keptCount--;
    keptRunners -= market.runnerCount();
  }

  /** The market that was being forgotten may give way. */
  void endForgetting() {
    forgotten.add(forgetting);
    forgottenRunners += markets[forgetting].runnerCount();
    forgetting = 0;
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
    kept.accept(visitor);
    forgotten.accept(visitor);
    runners.accept(visitor);
    visitor.store("markets", true);
    keptCount = visitor.count("keptCount", 1, keptCount);
    keptRunners = visitor.count("keptRunners", 1, keptRunners);
    forgottenRunners = visitor.count("forgottenRunners", 1, forgottenRunners);
    forgetting = visitor.count("forgetting", 1, forgetting);
    for (int slot = 0; slot < markets.length; slot++) {
      markets[slot].accept(visitor);
    }
  }

  private void giveWay(Market market) {
    forgottenRunners -= market.runnerCount();
    runners.give(market.blocks(), market.runnerCount());
    slots.free(market.slot());
  }
}
