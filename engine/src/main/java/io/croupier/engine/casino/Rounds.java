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

  private static final int KEY = 0;
  private static final int HIGH = 1;
  private static final int LOW = 2;
  private static final int HELD_CASH = 3;
  private static final int HELD_BONUS = 4;

  /** Two ints: standing bets and standing wins. */
  private static final int COUNTS = 5;

  /** Two ints: the wallet, and the state. */
  private static final int OWNER = 6;

  private static final int WORDS = 7;

  private static final long ONE_BET = 1L << Integer.SIZE;
  private static final long LOW_INT = 0xFFFFFFFFL;

  private final SlotStore slots;
  private final EndedQueue closed;
  private final transient IdIndex index;

  /** One round after the other, so that one round is in two cache lines. */
  private final long[] words;

  /** Allocates room for {@code capacity} rounds. */
  public Rounds(int capacity) {
    slots = new SlotStore("rounds", capacity);
    closed = new EndedQueue("closedRounds", capacity);
    index = new IdIndex(capacity);
    words = new long[(capacity + 1) * WORDS];
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
    int at = round * WORDS;
    long key = key(provider, account);
    words[at + KEY] = key;
    words[at + HIGH] = high;
    words[at + LOW] = low;
    words[at + HELD_CASH] = 0;
    words[at + HELD_BONUS] = 0;
    words[at + COUNTS] = 0;
    words[at + OWNER] = (long) wallet << Integer.SIZE | RoundState.OPEN.value();
    index.put(key, high, low, round);
    return round;
  }

  void close(int round) {
    int at = round * WORDS + OWNER;
    words[at] = words[at] & ~LOW_INT | RoundState.CLOSED.value();
    closed.add(round);
  }

  private void forget(int round) {
    int at = round * WORDS;
    index.remove(words[at + KEY], words[at + HIGH], words[at + LOW]);
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
    return words[round * WORDS + HIGH];
  }

  long low(int round) {
    return words[round * WORDS + LOW];
  }

  int provider(int round) {
    return providerOf(words[round * WORDS + KEY]);
  }

  int wallet(int round) {
    return (int) (words[round * WORDS + OWNER] >>> Integer.SIZE);
  }

  boolean isOpen(int round) {
    return (int) words[round * WORDS + OWNER] == RoundState.OPEN.value();
  }

  RoundState state(int round) {
    return RoundState.get((short) words[round * WORDS + OWNER]);
  }

  /** Stakes still held, both parts: those of the standing bets of an open round. */
  long held(int round) {
    int at = round * WORDS;
    return words[at + HELD_CASH] + words[at + HELD_BONUS];
  }

  /** What of the stakes still held was cash. */
  long heldCash(int round) {
    return words[round * WORDS + HELD_CASH];
  }

  /** What of the stakes still held was bonus money. */
  long heldBonus(int round) {
    return words[round * WORDS + HELD_BONUS];
  }

  /** Standing bets. */
  int bets(int round) {
    return (int) (words[round * WORDS + COUNTS] >>> Integer.SIZE);
  }

  /** Standing wins. */
  int wins(int round) {
    return (int) words[round * WORDS + COUNTS];
  }

  void addBet(int round, long cashPart, long bonusPart) {
    int at = round * WORDS;
    words[at + HELD_CASH] += cashPart;
    words[at + HELD_BONUS] += bonusPart;
    words[at + COUNTS] += ONE_BET;
  }

  void removeBet(int round, long cashPart, long bonusPart) {
    int at = round * WORDS;
    words[at + HELD_CASH] -= cashPart;
    words[at + HELD_BONUS] -= bonusPart;
    words[at + COUNTS] -= ONE_BET;
  }

  void addWin(int round) {
    words[round * WORDS + COUNTS]++;
  }

  void removeWin(int round) {
    words[round * WORDS + COUNTS]--;
  }

  /** Takes the stakes out of a round that closes. */
  long takeHeld(int round) {
    int at = round * WORDS;
    long stakes = words[at + HELD_CASH] + words[at + HELD_BONUS];
    words[at + HELD_CASH] = 0;
    words[at + HELD_BONUS] = 0;
    return stakes;
  }

  /** Visits every field; the index is built again after a load. */
  public void accept(StoreVisitor visitor) {
    int before = slots.size();
    slots.accept(visitor);
    closed.accept(visitor);
    visitor.store("round", true);
    int end = slots.highest() + 1;
    visitor.longs("words", 1, words, WORDS, end * WORDS);
    if (before != slots.size()) {
      index.clear();
      for (int round = 1; round < end; round++) {
        if (slots.inUse(round)) {
          int at = round * WORDS;
          index.put(words[at + KEY], words[at + HIGH], words[at + LOW], round);
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
