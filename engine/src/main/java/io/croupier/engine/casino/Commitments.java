package io.croupier.engine.casino;

import io.croupier.engine.store.EndedQueue;
import io.croupier.engine.store.IdIndex;
import io.croupier.engine.store.Sha256;
import io.croupier.engine.store.SlotStore;
import io.croupier.engine.store.StoreVisitor;
import io.croupier.engine.timer.TimerKind;
import io.croupier.engine.timer.Timers;
import io.croupier.protocol.Fairness;
import java.nio.ByteOrder;
import org.agrona.DirectBuffer;

/**
 * The server seeds that game providers have committed to, by the key of their casino round. When
 * all places are taken the one that was revealed or expired first gives way.
 *
 * <p>Owned by the engine thread.
 */
public final class Commitments {
  private static final int WORDS = Sha256.LENGTH / Long.BYTES;
  private static final byte BY_WIN = 1;
  private static final byte BY_BET = 2;

  private final Timers timers;
  private final SlotStore slots;
  private final EndedQueue ended;
  private final transient IdIndex index;
  private final long[] keys;
  private final long[] highs;
  private final long[] lows;
  private final long[] hashes;
  private final byte[] states;

  /** How far the round has come: not at all, to a win that has overtaken its bet, to a bet. */
  private final byte[] begun;

  /** Allocates room for {@code capacity} commitments. */
  public Commitments(int capacity, Timers timers) {
    this.timers = timers;
    slots = new SlotStore("commitments", capacity);
    ended = new EndedQueue("endedCommitments", capacity);
    index = new IdIndex(capacity);
    keys = new long[capacity + 1];
    highs = new long[capacity + 1];
    lows = new long[capacity + 1];
    hashes = new long[(capacity + 1) * WORDS];
    states = new byte[capacity + 1];
    begun = new byte[capacity + 1];
  }

  /**
   * Whether there is no place for a commitment to a round that has none; that of one whose timer
   * waits is one.
   */
  boolean isFull(int provider, int account, long high, long low) {
    return slots.isFull() && ended.isEmpty() && entered(provider, account, high, low) == 0;
  }

  /**
   * The commitment of a round; 0 when there is none: one whose time is over before its round has
   * begun is none, whether its timer has fired or not.
   */
  int find(int provider, int account, long high, long low, long now) {
    int commitment = entered(provider, account, high, low);
    return isBegun(commitment) || !isOver(commitment, now) ? commitment : 0;
  }

  private int entered(int provider, int account, long high, long low) {
    return slots.size() == 0 ? 0 : index.get(Rounds.key(provider, account), high, low);
  }

  /** Whether it ends by time; one whose timer has just fired has 0 for a deadline. */
  private boolean isOver(int commitment, long now) {
    return states[commitment] == Fairness.COMMITTED.value()
        && timers.deadlineNs(TimerKind.SEED_EXPIRY, commitment) <= now;
  }

  /**
   * Enters the hash that stands in a buffer, of a round that has no commitment; the seed must be
   * revealed before a deadline.
   */
  void open(
      int provider,
      int account,
      long high,
      long low,
      DirectBuffer buffer,
      int offset,
      long deadlineNs) {
    int before = entered(provider, account, high, low);
    if (before != 0) {
      timers.clear(TimerKind.SEED_EXPIRY, before);
      forget(before);
    } else if (slots.isFull()) {
      forget(ended.removeFirst());
    }
    int commitment = slots.allocate();
    keys[commitment] = Rounds.key(provider, account);
    highs[commitment] = high;
    lows[commitment] = low;
    index.put(keys[commitment], high, low, commitment);
    for (int word = 0; word < WORDS; word++) {
      hashes[commitment * WORDS + word] = word(buffer, offset, word);
    }
    states[commitment] = (byte) Fairness.COMMITTED.value();
    begun[commitment] = 0;
    timers.set(TimerKind.SEED_EXPIRY, commitment, deadlineNs);
  }

  /** Makes room. */
  void forget(int commitment) {
    index.remove(commitment);
    slots.free(commitment);
  }

  /** Whether a commitment is to the hash that stands in a buffer. */
  boolean isTo(int commitment, DirectBuffer buffer, int offset) {
    boolean same = true;
    for (int word = 0; word < WORDS; word++) {
      same &= hashes[commitment * WORDS + word] == word(buffer, offset, word);
    }
    return same;
  }

  /** Whether a commitment is to a digest. */
  boolean isTo(int commitment, Sha256 digest) {
    boolean same = true;
    for (int word = 0; word < WORDS; word++) {
      same &= hashes[commitment * WORDS + word] == digest.word(word);
    }
    return same;
  }

  /**
   * How it stands, of none NONE; EXPIRED when its time is over, whether its timer has fired or not.
   */
  Fairness state(int commitment, long now) {
    return isOver(commitment, now) ? Fairness.EXPIRED : Fairness.get(states[commitment]);
  }

  /** Whether a bet has come, which has a client seed. */
  boolean isPlayed(int commitment) {
    return begun[commitment] == BY_BET;
  }

  /** Whether a bet has come, or a win that has overtaken it. */
  boolean isBegun(int commitment) {
    return begun[commitment] != 0;
  }

  /** A bet has come. */
  void play(int commitment) {
    begun[commitment] = BY_BET;
  }

  /**
   * A round has begun with a win that has overtaken its bet.
   *
   * @return whether it has a commitment
   */
  boolean beginByWin(int provider, int account, long high, long low, long now) {
    int commitment = find(provider, account, high, low, now);
    if (commitment != 0 && !isBegun(commitment)) {
      begun[commitment] = BY_WIN;
    }
    return commitment != 0;
  }

  /** The seed was revealed, or will not be any more. */
  void end(int commitment, Fairness state) {
    timers.clear(TimerKind.SEED_EXPIRY, commitment);
    states[commitment] = (byte) state.value();
    ended.add(commitment);
  }

  int provider(int commitment) {
    return Rounds.providerOf(keys[commitment]);
  }

  int account(int commitment) {
    return Rounds.accountOf(keys[commitment]);
  }

  long high(int commitment) {
    return highs[commitment];
  }

  long low(int commitment) {
    return lows[commitment];
  }

  /** Visits every field; the index is built again after a load. */
  public void accept(StoreVisitor visitor) {
    int before = slots.size();
    slots.accept(visitor);
    ended.accept(visitor);
    visitor.store("commitment", true);
    int end = slots.highest() + 1;
    visitor.longs("keys", 1, keys, 1, end);
    visitor.longs("highs", 1, highs, 1, end);
    visitor.longs("lows", 1, lows, 1, end);
    visitor.longs("hashes", 1, hashes, WORDS, end * WORDS);
    visitor.bytes("states", 1, states, 1, end);
    visitor.bytes("begun", 1, begun, 1, end);
    if (before != slots.size()) {
      index.clear();
      for (int commitment = 1; commitment < end; commitment++) {
        if (slots.inUse(commitment)) {
          index.put(keys[commitment], highs[commitment], lows[commitment], commitment);
        }
      }
    }
  }

  private static long word(DirectBuffer buffer, int offset, int number) {
    return buffer.getLong(offset + number * Long.BYTES, ByteOrder.BIG_ENDIAN);
  }
}
