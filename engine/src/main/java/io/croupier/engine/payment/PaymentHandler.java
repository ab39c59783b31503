package io.croupier.engine.payment;

import static io.croupier.engine.ledger.BalanceKind.CASH;
import static io.croupier.engine.ledger.BalanceKind.HELD_WITHDRAWAL;
import static io.croupier.protocol.RefusalReason.INSUFFICIENT_FUNDS;
import static io.croupier.protocol.RefusalReason.INVALID_AMOUNT;
import static io.croupier.protocol.RefusalReason.INVALID_TRANSITION;
import static io.croupier.protocol.RefusalReason.NOT_OWNER;
import static io.croupier.protocol.RefusalReason.OVERFLOW;
import static io.croupier.protocol.RefusalReason.UNKNOWN_WITHDRAWAL;
import static io.croupier.protocol.RefusalReason.WITHDRAWAL_FINAL;
import static io.croupier.protocol.WithdrawalState.APPROVED;
import static io.croupier.protocol.WithdrawalState.FAILED;
import static io.croupier.protocol.WithdrawalState.PAID;
import static io.croupier.protocol.WithdrawalState.PAYING;
import static io.croupier.protocol.WithdrawalState.REJECTED;
import static io.croupier.protocol.WithdrawalState.REQUESTED;

import io.croupier.engine.account.AccountChecks;
import io.croupier.engine.account.Accounts;
import io.croupier.engine.account.Profiles;
import io.croupier.engine.account.Refusals;
import io.croupier.engine.account.Repetitions;
import io.croupier.engine.ledger.Balances;
import io.croupier.engine.ledger.Currencies;
import io.croupier.engine.ledger.Ledger;
import io.croupier.engine.ledger.PostingReason;
import io.croupier.engine.ledger.Transactions;
import io.croupier.engine.outcome.Outcomes;
import io.croupier.protocol.ApproveWithdrawalDecoder;
import io.croupier.protocol.CompletePayoutDecoder;
import io.croupier.protocol.DepositDecoder;
import io.croupier.protocol.FailPayoutDecoder;
import io.croupier.protocol.Field;
import io.croupier.protocol.QueryWithdrawalDecoder;
import io.croupier.protocol.RefusalReason;
import io.croupier.protocol.RejectWithdrawalDecoder;
import io.croupier.protocol.RequestWithdrawalDecoder;
import io.croupier.protocol.StartPayoutDecoder;
import io.croupier.protocol.TransactionKind;
import io.croupier.protocol.TransactionState;
import io.croupier.protocol.WithdrawalChangedEncoder;
import io.croupier.protocol.WithdrawalState;

/** Deposits and withdrawals. Rules: docs/rules.md, Payments. */
public final class PaymentHandler {
  private final Accounts accounts;
  private final Balances balances;
  private final Currencies currencies;
  private final Ledger ledger;
  private final Transactions transactions;
  private final Repetitions repetitions;
  private final Withdrawals withdrawals;
  private final AccountChecks checks;
  private final Refusals refusals;
  private final Outcomes outcomes;

  public PaymentHandler(
      Accounts accounts,
      Balances balances,
      Currencies currencies,
      Ledger ledger,
      Transactions transactions,
      Repetitions repetitions,
      Withdrawals withdrawals,
      AccountChecks checks,
      Refusals refusals,
      Outcomes outcomes) {
    this.accounts = accounts;
    this.balances = balances;
    this.currencies = currencies;
    this.ledger = ledger;
    this.transactions = transactions;
    this.repetitions = repetitions;
    this.withdrawals = withdrawals;
    this.checks = checks;
    this.refusals = refusals;
    this.outcomes = outcomes;
  }

