package io.croupier.engine;

import io.croupier.engine.store.Hash64;
import io.croupier.engine.store.StoreVisitor;

/**
 * Digests state, of all stores or of those alone that hold effects of commands; of each store what
 * the acting version of the rules has.
 */
final class StateHash implements StoreVisitor {
  private final boolean effectsOnly;
  private final int behaviour;
  private boolean included;
  private long hash;

  StateHash(boolean effectsOnly, int behaviour) {
    this.effectsOnly = effectsOnly;
    this.behaviour = behaviour;
  }

  long value() {
    return Hash64.mix(hash);
  }

  @Override
  public void store(String name, boolean effect) {
    included = effect || !effectsOnly;
    for (int i = 0; included && i < name.length(); i++) {
      hash = Hash64.add(hash, name.charAt(i));
    }
  }

  @Override
  public long value(String field, int since, long value) {
    if (has(since)) {
      hash = Hash64.add(hash, value);
    }
    return value;
  }

  @Override
  public void bytes(String field, int since, byte[] values, int from, int to) {
    for (int i = from; has(since) && i < to; i++) {
      hash = Hash64.add(hash, values[i]);
    }
  }

  @Override
  public void shorts(String field, int since, short[] values, int from, int to) {
    for (int i = from; has(since) && i < to; i++) {
      hash = Hash64.add(hash, values[i]);
    }
  }

  @Override
  public void ints(String field, int since, int[] values, int from, int to) {
    for (int i = from; has(since) && i < to; i++) {
      hash = Hash64.add(hash, values[i]);
    }
  }

  @Override
  public void longs(String field, int since, long[] values, int from, int to) {
    for (int i = from; has(since) && i < to; i++) {
      hash = Hash64.add(hash, values[i]);
    }
  }

  private boolean has(int since) {
    return included && since <= behaviour;
  }
}
