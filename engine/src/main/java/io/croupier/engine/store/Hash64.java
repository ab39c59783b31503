package io.croupier.engine.store;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import org.agrona.DirectBuffer;

/**
 * The 64-bit digest of the engine: of command contents, outcomes and state. Good against accidents,
 * not against an adversary; the journal's seals are SHA-256.
 *
 * <p>The mixing step is the finalizer of SplitMix64 (Steele, Lea, Flood 2014). Bytes are digested
 * as in NH of UMAC (Black and others 1999): pairs of words, each xored with a key of its place, are
 * multiplied, and the 128-bit products, folded, are added. No product waits for another, so this
 * takes a fraction of the time of a chain of multiplications.
 */
public final class Hash64 {
  private static final long PRIME = 0x9E3779B97F4A7C15L;
  private static final long SECOND_KEY = 0xBF58476D1CE4E5B9L;
  private static final int PAIR = 2 * Long.BYTES;

  private Hash64() {}

  /** Spreads every bit of a value over all bits. */
  public static long mix(long value) {
    long z = value + PRIME;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }

  /** The digest of {@code hash} followed by one value. */
  public static long add(long hash, long value) {
    long z = (hash ^ value) * PRIME;
    return Long.rotateLeft(z, 29) + value;
  }

  /** The digest of {@code hash} followed by the bytes and their number. */
  public static long add(long hash, DirectBuffer buffer, int offset, int length) {
    int end = offset + length;
    long key = PRIME;
    long sum = 0;
    int at = offset;
    for (; at <= end - PAIR; at += PAIR) {
      sum += product(word(buffer, at), word(buffer, at + Long.BYTES), key);
      key += PRIME;
    }
    if (at < end) {
      sum +=
          length < PAIR
              ? product(bytes(buffer, at, end), bytes(buffer, at + Long.BYTES, end), key)
              : product(word(buffer, end - PAIR), word(buffer, end - Long.BYTES), key);
    }
    return mix(add(add(hash, sum), length));
  }

  private static long product(long first, long second, long key) {
    long x = first ^ key;
    long y = second ^ key ^ SECOND_KEY;
    return x * y ^ Math.multiplyHigh(x, y);
  }

  private static long word(DirectBuffer buffer, int at) {
    return buffer.getLong(at, LITTLE_ENDIAN);
  }

  /** Up to eight bytes before {@code end}. */
  private static long bytes(DirectBuffer buffer, int from, int end) {
    long word = 0;
    int last = Math.min(end, from + Long.BYTES);
    for (int at = from; at < last; at++) {
      word |= (buffer.getByte(at) & 0xFFL) << (at - from) * Byte.SIZE;
    }
    return word;
  }
}
