package io.croupier.engine.casino;

import io.croupier.engine.store.EndedQueue;
import io.croupier.engine.store.IdIndex;
import io.croupier.engine.store.SlotStore;
import io.croupier.engine.store.StoreVisitor;
import io.croupier.protocol.RoundState;

/**
 * The casino rounds, found by (provider, account, roundId). When all places are taken the round
 * that closed first gives way.
 *
 * <p>Owned by the engine thread.
 */
public final class Rounds {
  private static final int ACCOUNT_BITS = 24;

  private final SlotStore slots;
  private final EndedQueue closed;
  private final transient IdIndex index;
  private final long[] keys;
  private final long[] highs;
  private final long[] lows;
  private final int[] wallets;
  private final long[] held;
  private final int[] bets;
  private final int[] wins;
  private final byte[] states;

  /** Allocates room for {@code capacity} rounds. */
  public Rounds(int capacity) {
    slots = new SlotStore("rounds", capacity);
    closed = new EndedQueue("closedRounds", capacity);
    index = new IdIndex(capacity);
    keys = new long[capacity + 1];
    highs = new long[capacity + 1];
    lows = new long[capacity + 1];
    wallets = new int[capacity + 1];
    held = new long[capacity + 1];
    bets = new int[capacity + 1];
    wins = new int[capacity + 1];
    states = new byte[capacity + 1];
  }

  boolean isFull() {
    return slots.isFull() && closed.isEmpty();
  }

  /** A round by its key; 0 when there is none. */
  int find(int provider, int account, long high, long low) {
    return index.get(key(provider, account), high, low);
  }

  int open(int provider, int account, long high, long low, int wallet) {
    if (slots.isFull()) {
      forget(closed.removeFirst());
    }
    int round = slots.allocate();
    keys[round] = key(provider, account);
    highs[round] = high;
    lows[round] = low;
    index.put(keys[round], high, low, round);
    wallets[round] = wallet;
    held[round] = 0;
    bets[round] = 0;
    wins[round] = 0;
    states[round] = (byte) RoundState.OPEN.value();
    return round;
  }

  void close(int round) {
    states[round] = (byte) RoundState.CLOSED.value();
    closed.add(round);
  }

  private void forget(int round) {
    index.remove(keys[round], highs[round], lows[round]);
    slots.free(round);
  }

  /** The slot of an id; 0 when the round gave way. */
  int slot(long id) {
    return slots.slot(id);
  }

  long id(int round) {
    return slots.id(round);
  }

  long high(int round) {
    return highs[round];
  }

  long low(int round) {
    return lows[round];
  }

  int provider(int round) {
    return providerOf(keys[round]);
  }

  int wallet(int round) {
    return wallets[round];
  }

  boolean isOpen(int round) {
    return states[round] == RoundState.OPEN.value();
  }

  RoundState state(int round) {
    return RoundState.get(states[round]);
  }

  /** Stakes still held. */
  long held(int round) {
    return held[round];
  }

  /** Standing bets. */
  int bets(int round) {
    return bets[round];
  }

  /** Standing wins. */
  int wins(int round) {
    return wins[round];
  }

  void addBet(int round, long amount) {
    held[round] += amount;
    bets[round]++;
  }

  void removeBet(int round, long amount) {
    held[round] -= amount;
    bets[round]--;
  }

  void addWin(int round) {
    wins[round]++;
  }

  void removeWin(int round) {
    wins[round]--;
  }

  /** Takes the stakes out of a round that closes. */
  long takeHeld(int round) {
    long stakes = held[round];
    held[round] = 0;
    return stakes;
  }

  /** Visits every field; the index is built again after a load. */
  public void accept(StoreVisitor visitor) {
    int before = slots.size();
    slots.accept(visitor);
    closed.accept(visitor);
    visitor.store("round", true);
    int end = slots.highest() + 1;
    visitor.longs("keys", 1, keys, 1, end);
    visitor.longs("highs", 1, highs, 1, end);
    visitor.longs("lows", 1, lows, 1, end);
    visitor.ints("wallets", 1, wallets, 1, end);
    visitor.longs("held", 1, held, 1, end);
    visitor.ints("bets", 1, bets, 1, end);
    visitor.ints("wins", 1, wins, 1, end);
    visitor.bytes("states", 1, states, 1, end);
    if (before != slots.size()) {
      index.clear();
      for (int round = 1; round < end; round++) {
        if (slots.inUse(round)) {
          index.put(keys[round], highs[round], lows[round], round);
        }
      }
    }
  }

  /** One number for a game provider and an account. */
  static long key(int provider, int account) {
    return (long) provider << ACCOUNT_BITS | account;
  }

  static int providerOf(long key) {
    return (int) (key >>> ACCOUNT_BITS);
  }

  static int accountOf(long key) {
    return (int) (key & (1 << ACCOUNT_BITS) - 1);
  }
}
