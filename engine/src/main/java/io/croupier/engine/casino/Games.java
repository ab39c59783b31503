package io.croupier.engine.casino;

import io.croupier.engine.store.IdIndex;
import io.croupier.engine.store.StoreVisitor;

/**
 * The games of the game providers that are registered, or were halted, by (provider, gameId), and
 * how many each provider has registered.
 *
 * <p>Owned by the engine thread.
 */
public final class Games {
  private static final int REGISTERED = 1;
  private static final int HALTED = 1 << 1;

  private final int capacity;
  private final int[] providers;
  private final long[] ids;
  private final short[] categories;
  private final byte[] flags;
  private final int[] registered;
  private final transient IdIndex index;
  private int count;

  /** Allocates room for so many games of so many providers. */
  public Games(int capacity, int providers) {
    this.capacity = capacity;
    this.providers = new int[capacity + 1];
    ids = new long[capacity + 1];
    categories = new short[capacity + 1];
    flags = new byte[capacity + 1];
    registered = new int[providers + 1];
    index = new IdIndex(capacity);
  }

  boolean isFull() {
    return count == capacity;
  }

  /** A game by its provider's number; 0 when it has no place. */
  int find(int provider, long gameId) {
    return index.get(provider, 0, gameId);
  }

  int add(int provider, long gameId) {
    providers[++count] = provider;
    ids[count] = gameId;
    index.put(provider, 0, gameId, count);
    return count;
  }

  /** Whether the provider has registered games, and this is none of them. */
  boolean isUnknown(int provider, int game) {
    return registered[provider] != 0 && !isRegistered(game);
  }

  boolean isRegistered(int game) {
    return (flags[game] & REGISTERED) != 0;
  }

  void register(int game, int category) {
    if (!isRegistered(game)) {
      registered[providers[game]]++;
      flags[game] |= REGISTERED;
    }
    categories[game] = (short) category;
  }

  /** Category of a game; 0: none, or it is not registered. */
  int category(int game) {
    return categories[game] & 0xFFFF;
  }

  boolean isHalted(int game) {
    return (flags[game] & HALTED) != 0;
  }

  void halt(int game, boolean value) {
    flags[game] = (byte) (value ? flags[game] | HALTED : flags[game] & ~HALTED);
  }

  /** Visits every field; the index is built again after a load. */
  public void accept(StoreVisitor visitor) {
    visitor.store("games", true);
    count = visitor.count("count", 1, count);
    visitor.ints("providers", 1, providers, 1, count + 1);
    visitor.longs("ids", 1, ids, 1, count + 1);
    visitor.shorts("categories", 1, categories, 1, count + 1);
    visitor.bytes("flags", 1, flags, 1, count + 1);
    visitor.ints("registered", 1, registered, 1, registered.length);
    if (index.size() != count) {
      index.clear();
      for (int game = 1; game <= count; game++) {
        index.put(providers[game], 0, ids[game], game);
      }
    }
  }
}
