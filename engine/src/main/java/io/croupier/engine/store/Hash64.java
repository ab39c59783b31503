package io.croupier.engine.store;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import org.agrona.DirectBuffer;

/**
 * The 64-bit digest of the engine: of command contents, outcomes and state. Good against accidents,
 * not against an adversary; the journal's seals are SHA-256. The mixing step is the finalizer of
 * SplitMix64 (Steele, Lea, Flood 2014).
 */
public final class Hash64 {
  private static final long PRIME = 0x9E3779B97F4A7C15L;

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
    long result = hash;
    int at = offset;
    int end = offset + length;
    for (; at + Long.BYTES <= end; at += Long.BYTES) {
      result = add(result, buffer.getLong(at, LITTLE_ENDIAN));
    }
    long tail = 0;
    for (int shift = 0; at < end; at++, shift += Byte.SIZE) {
      tail |= (buffer.getByte(at) & 0xFFL) << shift;
    }
    return mix(add(add(result, tail), length));
  }
}
