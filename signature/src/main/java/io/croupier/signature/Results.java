package io.croupier.signature;

import io.croupier.protocol.ApplyRoundsDecoder;
import io.croupier.protocol.CreditRoundDecoder;
import io.croupier.protocol.DebitCreditRoundDecoder;
import io.croupier.protocol.EndRoundDecoder;
import io.croupier.protocol.MessageHeaderDecoder;
import io.croupier.protocol.RoundAction;
import java.util.ArrayList;
import java.util.List;
import org.agrona.DirectBuffer;

/** Reads the results that commands bring. Owned by one thread. */
public final class Results {
  private final MessageHeaderDecoder header = new MessageHeaderDecoder();
  private final CreditRoundDecoder creditRound = new CreditRoundDecoder();
  private final DebitCreditRoundDecoder debitCreditRound = new DebitCreditRoundDecoder();
  private final ApplyRoundsDecoder applyRounds = new ApplyRoundsDecoder();
  private final EndRoundDecoder endRound = new EndRoundDecoder();
  private final Result result = new Result();
  private final byte[] currency = new byte[Result.CURRENCY_LENGTH];
  private final byte[] hash = new byte[Result.HASH_LENGTH];
  private final byte[] signature = new byte[Result.SIGNATURE_LENGTH];

  /** A win or an end in a list, or a bet. */
  private record Action(
      RoundAction kind, long roundHigh, long roundLow, long high, long low, long amount) {
    boolean isResult() {
      return kind == RoundAction.CREDIT || kind == RoundAction.END;
    }
  }

  /** Hands over each result of the command whose message header begins at the offset. */
  public void forEach(DirectBuffer buffer, int offset, ResultListener listener) {
    switch (header.wrap(buffer, offset).templateId()) {
      case CreditRoundDecoder.TEMPLATE_ID -> {
        creditRound.wrapAndApplyHeader(buffer, offset, header);
        listener.onResult(ofCredit());
      }
      case DebitCreditRoundDecoder.TEMPLATE_ID -> {
        debitCreditRound.wrapAndApplyHeader(buffer, offset, header);
        listener.onResult(ofPair());
      }
      case ApplyRoundsDecoder.TEMPLATE_ID -> {
        applyRounds.wrapAndApplyHeader(buffer, offset, header);
        ofList(listener);
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

  private Result ofPair() {
    long high = debitCreditRound.winTransactionId().high();
    long low = debitCreditRound.winTransactionId().low();
    long roundHigh = debitCreditRound.roundId().high();
    result.round(debitCreditRound.providerId(), roundHigh, debitCreditRound.roundId().low());
    debitCreditRound.getCurrency(currency, 0);
    result.win(high, low, debitCreditRound.winAmount(), currency);
    debitCreditRound.seeds().forEach(row -> {}); // stand before what is wanted
    for (DebitCreditRoundDecoder.ProofDecoder row : debitCreditRound.proof()) {
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

  /** Each win and end with each of its proofs, or without one. */
  private void ofList(ResultListener listener) {
    int providerId = applyRounds.providerId();
    applyRounds.getCurrency(currency, 0);
    List<Action> actions = actions();
    boolean[] proved = new boolean[actions.size()];
    for (ApplyRoundsDecoder.ProofsDecoder row : applyRounds.proofs()) {
      row.getOutcomeHash(hash, 0, hash.length);
      row.getSignature(signature, 0, signature.length);
      int number = row.actionNumber() - 1;
      if (number >= 0 && number < proved.length && actions.get(number).isResult()) {
        proved[number] = true;
        listener.onResult(of(providerId, actions.get(number)).proof(hash, signature, row.keyId()));
      }
    }
    for (int i = 0; i < proved.length; i++) {
      if (!proved[i] && actions.get(i).isResult()) {
        listener.onResult(of(providerId, actions.get(i)));
      }
    }
  }

  private List<Action> actions() {
    List<Action> actions = new ArrayList<>();
    for (ApplyRoundsDecoder.ActionsDecoder row : applyRounds.actions()) {
      long high = row.transactionId().high();
      long low = row.transactionId().low();
      long roundHigh = row.roundId().high();
      long roundLow = row.roundId().low();
      actions.add(new Action(row.action(), roundHigh, roundLow, high, low, row.amount()));
    }
    return actions;
  }

  private Result of(int providerId, Action action) {
    result.round(providerId, action.roundHigh(), action.roundLow());
    return action.kind() == RoundAction.END
        ? result
        : result.win(action.high(), action.low(), action.amount(), currency);
  }
}
