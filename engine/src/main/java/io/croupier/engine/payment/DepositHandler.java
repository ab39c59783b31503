package io.croupier.engine.payment;

import static io.croupier.engine.ledger.BalanceKind.CASH;
import static io.croupier.protocol.RefusalReason.CURRENCY_MISMATCH;
import static io.croupier.protocol.RefusalReason.INVALID_AMOUNT;
import static io.croupier.protocol.RefusalReason.INVALID_TRANSITION;
import static io.croupier.protocol.RefusalReason.NOT_OWNER;
import static io.croupier.protocol.RefusalReason.OVERFLOW;
import static io.croupier.protocol.RefusalReason.UNKNOWN_DEPOSIT;

import io.croupier.engine.account.AccountChecks;
import io.croupier.engine.account.Accounts;
import io.croupier.engine.account.Refusals;
import io.croupier.engine.account.Repetitions;
import io.croupier.engine.ledger.Balances;
import io.croupier.engine.ledger.Currencies;
import io.croupier.engine.ledger.Ledger;
import io.croupier.engine.ledger.Money;
import io.croupier.engine.ledger.PostingReason;
import io.croupier.engine.ledger.Transactions;
import io.croupier.engine.limit.Counts;
import io.croupier.engine.timer.Timers;
import io.croupier.protocol.DepositDecoder;
import io.croupier.protocol.DepositState;
import io.croupier.protocol.FailDepositDecoder;
import io.croupier.protocol.Field;
import io.croupier.protocol.QueryDepositDecoder;
import io.croupier.protocol.RefusalReason;
import io.croupier.protocol.RequestDepositDecoder;
import io.croupier.protocol.TransactionKind;

/** Money in. Rules: docs/rules.md, Payments. */
public final class DepositHandler {
  private final Accounts accounts;
  private final Balances balances;
  private final Currencies currencies;
  private final Ledger ledger;
  private final Transactions transactions;
  private final Repetitions repetitions;
  private final Deposits deposits;
  private final FailedDeposits failures;
  private final DepositGate gate;
  private final Counts counts;
  private final PaymentTerms terms;
  private final AccountChecks checks;
  private final Refusals refusals;
  private final DepositReports reports;

  DepositHandler(
      Accounts accounts,
      Balances balances,
      Currencies currencies,
      Ledger ledger,
      Transactions transactions,
      Repetitions repetitions,
      Deposits deposits,
      FailedDeposits failures,
      DepositGate gate,
      Counts counts,
      PaymentTerms terms,
      AccountChecks checks,
      Refusals refusals,
      DepositReports reports) {
    this.accounts = accounts;
    this.balances = balances;
    this.currencies = currencies;
    this.ledger = ledger;
    this.transactions = transactions;
    this.repetitions = repetitions;
    this.deposits = deposits;
    this.failures = failures;
    this.gate = gate;
    this.counts = counts;
    this.terms = terms;
    this.checks = checks;
    this.refusals = refusals;
    this.reports = reports;
  }

  /** Enters what a customer begins to pay in; no money moves. */
  public void onRequestDeposit(RequestDepositDecoder command, long now) {
    long accountId = command.header().accountId();
    int account = accounts.slot(accountId);
    int at = command.offset() + RequestDepositDecoder.currencyEncodingOffset();
    int currency = currencies.indexAt(command.buffer(), at);
    int wallet = balances.wallet(account, currency);
    int provider = command.paymentProviderId();
    if (checks.unknownAccount(account, accountId)
        || checks.unknownWallet(wallet, currency)
        || gate.refusesRequest(account, now)
        || refusals.when(provider < 0, INVALID_AMOUNT, Field.paymentProviderId, 0)
        || refusals.unlessAmount(command.amount(), Field.amount)
        || refusals.unknownCurrency(currency)
        || isMoreThanFits(waiting(wallet, now) + command.amount())
        || gate.passesLimit(account, wallet, waiting(wallet, now) + command.amount())
        || refusals.capacity(deposits.isFull())) {
      return;
    }
    // Nothing below this line may refuse.
    long period = terms.depositPeriodNs();
    long expiresAt = period == 0 ? 0 : Timers.after(now, period);
    int deposit = deposits.open(wallet, provider, command.method(), command.amount(), expiresAt);
    counts.requested(wallet, command.amount());
    reports.answer(deposit, DepositState.PENDING, command.header());
  }

