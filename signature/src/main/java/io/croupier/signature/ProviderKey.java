package io.croupier.signature;

/** A key with which a game provider's signatures are checked. Owned by one thread. */
public interface ProviderKey {
  /**
   * Whether a signature of {@link Result#SIGNATURE_LENGTH} bytes is this key's over the content.
   */
  boolean verifies(byte[] content, byte[] signature);
}
