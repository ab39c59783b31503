package io.croupier.engine.payment;

import static io.croupier.engine.ledger.BalanceKind.CASH;
import static io.croupier.protocol.RefusalReason.CURRENCY_MISMATCH;
import static io.croupier.protocol.RefusalReason.INVALID_AMOUNT;
import static io.croupier.protocol.RefusalReason.NOT_OWNER;
import static io.croupier.protocol.RefusalReason.OVERFLOW;
import static io.croupier.protocol.RefusalReason.TRANSACTION_NOT_FOUND;

import io.croupier.engine.account.AccountChecks;
import io.croupier.engine.account.Accounts;
import io.croupier.engine.account.Locks;
import io.croupier.engine.account.Refusals;
import io.croupier.engine.account.Repetitions;
import io.croupier.engine.account.SignificantEvents;
import io.croupier.engine.ledger.Balances;
import io.croupier.engine.ledger.Currencies;
import io.croupier.engine.ledger.Ledger;
import io.croupier.engine.ledger.PostingReason;
import io.croupier.engine.ledger.Transactions;
import io.croupier.engine.limit.Counts;
import io.croupier.engine.outcome.Outcomes;
import io.croupier.protocol.AdjustmentKind;
import io.croupier.protocol.ChargebackDecoder;
import io.croupier.protocol.EventKind;
import io.croupier.protocol.Field;
import io.croupier.protocol.TransactionKind;
import io.croupier.protocol.TransactionState;

/** Takes back what payers' banks have taken back. Rules: docs/rules.md, Payments. */
public final class ChargebackHandler {
  private final Accounts accounts;
  private final Balances balances;
  private final Currencies currencies;
  private final Ledger ledger;
  private final Transactions transactions;
  private final Repetitions repetitions;
  private final Counts counts;
  private final AccountChecks checks;
  private final Locks locks;
  private final Refusals refusals;
  private final SignificantEvents events;
  private final Outcomes outcomes;

  ChargebackHandler(
      Accounts accounts,
      Balances balances,
      Currencies currencies,
      Ledger ledger,
      Transactions transactions,
      Repetitions repetitions,
      Counts counts,
      AccountChecks checks,
      Locks locks,
      Refusals refusals,
      SignificantEvents events,
      Outcomes outcomes) {
    this.accounts = accounts;
    this.balances = balances;
    this.currencies = currencies;
    this.ledger = ledger;
    this.transactions = transactions;
    this.repetitions = repetitions;
    this.counts = counts;
    this.checks = checks;
    this.locks = locks;
    this.refusals = refusals;
    this.events = events;
    this.outcomes = outcomes;
  }

  /** Takes a deposit, or a part of it, out of the wallet, and locks the account. */
  public void onChargeback(ChargebackDecoder command, long sequence) {
    long accountId = command.header().accountId();
    int at = command.offset() + ChargebackDecoder.currencyEncodingOffset();
    int code = Currencies.code(command.buffer(), at);
    long amount = command.amount();
    long depositHigh = command.depositTransactionId().high();
    long depositLow = command.depositTransactionId().low();
    long source = Transactions.paymentProvider(command.paymentProviderId());
    long high = command.transactionId().high();
    long low = command.transactionId().low();
    transactions
        .candidate(TransactionKind.CHARGEBACK, source, high, low, accountId)
        .money(code, amount)
        .reference(depositHigh, depositLow);
    int repeated = repetitions.check();
    if (repeated != Repetitions.NEW) {
      if (repeated != Repetitions.ANSWERED) {
        report(repeated);
      }
      return;
    }
    refusals.remember(true);
    int account = accounts.slot(accountId);
    int deposit = transactions.find(source, depositHigh, depositLow);
    if (checks.unknownAccount(account, accountId)
        || refusals.when(!isCredited(deposit), TRANSACTION_NOT_FOUND, Field.depositTransactionId, 0)
        || refusals.when(
            transactions.accountId(deposit) != accountId, NOT_OWNER, Field.depositTransactionId, 0)
        || refusals.unlessAmount(amount, Field.amount)
        || refusals.when(
            amount > transactions.amount(deposit) - transactions.chargedBack(deposit),
            INVALID_AMOUNT,
            Field.amount,
            0)
        || refusals.when(
            transactions.currency(deposit) != code, CURRENCY_MISMATCH, Field.currency, 0)) {
      return;
    }
    int currency = currencies.indexOf(code);
    int wallet = balances.wallet(account, currency);
    int cash = balances.row(wallet, CASH);
    int payment = balances.payment(command.paymentProviderId());
    int clearing = balances.paymentClearing(payment, currency);
    boolean fits = balances.fits(cash, -amount) && balances.fits(clearing, amount);
    if (refusals.when(!fits, OVERFLOW, Field.amount, 0)) {
      return;
    }
    // Nothing below this line may refuse.
    long depositSequence = transactions.sequence(deposit);
    transactions.chargeBack(deposit, amount);
    int entry = transactions.book(sequence);
    ledger.post(cash, clearing, amount, PostingReason.CHARGEBACK, accountId);
    counts.netDeposits(wallet, -amount);
    transactions.object(entry, command.caseRef());
    transactions.result(entry, amount, 0, balances.cash(wallet), 0);
    report(entry);
    events.report(
        EventKind.CHARGEBACK, account, currency, amount, depositSequence, command.header());
    locks.lockAside(account, command.header());
  }

  /** There is such a transaction, and it has put money into a wallet. */
  private boolean isCredited(int deposit) {
    return deposit != 0
        && transactions.kind(deposit) == TransactionKind.DEPOSIT
        && transactions.state(deposit) == TransactionState.BOOKED;
  }

  private void report(int entry) {
    int currency = currencies.indexOf(transactions.currency(entry));
    outcomes
        .answer(transactions.accountId(entry))
        .balanceAdjusted()
        .amount(-transactions.amount(entry))
        .cash(transactions.cashAfter(entry))
        .caseRef(transactions.object(entry))
        .actorId(0)
        .approvedBy(0)
        .reasonCode(0)
        .putCurrency(currencies.text(), Currencies.at(currency))
        .kind(AdjustmentKind.CHARGEBACK);
  }
}
