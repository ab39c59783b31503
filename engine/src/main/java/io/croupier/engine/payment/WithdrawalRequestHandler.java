package io.croupier.engine.payment;

import static io.croupier.engine.ledger.BalanceKind.CASH;
import static io.croupier.engine.ledger.BalanceKind.HELD_WITHDRAWAL;
import static io.croupier.protocol.RefusalReason.INSUFFICIENT_FUNDS;
import static io.croupier.protocol.RefusalReason.INVALID_AMOUNT;

import io.croupier.engine.account.AccountChecks;
import io.croupier.engine.account.Accounts;
import io.croupier.engine.account.Profiles;
import io.croupier.engine.account.Refusals;
import io.croupier.engine.account.Repetitions;
import io.croupier.engine.bonus.Wagering;
import io.croupier.engine.ledger.Balances;
import io.croupier.engine.ledger.Currencies;
import io.croupier.engine.ledger.Ledger;
import io.croupier.engine.ledger.PostingReason;
import io.croupier.engine.ledger.Transactions;
import io.croupier.engine.timer.Timers;
import io.croupier.protocol.EventKind;
import io.croupier.protocol.Field;
import io.croupier.protocol.RequestWithdrawalDecoder;
import io.croupier.protocol.TransactionKind;

/** Begins withdrawals. Rules: docs/rules.md, Payments. */
public final class WithdrawalRequestHandler {
  private final Accounts accounts;
  private final Balances balances;
  private final Currencies currencies;
  private final Ledger ledger;
  private final Transactions transactions;
  private final Repetitions repetitions;
  private final Withdrawals withdrawals;
  private final PaymentTerms terms;
  private final AccountChecks checks;
  private final Refusals refusals;
  private final WithdrawalReports reports;
  private final Wagering wagering;

  WithdrawalRequestHandler(
      Accounts accounts,
      Balances balances,
      Currencies currencies,
      Ledger ledger,
      Transactions transactions,
      Repetitions repetitions,
      Withdrawals withdrawals,
      PaymentTerms terms,
      AccountChecks checks,
      Refusals refusals,
      WithdrawalReports reports,
      Wagering wagering) {
    this.accounts = accounts;
    this.balances = balances;
    this.currencies = currencies;
    this.ledger = ledger;
    this.transactions = transactions;
    this.repetitions = repetitions;
    this.withdrawals = withdrawals;
    this.terms = terms;
    this.checks = checks;
    this.refusals = refusals;
    this.reports = reports;
    this.wagering = wagering;
  }

  /** Holds money that the customer wants paid out. */
  public void onRequestWithdrawal(RequestWithdrawalDecoder command, long sequence, long now) {
    long accountId = command.header().accountId();
    int at = command.offset() + RequestWithdrawalDecoder.currencyEncodingOffset();
    int code = Currencies.code(command.buffer(), at);
    long high = command.transactionId().high();
    long low = command.transactionId().low();
    long amount = command.amount();
    transactions
        .candidate(TransactionKind.WITHDRAWAL, Transactions.operator(), high, low, accountId)
        .money(code, amount);
    int repeated = repetitions.check();
    if (repeated != Repetitions.NEW) {
      if (repeated != Repetitions.ANSWERED) {
        reports.request(repeated);
      }
      return;
    }
    refusals.remember(true);
    int account = accounts.slot(accountId);
    int currency = currencies.indexOf(code);
    int wallet = balances.wallet(account, currency);
    int provider = command.paymentProviderId();
    if (wagering.awaitsRounds(wallet)
        || checks.unknownAccount(account, accountId)
        || checks.unknownWallet(wallet, currency)
        || checks.closed(account)
        || checks.locked(account)
        || checks.withdrawalOff(account)
        || checks.notVerified(account, Profiles.VERIFY_WITHDRAWALS)
        || refusals.when(provider < 0, INVALID_AMOUNT, Field.paymentProviderId, 0)
        || refusals.unlessAmount(amount, Field.amount)
        || refusals.unknownCurrency(currency)
        || wagering.refusesWithdrawal(wallet)
        || refusals.when(
            amount > balances.cash(wallet), INSUFFICIENT_FUNDS, Field.amount, balances.cash(wallet))
        || refusals.capacity(withdrawals.isFull() || !balances.hasRoomForPayment(provider))) {
      return;
    }
    // Nothing below this line may refuse.
    int entry = transactions.book(sequence);
    int payment = balances.usePayment(provider);
    long period = terms.withdrawalPeriodNs();
    long expiresAt = period == 0 ? 0 : Timers.after(now, period);
    int withdrawal = withdrawals.open(wallet, payment, provider, amount, high, low, expiresAt);
    long id = withdrawals.id(withdrawal);
    ledger.post(
        balances.row(wallet, CASH),
        balances.row(wallet, HELD_WITHDRAWAL),
        amount,
        PostingReason.WITHDRAWAL_HOLD,
        id);
    transactions.object(entry, id);
    transactions.provider(entry, provider);
    transactions.result(entry, amount, 0, balances.cash(wallet), 0);
    reports.request(entry);
    if (terms.isLargeWithdrawal(amount)) {
      reports.event(EventKind.LARGE_WITHDRAWAL, withdrawal, command.header());
    }
    wagering.withdrawn(wallet, command.header());
  }
}
