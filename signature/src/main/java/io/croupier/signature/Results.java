package io.croupier.signature;

import io.croupier.protocol.ApplyRoundsDecoder;
import io.croupier.protocol.AwardDecoder;
import io.croupier.protocol.Bool;
import io.croupier.protocol.CreditRoundDecoder;
import io.croupier.protocol.DebitCreditRoundDecoder;
import io.croupier.protocol.DebitRoundDecoder;
import io.croupier.protocol.EndRoundDecoder;
import io.croupier.protocol.Id128Decoder;
import io.croupier.protocol.MessageHeaderDecoder;
import io.croupier.protocol.RollbackTransactionDecoder;
import io.croupier.protocol.RoundAction;
import java.util.ArrayList;
import java.util.List;
import org.agrona.DirectBuffer;

/**
 * Reads what game providers sign out of their commands. A bet that does not end its round is none
 * of it, unless it is signed all the same. Owned by one thread.
 */
public final class Results {
  private final MessageHeaderDecoder header = new MessageHeaderDecoder();
  private final DebitRoundDecoder debitRound = new DebitRoundDecoder();
  private final CreditRoundDecoder creditRound = new CreditRoundDecoder();
  private final DebitCreditRoundDecoder debitCreditRound = new DebitCreditRoundDecoder();
  private final ApplyRoundsDecoder applyRounds = new ApplyRoundsDecoder();
  private final AwardDecoder award = new AwardDecoder();
  private final RollbackTransactionDecoder rollback = new RollbackTransactionDecoder();
  private final EndRoundDecoder endRound = new EndRoundDecoder();
  private final Result result = new Result();
  private final byte[] currency = new byte[Result.CURRENCY_LENGTH];
  private final byte[] hash = new byte[Result.HASH_LENGTH];
  private final byte[] signature = new byte[Result.SIGNATURE_LENGTH];

  /** An action of a list. */
  private record Action(
      RoundAction kind,
      long roundHigh,
      long roundLow,
      long high,
      long low,
      long amount,
      long jackpotContribution,
      long gameId,
      boolean roundEnded) {
    boolean mustBeSigned() {
      return switch (kind) {
        case CREDIT, END -> true;
        case DEBIT -> roundEnded;
        default -> false;
      };
    }
  }

  /** Hands over what is to be signed of the command whose message header begins at the offset. */
  public void forEach(DirectBuffer buffer, int offset, ResultListener listener) {
    switch (header.wrap(buffer, offset).templateId()) {
      case DebitRoundDecoder.TEMPLATE_ID -> {
        debitRound.wrapAndApplyHeader(buffer, offset, header);
        ofBet(listener);
      }
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
      case AwardDecoder.TEMPLATE_ID -> {
        award.wrapAndApplyHeader(buffer, offset, header);
        listener.onResult(ofAward());
      }
      case RollbackTransactionDecoder.TEMPLATE_ID -> {
        rollback.wrapAndApplyHeader(buffer, offset, header);
        listener.onResult(ofRollback());
      }
      case EndRoundDecoder.TEMPLATE_ID -> {
        endRound.wrapAndApplyHeader(buffer, offset, header);
        listener.onResult(ofEnd());
      }
      default -> {} // nothing of it is signed
    }
  }

  private void ofBet(ResultListener listener) {
    DebitRoundDecoder bet = debitRound;
    boolean ended = bet.roundEnded() == Bool.TRUE;
    result.of(ResultKind.BET, bet.providerId(), bet.header().accountId());
    round(bet.roundId()).game(bet.gameId(), ended);
    transaction(bet.transactionId());
    result.bet(bet.amount(), bet.jackpotContribution(), bet.freeRound());
    bet.getCurrency(currency, 0);
    result.currency(currency);
    bet.seeds().forEach(row -> {}); // stand before what is wanted
    DebitRoundDecoder.ProofDecoder rows = bet.proof();
    boolean toBeJudged = ended || rows.hasNext();
    for (DebitRoundDecoder.ProofDecoder row : rows) {
      row.getOutcomeHash(hash, 0, hash.length);
      row.getSignature(signature, 0, signature.length);
      result.proof(hash, signature, row.keyId());
    }
    if (toBeJudged) {
      listener.onResult(result);
    }
  }

  private Result ofCredit() {
    CreditRoundDecoder win = creditRound;
    result.of(ResultKind.WIN, win.providerId(), win.header().accountId());
    round(win.roundId()).game(win.gameId(), win.roundEnded() == Bool.TRUE);
    transaction(win.transactionId()).win(win.amount());
    win.getCurrency(currency, 0);
    result.currency(currency);
    for (CreditRoundDecoder.ProofDecoder row : win.proof()) {
      row.getOutcomeHash(hash, 0, hash.length);
      row.getSignature(signature, 0, signature.length);
      result.proof(hash, signature, row.keyId());
    }
    return result;
  }

