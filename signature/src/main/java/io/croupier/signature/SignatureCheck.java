package io.croupier.signature;

/** Checks signatures of game providers. Owned by one thread. */
public final class SignatureCheck {
  private final ProviderKeys keys;

  public SignatureCheck(ProviderKeys keys) {
    this.keys = keys;
  }

  /** Checks one result. */
  public SignatureVerdict check(Result result) {
    if (!result.isSigned()) {
      return keys.has(result.providerId())
          ? SignatureVerdict.UNSIGNED
          : SignatureVerdict.NOT_REQUIRED;
    }
    ProviderKey key = keys.find(result.providerId(), result.keyId());
    if (key == null) {
      return SignatureVerdict.UNKNOWN_KEY;
    }
    boolean good = key.verifies(result.content(), result.signature());
    return good ? SignatureVerdict.GOOD : SignatureVerdict.BAD;
  }
}
