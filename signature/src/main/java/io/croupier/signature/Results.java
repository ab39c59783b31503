package io.croupier.signature;

import io.croupier.protocol.CreditRoundDecoder;
import io.croupier.protocol.EndRoundDecoder;
import io.croupier.protocol.MessageHeaderDecoder;
import org.agrona.DirectBuffer;

/** Reads the results that commands bring. Owned by one thread. */
public final class Results {
  private final MessageHeaderDecoder header = new MessageHeaderDecoder();
  private final CreditRoundDecoder creditRound = new CreditRoundDecoder();
  private final EndRoundDecoder endRound = new EndRoundDecoder();
  private final Result result = new Result();
  private final byte[] currency = new byte[Result.CURRENCY_LENGTH];
  private final byte[] hash = new byte[Result.HASH_LENGTH];
  private final byte[] signature = new byte[Result.SIGNATURE_LENGTH];

  /** Hands over each result of the command whose message header begins at the offset. */
  public void forEach(DirectBuffer buffer, int offset, ResultListener listener) {
    switch (header.wrap(buffer, offset).templateId()) {
      case CreditRoundDecoder.TEMPLATE_ID -> {
        creditRound.wrapAndApplyHeader(buffer, offset, header);
        listener.onResult(ofCredit());
      }
      case EndRoundDecoder.TEMPLATE_ID -> {
        endRound.wrapAndApplyHeader(buffer, offset, header);
        listener.onResult(ofEnd());
      }
      default -> {} // brings none
    }
  }

  private Result ofCredit() {
    long high = creditRound.transactionId().high();
    long low = creditRound.transactionId().low();
    long roundHigh = creditRound.roundId().high();
    result.round(creditRound.providerId(), roundHigh, creditRound.roundId().low());
    creditRound.getCurrency(currency, 0);
    result.win(high, low, creditRound.amount(), currency);
    for (CreditRoundDecoder.ProofDecoder row : creditRound.proof()) {
      row.getOutcomeHash(hash, 0, hash.length);
      row.getSignature(signature, 0, signature.length);
      result.proof(hash, signature, row.keyId());
    }
    return result;
  }

  private Result ofEnd() {
    long roundHigh = endRound.roundId().high();
    result.round(endRound.providerId(), roundHigh, endRound.roundId().low());
    for (EndRoundDecoder.ProofDecoder row : endRound.proof()) {
      row.getOutcomeHash(hash, 0, hash.length);
      row.getSignature(signature, 0, signature.length);
      result.proof(hash, signature, row.keyId());
    }
    return result;
  }
}