  private Result ofPair() {
    DebitCreditRoundDecoder pair = debitCreditRound;
    result.of(ResultKind.BET_AND_WIN, pair.providerId(), pair.header().accountId());
    round(pair.roundId()).game(pair.gameId(), pair.roundEnded() == Bool.TRUE);
    transaction(pair.transactionId());
    other(pair.winTransactionId());
    result.bet(pair.amount(), pair.jackpotContribution(), pair.freeRound()).win(pair.winAmount());
    pair.getCurrency(currency, 0);
    result.currency(currency);
    pair.seeds().forEach(row -> {}); // stand before what is wanted
    for (DebitCreditRoundDecoder.ProofDecoder row : pair.proof()) {
      row.getOutcomeHash(hash, 0, hash.length);
      row.getSignature(signature, 0, signature.length);
      result.proof(hash, signature, row.keyId());
    }
    return result;
  }

  private Result ofAward() {
    result.of(ResultKind.AWARD, award.providerId(), award.header().accountId());
    round(award.roundId()).game(award.gameId(), false);
    transaction(award.transactionId()).win(award.amount()).awardKind(award.awardKindRaw());
    award.getCurrency(currency, 0);
    result.currency(currency);
    for (AwardDecoder.ProofDecoder row : award.proof()) {
      row.getOutcomeHash(hash, 0, hash.length);
      row.getSignature(signature, 0, signature.length);
      result.proof(hash, signature, row.keyId());
    }
    return result;
  }

  private Result ofRollback() {
    result.of(ResultKind.ROLLBACK, rollback.providerId(), rollback.header().accountId());
    transaction(rollback.transactionId());
    other(rollback.referenceTransactionId());
    for (RollbackTransactionDecoder.ProofDecoder row : rollback.proof()) {
      row.getOutcomeHash(hash, 0, hash.length);
      row.getSignature(signature, 0, signature.length);
      result.proof(hash, signature, row.keyId());
    }
    return result;
  }

  private Result ofEnd() {
    result.of(ResultKind.END, endRound.providerId(), endRound.header().accountId());
    round(endRound.roundId());
    for (EndRoundDecoder.ProofDecoder row : endRound.proof()) {
      row.getOutcomeHash(hash, 0, hash.length);
      row.getSignature(signature, 0, signature.length);
      result.proof(hash, signature, row.keyId());
    }
    return result;
  }

  /** Each action with each of its proofs, or without one. */
  private void ofList(ResultListener listener) {
    int providerId = applyRounds.providerId();
    long accountId = applyRounds.header().accountId();
    applyRounds.getCurrency(currency, 0);
    List<Action> actions = actions();
    boolean[] proved = new boolean[actions.size()];
    for (ApplyRoundsDecoder.ProofsDecoder row : applyRounds.proofs()) {
      row.getOutcomeHash(hash, 0, hash.length);
      row.getSignature(signature, 0, signature.length);
      int number = row.actionNumber() - 1;
      if (number >= 0 && number < proved.length && isKnown(actions.get(number))) {
        proved[number] = true;
        of(providerId, accountId, actions.get(number));
        listener.onResult(result.proof(hash, signature, row.keyId()));
      }
    }
    for (int i = 0; i < proved.length; i++) {
      if (!proved[i] && actions.get(i).mustBeSigned()) {
        listener.onResult(of(providerId, accountId, actions.get(i)));
      }
    }
  }

  /** Whether an action is any that the schema names. */
  private static boolean isKnown(Action action) {
    return action.kind() != RoundAction.NULL_VAL && action.kind() != RoundAction.SBE_UNKNOWN;
  }

  private List<Action> actions() {
    List<Action> actions = new ArrayList<>();
    for (ApplyRoundsDecoder.ActionsDecoder row : applyRounds.actions()) {
      long roundHigh = row.roundId().high();
      long roundLow = row.roundId().low();
      actions.add(
          new Action(
              row.action(),
              roundHigh,
              roundLow,
              row.transactionId().high(),
              row.transactionId().low(),
              row.amount(),
              row.jackpotContribution(),
              row.gameId(),
              row.roundEnded() == Bool.TRUE));
    }
    return actions;
  }

  private Result of(int providerId, long accountId, Action action) {
    ResultKind kind =
        switch (action.kind()) {
          case DEBIT -> ResultKind.BET;
          case CREDIT -> ResultKind.WIN;
          default -> ResultKind.END;
        };
    result.of(kind, providerId, accountId).round(action.roundHigh(), action.roundLow());
    if (kind == ResultKind.END) {
      return result;
    }
    result.game(action.gameId(), action.roundEnded()).currency(currency);
    result.transaction(action.high(), action.low());
    return kind == ResultKind.WIN
        ? result.win(action.amount())
        : result.bet(action.amount(), action.jackpotContribution(), 0);
  }

  private Result round(Id128Decoder id) {
    return result.round(id.high(), id.low());
  }

  private Result transaction(Id128Decoder id) {
    return result.transaction(id.high(), id.low());
  }

  private void other(Id128Decoder id) {
    result.other(id.high(), id.low());
  }
}