  /** Credits what a payment provider has received, or reverses it where it cannot be credited. */
  public void onDeposit(DepositDecoder command, long sequence, long now) {
    long accountId = command.header().accountId();
    int at = command.offset() + DepositDecoder.currencyEncodingOffset();
    int code = Currencies.code(command.buffer(), at);
    int provider = command.paymentProviderId();
    long high = command.transactionId().high();
    long low = command.transactionId().low();
    long amount = command.amount();
    transactions
        .candidate(
            TransactionKind.DEPOSIT, Transactions.paymentProvider(provider), high, low, accountId)
        .money(code, amount)
        .reference(0, command.depositId());
    int repeated = repetitions.check();
    if (repeated != Repetitions.NEW) {
      if (repeated != Repetitions.ANSWERED) {
        reports.money(repeated);
      }
      return;
    }
    refusals.remember(true);
    int account = accounts.slot(accountId);
    int currency = currencies.indexOf(code);
    int wallet = balances.wallet(account, currency);
    int request = deposits.slot(command.depositId());
    boolean requested = deposits.isWaiting(request, now);
    if (checks.unknownAccount(account, accountId)
        || isForeign(request, account, provider)
        || gate.refusesMoney(account)
        || refusals.when(provider < 0, INVALID_AMOUNT, Field.paymentProviderId, 0)
        || refusals.unlessAmount(amount, Field.amount)
        || (requested && isMoreThanRequested(request, amount))
        || refusals.unknownCurrency(currency)
        || (requested && isOfAnotherCurrency(request, currency))) {
      return;
    }
    long more = waiting(wallet, now) + amount;
    RefusalReason reversal = gate.reversal(account, wallet, more, requested);
    boolean credited = reversal == RefusalReason.NONE;
    if (credited
        && (overflows(wallet, provider, currency, amount)
            || refusals.capacity(!balances.hasRoomForPayment(provider)))) {
      return;
    }
    // Nothing below this line may refuse.
    int entry = transactions.book(sequence);
    transactions.object(entry, command.depositId());
    if (credited) {
      int row = balances.paymentClearing(balances.usePayment(provider), currency);
      ledger.post(row, balances.row(wallet, CASH), amount, PostingReason.DEPOSIT, accountId);
      counts.deposited(wallet, amount);
      counts.netDeposits(wallet, amount);
      transactions.result(entry, amount, 0, balances.cash(wallet), 0);
    } else {
      transactions.reverse(entry, reversal);
    }
    reports.money(entry);
    reports.moneyEvent(entry, account, command.header());
    if (requested) {
      DepositState before = deposits.state(request);
      DepositTransition end = credited ? DepositTransition.CONFIRM : DepositTransition.REVERSE;
      end(request, end, amount);
      reports.aside(request, before, command.header());
    }
  }

  /** The payment provider says that nothing comes of a request. */
  public void onFailDeposit(FailDepositDecoder command, long now) {
    long depositId = command.depositId();
    int deposit = deposits.slot(depositId);
    DepositState before = deposits.state(deposit);
    boolean again = deposit != 0 && before == DepositState.FAILED;
    boolean may = deposits.isWaiting(deposit, now);
    int provider = command.paymentProviderId();
    boolean elsewhere =
        provider != FailDepositDecoder.paymentProviderIdNullValue()
            && provider != deposits.paymentProviderId(deposit);
    if (unknown(deposit, depositId, command.header().accountId())
        || refusals.when(elsewhere, NOT_OWNER, Field.paymentProviderId, 0)
        || refusals.when(!again && !may, INVALID_TRANSITION, Field.none, 0)) {
      return;
    }
    // Nothing below this line may refuse.
    int account = owner(deposit);
    boolean blockedBefore = failures.block(account, now);
    if (!again) {
      end(deposit, DepositTransition.FAIL, 0);
      failures.add(account, now);
    }
    reports.answer(deposit, before, command.header());
    if (!blockedBefore && failures.block(account, now)) {
      reports.blocked(deposit, command.header());
    }
  }

  /** The time of a request is over. */
  public void onExpiry(int deposit) {
    DepositState before = deposits.state(deposit);
    end(deposit, DepositTransition.EXPIRE, 0);
    reports.aside(deposit, before);
  }

  /** Answers with the request as it stands. */
  public void onQueryDeposit(QueryDepositDecoder query) {
    long depositId = query.depositId();
    int deposit = deposits.slot(depositId);
    if (unknown(deposit, depositId, query.header().accountId())) {
      return;
    }
    reports.answer(deposit);
  }

  private void end(int deposit, DepositTransition transition, long amount) {
    counts.requested(deposits.wallet(deposit), -deposits.requested(deposit));
    deposits.end(deposit, transition, amount);
  }

  /** All requests of a wallet that wait. */
  private long waiting(int wallet, long now) {
    // With those whose time is over the sum may wrap around; the difference is right all the same.
    return counts.pendingDeposits(wallet) - deposits.overdue(wallet, now);
  }

  private boolean isMoreThanFits(long sum) {
    return refusals.when(sum > Money.MAX_AMOUNT, OVERFLOW, Field.amount, 0);
  }

  private boolean unknown(int deposit, long depositId, long accountId) {
    boolean foreign = deposit != 0 && accountId != 0 && accountId != accounts.id(owner(deposit));
    return refusals.when(deposit == 0, UNKNOWN_DEPOSIT, Field.depositId, depositId)
        || refusals.when(foreign, NOT_OWNER, Field.depositId, depositId);
  }

  /** The request is known, but is another account's, or at another payment provider. */
  private boolean isForeign(int request, int account, int provider) {
    if (request == 0) {
      return false;
    }
    boolean ofAnother = owner(request) != account;
    boolean elsewhere = deposits.paymentProviderId(request) != provider;
    return refusals.when(ofAnother, NOT_OWNER, Field.depositId, deposits.id(request))
        || refusals.when(elsewhere, NOT_OWNER, Field.paymentProviderId, 0);
  }

  private boolean isMoreThanRequested(int request, long amount) {
    return refusals.when(amount > deposits.requested(request), INVALID_AMOUNT, Field.amount, 0);
  }

  private boolean isOfAnotherCurrency(int request, int currency) {
    boolean another = balances.currencyOf(deposits.wallet(request)) != currency;
    return refusals.when(another, CURRENCY_MISMATCH, Field.currency, 0);
  }

  private boolean overflows(int wallet, int provider, int currency, long amount) {
    int payment = balances.payment(provider);
    boolean clearing =
        payment == 0 || balances.fits(balances.paymentClearing(payment, currency), -amount);
    boolean fits = clearing && balances.fits(balances.row(wallet, CASH), amount);
    return refusals.when(!fits, OVERFLOW, Field.amount, 0);
  }

  private int owner(int deposit) {
    return balances.accountOf(deposits.wallet(deposit));
  }
}
