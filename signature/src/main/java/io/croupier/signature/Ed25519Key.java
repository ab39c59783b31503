package io.croupier.signature;

import org.bouncycastle.math.ec.rfc8032.Ed25519;

/** A public key of Ed25519 (RFC 8032), with its point decoded once. */
final class Ed25519Key implements ProviderKey {
  static final int LENGTH = Ed25519.PUBLIC_KEY_SIZE;

  private final Ed25519.PublicPoint point;

  /**
   * A key of {@link #LENGTH} bytes.
   *
   * @throws IllegalArgumentException if they are no point of the curve that can be a key
   */
  Ed25519Key(byte[] key) {
    point = Ed25519.validatePublicKeyFullExport(key, 0);
    if (point == null) {
      throw new IllegalArgumentException("the key is no public key of Ed25519");
    }
  }

  @Override
  public boolean verifies(byte[] content, byte[] signature) {
    return Ed25519.verify(signature, 0, point, content, 0, content.length);
  }
}
