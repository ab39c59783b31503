package io.croupier.gateway.session;

import io.croupier.protocol.ChallengeAnswerDecoder;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Answers a challenge: HMAC-SHA256 over the node's nonce and the Hello that asked. Its key is the
 * SHA-256 of the shared key: HMAC by itself takes a short key and the same with zeros behind it for
 * one.
 */
final class Proof {
  static final int LENGTH = ChallengeAnswerDecoder.macLength();
  private static final String ALGORITHM = "HmacSHA256";
  private static final String DIGEST = "SHA-256";

  private final Mac mac;

  Proof(GatewayKey key) {
    try {
      mac = Mac.getInstance(ALGORITHM);
      byte[] digest = MessageDigest.getInstance(DIGEST).digest(key.key());
      mac.init(new SecretKeySpec(digest, ALGORITHM));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("This Java lacks " + ALGORITHM + ", which each must have", e);
    }
  }

  byte[] of(byte[] nodeNonce, byte[] hello) {
    mac.update(nodeNonce);
    return mac.doFinal(hello);
  }

  /** Takes the same time whatever the answer, so that nothing can be learned from it. */
  boolean accepts(byte[] nodeNonce, byte[] hello, byte[] answer) {
    return MessageDigest.isEqual(of(nodeNonce, hello), answer);
  }
}
