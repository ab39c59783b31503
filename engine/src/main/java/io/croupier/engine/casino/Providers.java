package io.croupier.engine.casino;

import io.croupier.engine.store.IdIndex;
import io.croupier.engine.store.StoreVisitor;

/**
 * The game providers, numbered from 1 in the order of registration.
 *
 * <p>Owned by the engine thread.
 */
public final class Providers {
  private final int capacity;
  private final int[] ids;
  private final byte[] tests;
  private final byte[] halts;
  private final byte[] earlyWins;
  private final transient IdIndex index;
  private int count;

  /** Allocates room for {@code capacity} providers. */
  public Providers(int capacity) {
    this.capacity = capacity;
    ids = new int[capacity + 1];
    tests = new byte[capacity + 1];
    halts = new byte[capacity + 1];
    earlyWins = new byte[capacity + 1];
    index = new IdIndex(capacity);
  }

  /** The number of a provider; 0 when it is not registered. */
  public int number(int providerId) {
    return index.get(0, 0, providerId);
  }

  /** The id of a provider by its number. */
  public int id(int number) {
    return ids[number];
  }

  boolean isFull() {
    return count == capacity;
  }

  void register(int providerId, boolean test, boolean winsMayComeFirst) {
    ids[++count] = providerId;
    tests[count] = (byte) (test ? 1 : 0);
    earlyWins[count] = (byte) (winsMayComeFirst ? 1 : 0);
    index.put(0, 0, providerId, count);
  }

  /** Whether its games are for TEST accounts alone. */
  public boolean isTest(int number) {
    return tests[number] != 0;
  }

  /** Whether its wins may overtake their bets. */
  boolean hasEarlyWins(int number) {
    return earlyWins[number] != 0;
  }

  boolean isHalted(int number) {
    return halts[number] != 0;
  }

  void halt(int number, boolean value) {
    halts[number] = (byte) (value ? 1 : 0);
  }

  /** Visits every field; the index is built again after a load. */
  public void accept(StoreVisitor visitor) {
    visitor.store("providers", true);
    count = visitor.count("count", 1, count);
    visitor.ints("ids", 1, ids, 1, count + 1);
    visitor.bytes("tests", 1, tests, 1, count + 1);
    visitor.bytes("halts", 1, halts, 1, count + 1);
    visitor.bytes("earlyWins", 1, earlyWins, 1, count + 1);
    if (index.size() != count) {
      index.clear();
      for (int number = 1; number <= count; number++) {
        index.put(0, 0, ids[number], number);
      }
    }
  }
}
