package io.croupier.engine.account;

import static io.croupier.protocol.RefusalReason.NOT_OWNER;
import static io.croupier.protocol.RefusalReason.TRANSACTION_NOT_FOUND;

import io.croupier.engine.ledger.Currencies;
import io.croupier.engine.ledger.RefusedTransactions;
import io.croupier.engine.ledger.Transactions;
import io.croupier.engine.outcome.Outcomes;
import io.croupier.protocol.Field;
import io.croupier.protocol.QueryTransactionDecoder;
import io.croupier.protocol.RefusalReason;
import io.croupier.protocol.TransactionKind;
import io.croupier.protocol.TransactionReportedEncoder;
import io.croupier.protocol.TransactionState;

/** Answers what became of a transaction. */
public final class TransactionHandler {
  private final Transactions transactions;
  private final Refusals refusals;
  private final Outcomes outcomes;
  private final BetFates fates;

  public TransactionHandler(
      Transactions transactions, BetFates fates, Refusals refusals, Outcomes outcomes) {
    this.transactions = transactions;
    this.fates = fates;
    this.refusals = refusals;
    this.outcomes = outcomes;
  }

  /** Answers with a booked transaction, else with a refused one. */
  public void onQueryTransaction(QueryTransactionDecoder query) {
    long source = source(query.kind(), query.providerId());
    long high = query.transactionId().high();
    long low = query.transactionId().low();
    int booked = transactions.find(source, high, low);
    RefusedTransactions refused = transactions.refused();
    int entry = booked == 0 ? refused.find(source, high, low) : booked;
    long owner = booked == 0 ? refused.accountId(entry) : transactions.accountId(booked);
    long accountId = query.header().accountId();
    boolean foreign = accountId != 0 && accountId != owner;
    if (refusals.when(entry == 0, TRANSACTION_NOT_FOUND, Field.transactionId, 0)
        || refusals.when(foreign, NOT_OWNER, Field.transactionId, 0)) {
      return;
    }
    TransactionReportedEncoder answer = outcomes.answer(owner).transactionReported();
    answer.transactionId().high(high).low(low);
    if (booked == 0) {
      describeRefused(answer, entry);
    } else {
      describe(answer, booked);
    }
  }

  private void describe(TransactionReportedEncoder answer, int entry) {
    boolean reversed = transactions.state(entry) == TransactionState.REVERSED;
    answer
        .amount(transactions.amount(entry))
        .cashPart(transactions.cashPart(entry))
        .bonusPart(transactions.bonusPart(entry))
        .contribution(transactions.toldContribution(entry))
        .originalSequence(transactions.sequence(entry))
        .ofBonus(transactions.bonusId(entry))
        .kind(transactions.kind(entry))
        .state(state(entry))
        .reason(reversed ? transactions.reason(entry) : RefusalReason.NONE);
    putCurrency(answer, transactions.currency(entry));
  }

  private TransactionState state(int entry) {
    TransactionState state = transactions.state(entry);
    boolean standing =
        state == TransactionState.BOOKED && transactions.kind(entry) == TransactionKind.ROUND_DEBIT;
    return standing && fates.isCancelled(transactions.object(entry), outcomes.timestampNs())
        ? TransactionState.ROLLED_BACK
        : state;
  }

  private void describeRefused(TransactionReportedEncoder answer, int entry) {
    RefusedTransactions refused = transactions.refused();
    answer
        .amount(refused.amount(entry))
        .cashPart(0)
        .bonusPart(0)
        .originalSequence(refused.sequence(entry))
        .kind(refused.kind(entry))
        .state(TransactionState.REFUSED)
        .reason(refused.reason(entry));
    putCurrency(answer, refused.currency(entry));
  }

  private static void putCurrency(TransactionReportedEncoder answer, int code) {
    int at = answer.offset() + TransactionReportedEncoder.currencyEncodingOffset();
    Currencies.put(answer.buffer(), at, code);
  }

  private static long source(TransactionKind kind, int providerId) {
    return switch (kind) {
      case DEPOSIT, CHARGEBACK -> Transactions.paymentProvider(providerId);
      case WITHDRAWAL -> Transactions.operator();
      default -> Transactions.gameProvider(providerId);
    };
  }
}
