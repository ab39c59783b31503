package io.croupier.signature;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.ShortBufferException;
import javax.crypto.spec.SecretKeySpec;

/** A secret that game provider and operator share, for HMAC-SHA256. */
final class HmacKey implements ProviderKey {
  /** HMAC takes a short key and the same with zeros behind it for one; these have one length. */
  static final int LENGTH = 32;

  private static final String ALGORITHM = "HmacSHA256";

  private final Mac mac;
  private final byte[] expected = new byte[Result.SIGNATURE_LENGTH];

  HmacKey(byte[] key) {
    try {
      mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(key, ALGORITHM));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("This Java lacks " + ALGORITHM + ", which each must have", e);
    }
  }

  /** Takes the same time whatever the signature, so that nothing can be learned from it. */
  @Override
  public boolean verifies(byte[] content, byte[] signature) {
    sign(content);
    return MessageDigest.isEqual(expected, signature);
  }

  /** A signature: the code, and zeros behind it. */
  byte[] signature(byte[] content) {
    sign(content);
    return Arrays.copyOf(expected, expected.length);
  }

  private void sign(byte[] content) {
    try {
      mac.update(content);
      mac.doFinal(expected, 0);
    } catch (ShortBufferException e) {
      throw new IllegalStateException(e);
    }
  }
}
