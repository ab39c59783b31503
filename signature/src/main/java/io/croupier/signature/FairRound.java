package io.croupier.signature;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The outcome of a provably fair bet: HMAC-SHA256, its key the server seed as text, over {@code
 * clientSeed:nonce:round}; the first four bytes are the number u.
 *
 * @param serverSeed as it was revealed, 1 to 64 plain characters
 * @param clientSeed of the player
 * @param nonce number of the bet under the two seeds
 * @param round a counter within the bet, 0 for its first draw; not the round's id
 */
public record FairRound(String serverSeed, String clientSeed, long nonce, int round) {
  private static final String ALGORITHM = "HmacSHA256";
  private static final int DICE = 10_001;
  private static final int ROULETTE = 37;
  private static final long LIMBO = 99L << Integer.SIZE;

  /** What the code is computed over. */
  public String message() {
    return clientSeed + ":" + nonce + ":" + round;
  }

  /** The code, 32 bytes. */
  public byte[] code() {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(serverSeed.getBytes(US_ASCII), ALGORITHM));
      return mac.doFinal(message().getBytes(US_ASCII));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("This Java lacks " + ALGORITHM + ", which each must have", e);
    }
  }

  /** The first four bytes of the code, 0 to 2^32 - 1. */
  public long number() {
    return Long.parseLong(HexFormat.of().formatHex(Arrays.copyOf(code(), Integer.BYTES)), 16);
  }

  /** Of 0 to 100.00, in hundredths. */
  public long dice() {
    return number() * DICE >> Integer.SIZE;
  }

  /** Of 0 to 36. */
  public long roulette() {
    return number() * ROULETTE >> Integer.SIZE;
  }

  /** The factor in hundredths; 0 where the number is 0, so that there is none. */
  public long limbo() {
    long number = number();
    return number == 0 ? 0 : LIMBO / number;
  }

  /** What a game provider commits to: SHA-256 of a server seed as text, in hex. */
  public static String commitment(String serverSeed) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(serverSeed.getBytes(US_ASCII)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("This Java lacks SHA-256, which each must have", e);
    }
  }
}
