package io.croupier.engine.store;

/**
 * Passes over the whole state of a store: saves, loads, hashes or prints it. Each store lists its
 * fields once, in its {@code accept}, each with the behaviour version since which it exists.
 *
 * <p>Owned by the engine thread.
 */
public interface StoreVisitor {
  /**
   * Begins the fields of one store.
   *
   * @param effect whether the fields are effects of commands; false for what every command moves
   */
  void store(String name, boolean effect);

  /** Visits a counter and returns the value that the store must keep from now on. */
  long value(String field, int since, long value);

  /** Visits the elements {@code from} to {@code to} - 1 in place. */
  void bytes(String field, int since, byte[] values, int from, int to);

  /** Visits the elements {@code from} to {@code to} - 1 in place. */
  void shorts(String field, int since, short[] values, int from, int to);

  /** Visits the elements {@code from} to {@code to} - 1 in place. */
  void ints(String field, int since, int[] values, int from, int to);

  /** Visits the elements {@code from} to {@code to} - 1 in place. */
  void longs(String field, int since, long[] values, int from, int to);

  /** Visits a counter of type int; see {@link #value}. */
  default int count(String field, int since, int value) {
    return (int) value(field, since, value);
  }
}
