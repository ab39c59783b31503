package io.croupier.engine.exchange;

import io.croupier.engine.store.Hash64;
import java.util.Arrays;

/**
 * Finds the order of a position by the customer's own number. Open addressing with linear probing
 * and backward-shift deletion. Where a replaced order and the one that took its place share a
 * number the later one is found. Never iterated, so its arrangement shows nowhere; its owner builds
 * it again after a load.
 *
 * <p>Owned by the engine thread.
 */
final class OrderReferences {
  private final Orders orders;
  private final int[] slots;
  private final int mask;

  OrderReferences(Orders orders) {
    this.orders = orders;
    slots = new int[Integer.highestOneBit(orders.capacity() + 1) << 2];
    mask = slots.length - 1;
  }

  /** The order of a position with this number; 0 when there is none. */
  int find(int position, long reference) {
    return slots[place(position, reference)];
  }

  /** Enters an order that has a number, in place of an earlier one with the same. */
  void put(int order) {
    slots[place(orders.position(order), orders.reference(order))] = order;
  }

  /** Takes an order out, if it is the one that is found. */
  void remove(int order) {
    int at = place(orders.position(order), orders.reference(order));
    if (slots[at] == order) {
      close(at);
    }
  }

  /** Forgets all. */
  void clear() {
    Arrays.fill(slots, 0);
  }

  /** Where the order is, or would be. */
  private int place(int position, long reference) {
    int at = home(position, reference);
    while (slots[at] != 0 && !is(slots[at], position, reference)) {
      at = (at + 1) & mask;
    }
    return at;
  }

  private boolean is(int order, int position, long reference) {
    return orders.position(order) == position && orders.reference(order) == reference;
  }

  private void close(int place) {
    int hole = place;
    for (int at = (hole + 1) & mask; slots[at] != 0; at = (at + 1) & mask) {
      int home = home(orders.position(slots[at]), orders.reference(slots[at]));
      if (((at - home) & mask) >= ((at - hole) & mask)) {
        slots[hole] = slots[at];
        hole = at;
      }
    }
    slots[hole] = 0;
  }

  private int home(int position, long reference) {
    return (int) Hash64.mix(Hash64.mix(reference) + position) & mask;
  }
}