  /** Credits what a payment provider has received, or reverses it where it cannot be credited. */
  public void onDeposit(DepositDecoder command, long sequence) {
    long accountId = command.header().accountId();
    int at = command.offset() + DepositDecoder.currencyEncodingOffset();
    int code = Currencies.code(command.buffer(), at);
    long high = command.transactionId().high();
    long low = command.transactionId().low();
    int provider = command.paymentProviderId();
    long amount = command.amount();
    transactions
        .candidate(
            TransactionKind.DEPOSIT, Transactions.paymentProvider(provider), high, low, accountId)
        .money(code, amount);
    int repeated = repetitions.check();
    if (repeated != Repetitions.NEW) {
      if (repeated != Repetitions.ANSWERED) {
        reportDeposit(repeated, high, low, provider);
      }
      return;
    }
    refusals.remember(true);
    int account = accounts.slot(accountId);
    int currency = currencies.indexOf(code);
    int wallet = balances.wallet(account, currency);
    boolean reversed = !accounts.isOpen(account) || (wallet == 0 && currency != -1);
    if (checks.unknownAccount(account, accountId)
        || (accounts.isOpen(account) && (checks.locked(account) || checks.depositOff(account)))
        || refusals.when(provider < 0, INVALID_AMOUNT, Field.paymentProviderId, 0)
        || refusals.unlessAmount(amount, Field.amount)
        || refusals.unknownCurrency(currency)
        || (!reversed && depositOverflows(wallet, provider, currency, amount))
        || (!reversed && refusals.capacity(!balances.hasRoomForPayment(provider)))) {
      return;
    }
    // Nothing below this line may refuse.
    int entry = transactions.book(sequence);
    if (reversed) {
      transactions.reverse(entry, reversal(account));
    } else {
      int row = balances.paymentClearing(balances.usePayment(provider), currency);
      ledger.post(row, balances.row(wallet, CASH), amount, PostingReason.DEPOSIT, accountId);
      transactions.result(entry, amount, 0, balances.cash(wallet), 0);
    }
    reportDeposit(entry, high, low, provider);
  }

