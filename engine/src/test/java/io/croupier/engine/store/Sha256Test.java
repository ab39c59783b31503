package io.croupier.engine.store;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Random;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

class Sha256Test {
  private static final int OFFSET = 5;

  private final Sha256 digest = new Sha256();

  @Test
  void shouldGiveThePublishedDigestOfAbc() {
    digest.digest(new UnsafeBuffer("abc".getBytes(US_ASCII)), 0, 3);
    assertEquals(0xba7816bf8f01cfeaL, digest.word(0));
    assertEquals(0x414140de5dae2223L, digest.word(1));
    assertEquals(0xb00361a396177a9cL, digest.word(2));
    assertEquals(0xb410ff61f20015adL, digest.word(3));
  }

  @Test
  void shouldAgreeWithJavaOnEveryLengthOfAFewBlocks() throws NoSuchAlgorithmException {
    MessageDigest java = MessageDigest.getInstance("SHA-256");
    byte[] bytes = new byte[OFFSET + 300];
    new Random(1).nextBytes(bytes);
    UnsafeBuffer buffer = new UnsafeBuffer(bytes);
    for (int length = 0; length <= 300 - OFFSET; length++) {
      java.update(bytes, OFFSET, length);
      ByteBuffer expected = ByteBuffer.wrap(java.digest());
      digest.digest(buffer, OFFSET, length);
      for (int word = 0; word < Sha256.LENGTH / Long.BYTES; word++) {
        assertEquals(expected.getLong(), digest.word(word), "of " + length + " bytes");
      }
    }
  }
}
