package io.croupier.testkit.workload;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A few server seeds, of all lengths that make a difference to what is hashed, by number. */
final class Seeds {
  private static final int[] LENGTHS = {1, 55, 56, 64};

  private Seeds() {}

  static String text(int number) {
    return ("" + number).repeat(LENGTHS[number]);
  }

  static String hash(int number) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(text(number).getBytes(US_ASCII)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