  /** Holds money that the customer wants paid out. */
  public void onRequestWithdrawal(RequestWithdrawalDecoder command, long sequence) {
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
        reportRequest(repeated, high, low);
      }
      return;
    }
    refusals.remember(true);
    int account = accounts.slot(accountId);
    int currency = currencies.indexOf(code);
    int wallet = balances.wallet(account, currency);
    int provider = command.paymentProviderId();
    if (checks.unknownAccount(account, accountId)
        || checks.unknownWallet(wallet, currency)
        || checks.closed(account)
        || checks.locked(account)
        || checks.withdrawalOff(account)
        || checks.notVerified(account, Profiles.VERIFY_WITHDRAWALS)
        || refusals.when(provider < 0, INVALID_AMOUNT, Field.paymentProviderId, 0)
        || refusals.unlessAmount(amount, Field.amount)
        || refusals.unknownCurrency(currency)
        || refusals.when(
            amount > balances.cash(wallet), INSUFFICIENT_FUNDS, Field.amount, balances.cash(wallet))
        || refusals.capacity(withdrawals.isFull() || !balances.hasRoomForPayment(provider))) {
      return;
    }
    // Nothing below this line may refuse.
    int entry = transactions.book(sequence);
    int payment = balances.usePayment(provider);
    int withdrawal = withdrawals.open(wallet, payment, provider, amount, high, low);
    long id = withdrawals.id(withdrawal);
    hold(wallet, amount, id);
    transactions.object(entry, id);
    transactions.provider(entry, provider);
    transactions.result(entry, amount, 0, balances.cash(wallet), 0);
    reportRequest(entry, high, low);
  }

  /** Allows a withdrawal or a part of it; the rest is released. */
  public void onApproveWithdrawal(ApproveWithdrawalDecoder command) {
    long accountId = command.header().accountId();
    long withdrawalId = command.withdrawalId();
    int withdrawal = withdrawals.slot(withdrawalId);
    long amount = command.amount() == 0 ? withdrawals.requested(withdrawal) : command.amount();
    boolean bad = amount < 0 || amount > withdrawals.requested(withdrawal);
    boolean again = isIn(withdrawal, APPROVED) && withdrawals.amount(withdrawal) == amount;
    if (unknown(withdrawal, withdrawalId, accountId)
        || refusals.when(bad, INVALID_AMOUNT, Field.amount, 0)
        || (!again && cannotBecome(withdrawal, APPROVED))) {
      return;
    }
    // Nothing below this line may refuse.
    if (!again) {
      release(withdrawal, withdrawals.amount(withdrawal) - amount);
      withdrawals.amount(withdrawal, amount);
      withdrawals.state(withdrawal, APPROVED);
    }
    report(withdrawal);
  }

  /** Refuses a withdrawal and releases its money. */
  public void onRejectWithdrawal(RejectWithdrawalDecoder command) {
    long withdrawalId = command.withdrawalId();
    become(withdrawals.slot(withdrawalId), withdrawalId, command.header().accountId(), REJECTED);
  }

  /** The payment provider has it. */
  public void onStartPayout(StartPayoutDecoder command) {
    long withdrawalId = command.withdrawalId();
    become(withdrawals.slot(withdrawalId), withdrawalId, command.header().accountId(), PAYING);
  }

  /** The payment provider has paid. */
  public void onCompletePayout(CompletePayoutDecoder command) {
    long withdrawalId = command.withdrawalId();
    become(withdrawals.slot(withdrawalId), withdrawalId, command.header().accountId(), PAID);
  }

  /** The payment provider cannot pay: the money is released. */
  public void onFailPayout(FailPayoutDecoder command) {
    long withdrawalId = command.withdrawalId();
    become(withdrawals.slot(withdrawalId), withdrawalId, command.header().accountId(), FAILED);
  }

  /** Answers with the withdrawal as it stands. */
  public void onQueryWithdrawal(QueryWithdrawalDecoder query) {
    long withdrawalId = query.withdrawalId();
    int withdrawal = withdrawals.slot(withdrawalId);
    if (unknown(withdrawal, withdrawalId, query.header().accountId())) {
      return;
    }
    report(withdrawal);
  }

  private void become(int withdrawal, long withdrawalId, long accountId, WithdrawalState target) {
    boolean again = isIn(withdrawal, target);
    if (unknown(withdrawal, withdrawalId, accountId)
        || (target == PAID && !again && payoutOverflows(withdrawal))
        || (!again && cannotBecome(withdrawal, target))) {
      return;
    }
    // Nothing below this line may refuse.
    if (!again) {
      withdrawals.state(withdrawal, target);
      if (target == PAID) {
        pay(withdrawal);
      } else if (target != PAYING) {
        release(withdrawal, withdrawals.amount(withdrawal));
        withdrawals.amount(withdrawal, 0);
      }
    }
    report(withdrawal);
  }

  private boolean unknown(int withdrawal, long withdrawalId, long accountId) {
    return refusals.when(withdrawal == 0, UNKNOWN_WITHDRAWAL, Field.withdrawalId, withdrawalId)
        || refusals.when(
            accountId != 0 && accountId != accounts.id(owner(withdrawal)),
            NOT_OWNER,
            Field.withdrawalId,
            withdrawalId);
  }

  private boolean cannotBecome(int withdrawal, WithdrawalState target) {
    WithdrawalState state = withdrawals.state(withdrawal);
    return refusals.when(
            Withdrawals.isFinal(state),
            WITHDRAWAL_FINAL,
            Field.withdrawalId,
            withdrawals.id(withdrawal))
        || refusals.when(!leadsTo(state, target), INVALID_TRANSITION, Field.none, 0);
  }

  private static boolean leadsTo(WithdrawalState state, WithdrawalState target) {
    return switch (target) {
      case APPROVED -> state == REQUESTED;
      case REJECTED -> state == REQUESTED || state == APPROVED;
      case PAYING -> state == APPROVED;
      case PAID, FAILED -> state == APPROVED || state == PAYING;
      default -> false;
    };
  }

  private boolean isIn(int withdrawal, WithdrawalState state) {
    return withdrawal != 0 && withdrawals.state(withdrawal) == state;
  }

  private boolean depositOverflows(int wallet, int provider, int currency, long amount) {
    int payment = balances.payment(provider);
    boolean clearing =
        payment == 0 || balances.fits(balances.paymentClearing(payment, currency), -amount);
    boolean fits = clearing && balances.fits(balances.row(wallet, CASH), amount);
    return refusals.when(!fits, OVERFLOW, Field.amount, 0);
  }

  private boolean payoutOverflows(int withdrawal) {
    boolean fits = balances.fits(clearing(withdrawal), withdrawals.amount(withdrawal));
    return refusals.when(!fits, OVERFLOW, Field.amount, 0);
  }

  private void hold(int wallet, long amount, long withdrawalId) {
    ledger.post(
        balances.row(wallet, CASH),
        balances.row(wallet, HELD_WITHDRAWAL),
        amount,
        PostingReason.WITHDRAWAL_HOLD,
        withdrawalId);
  }

  private void release(int withdrawal, long amount) {
    int wallet = withdrawals.wallet(withdrawal);
    ledger.postIfAny(
        balances.row(wallet, HELD_WITHDRAWAL),
        balances.row(wallet, CASH),
        amount,
        PostingReason.WITHDRAWAL_RELEASE,
        withdrawals.id(withdrawal));
  }

  private void pay(int withdrawal) {
    ledger.post(
        balances.row(withdrawals.wallet(withdrawal), HELD_WITHDRAWAL),
        clearing(withdrawal),
        withdrawals.amount(withdrawal),
        PostingReason.PAYOUT,
        withdrawals.id(withdrawal));
  }

  private int clearing(int withdrawal) {
    int currency = balances.currencyOf(withdrawals.wallet(withdrawal));
    return balances.paymentClearing(withdrawals.payment(withdrawal), currency);
  }

  private int owner(int withdrawal) {
    return balances.accountOf(withdrawals.wallet(withdrawal));
  }

  private RefusalReason reversal(int account) {
    return accounts.isOpen(account) ? RefusalReason.UNKNOWN_WALLET : RefusalReason.ACCOUNT_CLOSED;
  }

  private void reportDeposit(int entry, long high, long low, int provider) {
    outcomes.answer(transactions.accountId(entry));
    int code = currencies.indexOf(transactions.currency(entry));
    if (transactions.state(entry) == TransactionState.REVERSED) {
      var reversed = outcomes.depositReversed();
      reversed.transactionId().high(high).low(low);
      reversed
          .amount(transactions.amount(entry))
          .putCurrency(currencies.text(), Currencies.at(code))
          .paymentProviderId(provider)
          .reason(transactions.reason(entry));
      return;
    }
    var deposited = outcomes.deposited();
    deposited.transactionId().high(high).low(low);
    deposited
        .amount(transactions.amount(entry))
        .cash(transactions.cashAfter(entry))
        .putCurrency(currencies.text(), Currencies.at(code))
        .paymentProviderId(provider);
  }

  private void reportRequest(int entry, long high, long low) {
    WithdrawalChangedEncoder outcome =
        outcomes.answer(transactions.accountId(entry)).withdrawalChanged();
    outcome.transactionId().high(high).low(low);
    int currency = currencies.indexOf(transactions.currency(entry));
    outcome
        .withdrawalId(transactions.object(entry))
        .requested(transactions.amount(entry))
        .amount(transactions.amount(entry))
        .cash(transactions.cashAfter(entry))
        .putCurrency(currencies.text(), Currencies.at(currency))
        .paymentProviderId(transactions.provider(entry))
        .state(REQUESTED);
  }

  private void report(int withdrawal) {
    int wallet = withdrawals.wallet(withdrawal);
    WithdrawalChangedEncoder outcome =
        outcomes.answer(accounts.id(owner(withdrawal))).withdrawalChanged();
    outcome.transactionId().high(withdrawals.idHigh(withdrawal)).low(withdrawals.idLow(withdrawal));
    outcome
        .withdrawalId(withdrawals.id(withdrawal))
        .requested(withdrawals.requested(withdrawal))
        .amount(withdrawals.amount(withdrawal))
        .cash(balances.cash(wallet))
        .putCurrency(currencies.text(), Currencies.at(balances.currencyOf(wallet)))
        .paymentProviderId(withdrawals.paymentProviderId(withdrawal))
        .state(withdrawals.state(withdrawal));
  }
}
