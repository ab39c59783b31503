package io.croupier.engine.odds;

import io.croupier.engine.store.Invariant;

/**
 * A whole number of at most 1,024 bits, at least 0, in place: wide enough for the product of 20
 * effective odds and a stake.
 *
 * <p>One thread.
 */
final class WideNumber {
  private static final int WORDS = 32;
  private static final long WORD = 0xFFFF_FFFFL;

  /** Words of 32 bits, the lowest first; those from {@link #length} on are not read. */
  private final transient long[] words = new long[WORDS];

  private transient int length;

  /** Becomes a number of at least 0. */
  void set(long value) {
    length = 0;
    for (long rest = value; rest != 0; rest >>>= Integer.SIZE) {
      words[length++] = rest & WORD;
    }
  }

  void set(WideNumber other) {
    length = other.length;
    System.arraycopy(other.words, 0, words, 0, length);
  }

  /** Multiplies with a factor from 0 to 2^62. */
  void multiply(long factor) {
    if (factor == 0) {
      length = 0;
      return;
    }
    long carry = 0;
    for (int i = 0; i < length; i++) {
      long low = words[i] * factor;
      long high = Math.multiplyHigh(words[i], factor);
      low += carry;
      high += Long.compareUnsigned(low, carry) < 0 ? 1 : 0;
      words[i] = low & WORD;
      carry = high << Integer.SIZE | low >>> Integer.SIZE;
    }
    for (; carry != 0; carry >>>= Integer.SIZE) {
      append(carry & WORD);
    }
  }

  void add(WideNumber other) {
    long carry = 0;
    for (int i = 0; i < other.length || carry != 0; i++) {
      if (i == length) {
        append(0);
      }
      long sum = words[i] + (i < other.length ? other.words[i] : 0) + carry;
      words[i] = sum & WORD;
      carry = sum >>> Integer.SIZE;
    }
  }

  boolean isAtMost(WideNumber other) {
    if (length != other.length) {
      return length < other.length;
    }
    for (int i = length - 1; i >= 0; i--) {
      if (words[i] != other.words[i]) {
        return words[i] < other.words[i];
      }
    }
    return true;
  }

  private void append(long word) {
    Invariant.check(length < WORDS, "a product of odds is wider than it can be");
    words[length++] = word;
  }
}
