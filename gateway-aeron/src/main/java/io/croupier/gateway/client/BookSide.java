package io.croupier.gateway.client;

import java.util.Arrays;
import java.util.Objects;

/** The levels of one side of a runner, the best price first. Owned by one thread. */
final class BookSide {
  private static final int FIRST_ROOM = 16;

  /** 1 where the lowest price is best, -1 where the highest is. */
  private final int sign;

  private int[] prices = new int[FIRST_ROOM];
  private long[] sizes = new long[FIRST_ROOM];
  private int count;

  BookSide(boolean lowestIsBest) {
    sign = lowestIsBest ? 1 : -1;
  }

  /** Makes the size at a price what is given; 0: none. False when it was that before. */
  boolean put(int price, long size) {
    int at = Arrays.binarySearch(prices, 0, count, sign * price);
    if (at >= 0) {
      boolean same = sizes[at] == size;
      sizes[at] = size;
      if (size == 0) {
        remove(at);
      }
      return !same;
    }
    if (size != 0) {
      insert(-at - 1, price, size);
    }
    return size != 0;
  }

  int count() {
    return count;
  }

  /** The price of a level, from 0, the best. */
  int price(int at) {
    return sign * prices[Objects.checkIndex(at, count)];
  }

  long size(int at) {
    return sizes[Objects.checkIndex(at, count)];
  }

  /** The size at a price; 0 where nothing is. */
  long sizeAt(int price) {
    int at = Arrays.binarySearch(prices, 0, count, sign * price);
    return at < 0 ? 0 : sizes[at];
  }

  void clear() {
    count = 0;
  }

  private void insert(int at, int price, long size) {
    if (count == prices.length) {
      prices = Arrays.copyOf(prices, 2 * count);
      sizes = Arrays.copyOf(sizes, 2 * count);
    }
    System.arraycopy(prices, at, prices, at + 1, count - at);
    System.arraycopy(sizes, at, sizes, at + 1, count - at);
    prices[at] = sign * price;
    sizes[at] = size;
    count++;
  }

  private void remove(int at) {
    count--;
    System.arraycopy(prices, at + 1, prices, at, count - at);
    System.arraycopy(sizes, at + 1, sizes, at, count - at);
  }
}
