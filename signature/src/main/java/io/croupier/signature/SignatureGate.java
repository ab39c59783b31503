package io.croupier.signature;

import org.agrona.DirectBuffer;

/**
 * Stands in a gateway before commands leave for the node: what a game provider with keys must sign
 * and has not signed, or not rightly, is not to be sent. A provider without keys need not sign.
 * Owned by one thread.
 */
public final class SignatureGate {
  private final SignatureCheck check;
  private final Results results = new Results();
  private final ResultListener listener = this::judge;
  private String refusal;

  public SignatureGate(ProviderKeys keys) {
    check = new SignatureCheck(keys);
  }

  /**
   * Judges the command whose message header begins at the offset.
   *
   * @return a sentence for the game provider; null: it may be sent
   */
  public String refusal(DirectBuffer buffer, int offset) {
    refusal = null;
    results.forEach(buffer, offset, listener);
    return refusal;
  }

  private void judge(Result result) {
    if (refusal == null) {
      refusal = sentence(result, check.check(result));
    }
  }

  private static String sentence(Result result, SignatureVerdict verdict) {
    return switch (verdict) {
      case GOOD, NOT_REQUIRED -> null;
      case BAD ->
          "Not booked: the signature is not that of key "
              + result.keyId()
              + " over "
              + result.words()
              + " as it is stated.";
      case UNKNOWN_KEY ->
          "Not booked: provider "
              + result.providerId()
              + " has no key "
              + result.keyId()
              + "; give the operator its public key first.";
      case UNSIGNED ->
          "Not booked: provider "
              + result.providerId()
              + " signs what it does, and has not signed "
              + result.words()
              + ".";
    };
  }
}
