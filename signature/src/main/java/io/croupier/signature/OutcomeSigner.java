package io.croupier.signature;

import java.util.HexFormat;
import org.bouncycastle.math.ec.rfc8032.Ed25519;

/** Signs results as a game provider does, for simulators and tests. Owned by one thread. */
public final class OutcomeSigner {
  /** Bytes of a secret key, of either kind. */
  public static final int KEY_LENGTH = Ed25519.SECRET_KEY_SIZE;

  private final byte[] secret;
  private final HmacKey hmac;

  private OutcomeSigner(byte[] secret, HmacKey hmac) {
    this.secret = secret.clone();
    this.hmac = hmac;
  }

  /** Signs with a secret key of Ed25519. */
  public static OutcomeSigner ed25519(byte[] secret) {
    return new OutcomeSigner(secret, null);
  }

  /** Signs with a shared secret. */
  public static OutcomeSigner hmac(byte[] secret) {
    return new OutcomeSigner(secret, new HmacKey(secret));
  }

  /** The signature of a result. */
  public byte[] sign(Result result) {
    byte[] content = result.content();
    if (hmac != null) {
      return hmac.signature(content);
    }
    byte[] signature = new byte[Result.SIGNATURE_LENGTH];
    Ed25519.sign(secret, 0, content, 0, content.length, signature, 0);
    return signature;
  }

  /** The line of the file of keys with which its signatures are checked. */
  public String keyLine(int providerId, int keyId) {
    String algorithm = hmac == null ? "ED25519" : "HMAC-SHA256";
    byte[] key = hmac == null ? publicKey() : secret;
    return providerId + " " + keyId + " " + algorithm + " " + HexFormat.of().formatHex(key);
  }

  private byte[] publicKey() {
    byte[] key = new byte[Ed25519.PUBLIC_KEY_SIZE];
    Ed25519.generatePublicKey(secret, 0, key, 0);
    return key;
  }
}
