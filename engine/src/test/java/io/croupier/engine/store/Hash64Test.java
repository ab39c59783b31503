package io.croupier.engine.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

class Hash64Test {
  private static final int LONGEST = 70;

  private final Random random = new Random(5);

  @Test
  void shouldDependOnEveryBitOfEveryLength() {
    for (int length = 1; length <= LONGEST; length++) {
      byte[] bytes = bytes(length);
      Set<Long> digests = new HashSet<>(Set.of(digest(1, bytes)));
      for (int bit = 0; bit < length * Byte.SIZE; bit++) {
        bytes[bit / Byte.SIZE] ^= (byte) (1 << bit % Byte.SIZE);
        assertTrue(digests.add(digest(1, bytes)), "bit " + bit + " of " + length + " bytes");
        bytes[bit / Byte.SIZE] ^= (byte) (1 << bit % Byte.SIZE);
      }
    }
  }

  @Test
  void shouldTellZerosByTheirNumber() {
    Set<Long> digests = new HashSet<>();
    for (int length = 0; length <= LONGEST; length++) {
      assertTrue(digests.add(digest(1, new byte[length])), length + " zeros");
    }
  }

  @Test
  void shouldDependOnTheOrderOfWords() {
    byte[] bytes = bytes(64);
    for (int i = 0; i < 8; i++) {
      for (int j = 0; j < i; j++) {
        assertNotEquals(digest(1, bytes), digest(1, swapped(bytes, i, j)), i + " and " + j);
      }
    }
  }

  @Test
  void shouldDependOnWhatWasBefore() {
    byte[] bytes = bytes(40);
    assertNotEquals(digest(1, bytes), digest(2, bytes));
  }

  @Test
  void shouldNotDependOnWhereTheBytesAre() {
    UnsafeBuffer buffer = new UnsafeBuffer(new byte[200]);
    for (int length = 0; length <= LONGEST; length++) {
      byte[] bytes = bytes(length);
      random.nextBytes(buffer.byteArray());
      buffer.putBytes(3, bytes);
      assertEquals(digest(1, bytes), Hash64.add(1, buffer, 3, length), length + " bytes");
    }
  }

  /** Journals of years are proved by these. */
  @Test
  void shouldBeTheSameForEver() {
    byte[] bytes = new byte[41];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) (i * 37);
    }
    assertEquals("2c829f5d3ef3ba12", Long.toHexString(digest(7, bytes)));
    assertEquals(
        "e0b7c74b1186d7b0", Long.toHexString(Hash64.add(7, new UnsafeBuffer(bytes), 0, 11)));
  }

  private byte[] bytes(int length) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    return bytes;
  }

  private static byte[] swapped(byte[] bytes, int i, int j) {
    UnsafeBuffer swapped = new UnsafeBuffer(bytes.clone());
    long word = swapped.getLong(i * Long.BYTES);
    swapped.putLong(i * Long.BYTES, swapped.getLong(j * Long.BYTES));
    swapped.putLong(j * Long.BYTES, word);
    return swapped.byteArray();
  }

  private static long digest(long hash, byte[] bytes) {
    return Hash64.add(hash, new UnsafeBuffer(bytes), 0, bytes.length);
  }
}
