package io.croupier.replay;

import io.croupier.engine.Recall;
import io.croupier.signature.ProviderKeys;
import io.croupier.signature.Result;
import io.croupier.signature.ResultListener;
import io.croupier.signature.Results;
import io.croupier.signature.SignatureCheck;
import io.croupier.signature.SignatureVerdict;
import java.util.EnumMap;
import java.util.Map;
import org.agrona.DirectBuffer;

/**
 * Checks the game providers' signatures of all results in a journal, whatever became of the
 * commands. Owned by one thread.
 */
final class SignatureCount {
  private final SignatureCheck check;
  private final Results results = new Results();
  private final ResultListener listener = this::onResult;
  private final Map<SignatureVerdict, Long> counts = new EnumMap<>(SignatureVerdict.class);
  private String wrong;

  SignatureCount(ProviderKeys keys) {
    check = new SignatureCheck(keys);
    for (SignatureVerdict verdict : SignatureVerdict.values()) {
      counts.put(verdict, 0L);
    }
  }

  /** Counts the results of a command; gives a finding where one of them is wrongly signed. */
  Finding onCommand(String file, long sequence, DirectBuffer buffer, int offset) {
    wrong = null;
    results.forEach(buffer, offset + Recall.lengthBefore(buffer, offset), listener);
    return wrong == null ? null : new Finding(file, sequence, "command " + sequence + wrong);
  }

  private void onResult(Result result) {
    SignatureVerdict verdict = check.check(result);
    counts.merge(verdict, 1L, Long::sum);
    String of = " of game provider " + result.providerId();
    if (verdict == SignatureVerdict.BAD) {
      wrong =
          ": the signature"
              + of
              + " is not that of its key "
              + result.keyId()
              + ". What was sent is not what was signed, or the file of keys has another key.";
    } else if (verdict == SignatureVerdict.UNKNOWN_KEY) {
      wrong =
          ": the file of keys has no key "
              + result.keyId()
              + of
              + ". Add the one that was valid then.";
    }
  }

  long count(SignatureVerdict verdict) {
    return counts.get(verdict);
  }
}
