package io.croupier.replay;

import io.croupier.engine.Recall;
import io.croupier.signature.ProviderKeys;
import io.croupier.signature.Result;
import io.croupier.signature.ResultListener;
import io.croupier.signature.Results;
import io.croupier.signature.SignatureCheck;
import io.croupier.signature.SignatureVerdict;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.agrona.DirectBuffer;

/**
 * Checks the game providers' signatures of all that they sign in a journal, whatever became of the
 * commands. All are counted, and the first {@value #MOST_FINDINGS} that are not as they must be are
 * kept. Owned by one thread.
 */
final class SignatureCount {
  /** So that a file of keys that lacks one does not fill the memory. */
  static final int MOST_FINDINGS = 1_000;

  private final SignatureCheck check;
  private final Results results = new Results();
  private final ResultListener listener = this::onResult;
  private final Map<SignatureVerdict, Long> counts = new EnumMap<>(SignatureVerdict.class);
  private final List<Finding> findings = new ArrayList<>();
  private String file;
  private long sequence;

  SignatureCount(ProviderKeys keys) {
    check = new SignatureCheck(keys);
    for (SignatureVerdict verdict : SignatureVerdict.values()) {
      counts.put(verdict, 0L);
    }
  }

  /** Counts what is signed of a command of a file. */
  void onCommand(String name, long number, DirectBuffer buffer, int offset) {
    file = name;
    sequence = number;
    results.forEach(buffer, offset + Recall.lengthBefore(buffer, offset), listener);
  }

  private void onResult(Result result) {
    SignatureVerdict verdict = check.check(result);
    counts.merge(verdict, 1L, Long::sum);
    String wrong = sentence(result, verdict);
    if (wrong != null && findings.size() < MOST_FINDINGS) {
      findings.add(new Finding(file, sequence, "command " + sequence + ": " + wrong));
    }
  }

  private static String sentence(Result result, SignatureVerdict verdict) {
    String provider = "game provider " + result.providerId();
    String over = result.words();
    return switch (verdict) {
      case GOOD, NOT_REQUIRED -> null;
      case BAD ->
          "the signature of "
              + provider
              + " over "
              + over
              + " is not that of its key "
              + result.keyId()
              + ". What was sent is not what was signed, or the file of keys has another key.";
      case UNKNOWN_KEY ->
          "the file of keys has no key "
              + result.keyId()
              + " of "
              + provider
              + ", which has signed "
              + over
              + ". Add the one that was valid then.";
      case UNSIGNED ->
          provider
              + " has keys and has not signed "
              + over
              + ". It came past the check of the gateways, or before the provider had keys.";
    };
  }

  long count(SignatureVerdict verdict) {
    return counts.get(verdict);
  }

  /** The first that are not as they must be, in order. */
  List<Finding> findings() {
    return findings;
  }

  /** How many more are not as they must be. */
  long moreFindings() {
    return count(SignatureVerdict.BAD)
        + count(SignatureVerdict.UNKNOWN_KEY)
        + count(SignatureVerdict.UNSIGNED)
        - findings.size();
  }
}
