package io.croupier.engine.store;

import org.agrona.DirectBuffer;

/**
 * SHA-256 (FIPS 180-4) of short messages. It is the core's own, so that what the core computes and
 * allocates depends on no security provider that a machine's Java is set up with.
 *
 * <p><b>Guarantees:</b> no allocation after construction.
 *
 * <p>Owned by the engine thread.
 */
public final class Sha256 {
  /** Bytes of a digest. */
  public static final int LENGTH = 32;

  private static final int BLOCK = 64;
  private static final int ROUNDS = 64;

  /** Bytes of the length at the end, and the bit before the padding. */
  private static final int TAIL = Long.BYTES + 1;

  private static final byte END = (byte) 0x80;

  /** First 32 bits of the fractions of the square roots of the first 8 primes. */
  private static final int[] FIRST = {
    0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19
  };

  /** First 32 bits of the fractions of the cube roots of the first 64 primes. */
  private static final int[] CONSTANTS = {
    0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1,
    0x923f82a4, 0xab1c5ed5, 0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3,
    0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174, 0xe49b69c1, 0xefbe4786,
    0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
    0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147,
    0x06ca6351, 0x14292967, 0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13,
    0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85, 0xa2bfe8a1, 0xa81a664b,
    0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
    0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a,
    0x5b9cca4f, 0x682e6ff3, 0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208,
    0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2
  };

  private final transient int[] state = new int[FIRST.length];
  private final transient int[] schedule = new int[ROUNDS];

  /** Computes the digest of some bytes; it stands until the next one is computed. */
  public void digest(DirectBuffer buffer, int offset, int length) {
    System.arraycopy(FIRST, 0, state, 0, FIRST.length);
    int blocks = (length + TAIL + BLOCK - 1) / BLOCK;
    for (int block = 0; block < blocks; block++) {
      for (int word = 0; word < BLOCK / Integer.BYTES; word++) {
        schedule[word] = word(buffer, offset, length, block * BLOCK + word * Integer.BYTES);
      }
      if (block == blocks - 1) {
        long bits = (long) length * Byte.SIZE;
        schedule[14] = (int) (bits >>> Integer.SIZE);
        schedule[15] = (int) bits;
      }
      compress();
    }
  }

  /** Eight bytes of the digest as one number, the first byte highest; the first ones are word 0. */
  public long word(int number) {
    return (long) state[2 * number] << Integer.SIZE | state[2 * number + 1] & 0xFFFF_FFFFL;
  }

  /** Four bytes of the padded message, but for the length at its end. */
  private static int word(DirectBuffer buffer, int offset, int length, int at) {
    int word = 0;
    for (int i = at; i < at + Integer.BYTES; i++) {
      word = word << Byte.SIZE | padded(buffer, offset, length, i) & 0xFF;
    }
    return word;
  }

  private static byte padded(DirectBuffer buffer, int offset, int length, int at) {
    if (at < length) {
      return buffer.getByte(offset + at);
    }
    return at == length ? END : 0;
  }

  private void compress() {
    for (int t = 16; t < ROUNDS; t++) {
      int s0 = mix(schedule[t - 15], 7, 18) ^ schedule[t - 15] >>> 3;
      int s1 = mix(schedule[t - 2], 17, 19) ^ schedule[t - 2] >>> 10;
      schedule[t] = schedule[t - 16] + s0 + schedule[t - 7] + s1;
    }
    int a = state[0];
    int b = state[1];
    int c = state[2];
    int d = state[3];
    int e = state[4];
    int f = state[5];
    int g = state[6];
    int h = state[7];
    for (int t = 0; t < ROUNDS; t++) {
      int choice = e & f ^ ~e & g;
      int majority = a & b ^ a & c ^ b & c;
      int first =
          h + (mix(e, 6, 11) ^ Integer.rotateRight(e, 25)) + choice + CONSTANTS[t] + schedule[t];
      int second = (mix(a, 2, 13) ^ Integer.rotateRight(a, 22)) + majority;
      h = g;
      g = f;
      f = e;
      e = d + first;
      d = c;
      c = b;
      b = a;
      a = first + second;
    }
    state[0] += a;
    state[1] += b;
    state[2] += c;
    state[3] += d;
    state[4] += e;
    state[5] += f;
    state[6] += g;
    state[7] += h;
  }

  private static int mix(int value, int firstTurn, int secondTurn) {
    return Integer.rotateRight(value, firstTurn) ^ Integer.rotateRight(value, secondTurn);
  }
}
