package io.croupier.engine.payment;

import io.croupier.engine.account.Accounts;
import io.croupier.engine.account.SignificantEvents;
import io.croupier.engine.ledger.Balances;
import io.croupier.engine.ledger.Currencies;
import io.croupier.engine.ledger.Transactions;
import io.croupier.engine.outcome.Outcomes;
import io.croupier.protocol.ActorKind;
import io.croupier.protocol.CommandHeaderDecoder;
import io.croupier.protocol.DepositChangedEncoder;
import io.croupier.protocol.DepositState;
import io.croupier.protocol.EventKind;
import io.croupier.protocol.TransactionState;

/**
 * Reports what became of money that has come, and where requests stand.
 *
 * <p>Owned by the engine thread.
 */
final class DepositReports {
  private final Deposits deposits;
  private final Accounts accounts;
  private final Balances balances;
  private final Currencies currencies;
  private final Transactions transactions;
  private final SignificantEvents events;
  private final PaymentTerms terms;
  private final Outcomes outcomes;

  DepositReports(
      Deposits deposits,
      Accounts accounts,
      Balances balances,
      Currencies currencies,
      Transactions transactions,
      SignificantEvents events,
      PaymentTerms terms,
      Outcomes outcomes) {
    this.deposits = deposits;
    this.accounts = accounts;
    this.balances = balances;
    this.currencies = currencies;
    this.transactions = transactions;
    this.events = events;
    this.terms = terms;
    this.outcomes = outcomes;
  }

  /** Answers a Deposit with its first result. */
  void money(int entry) {
    outcomes.answer(transactions.accountId(entry));
    int currency = currencies.indexOf(transactions.currency(entry));
    if (isReversed(entry)) {
      var reversed = outcomes.depositReversed();
      reversed.transactionId().high(transactions.high(entry)).low(transactions.low(entry));
      reversed
          .amount(transactions.amount(entry))
          .depositId(transactions.object(entry))
          .putCurrency(currencies.text(), Currencies.at(currency))
          .paymentProviderId(transactions.providerId(entry))
          .reason(transactions.reason(entry));
      return;
    }
    var deposited = outcomes.deposited();
    deposited.transactionId().high(transactions.high(entry)).low(transactions.low(entry));
    deposited
        .amount(transactions.amount(entry))
        .cash(transactions.cashAfter(entry))
        .depositId(transactions.object(entry))
        .putCurrency(currencies.text(), Currencies.at(currency))
        .paymentProviderId(transactions.providerId(entry));
  }

  /** Tells whoever watches over risk of money that has just come. */
  void moneyEvent(int entry, int account, CommandHeaderDecoder by) {
    long amount = transactions.amount(entry);
    int currency = currencies.indexOf(transactions.currency(entry));
    long depositId = transactions.object(entry);
    if (isReversed(entry)) {
      events.report(EventKind.DEPOSIT_REVERSED, account, currency, amount, depositId, by);
    } else if (terms.isLargeDeposit(amount)) {
      events.report(EventKind.LARGE_DEPOSIT, account, currency, amount, depositId, by);
    }
  }

  /** So many attempts of the account have failed that further requests are blocked. */
  void blocked(int deposit, CommandHeaderDecoder by) {
    events.report(
        EventKind.DEPOSITS_FAILED,
        account(deposit),
        Currencies.UNKNOWN,
        0,
        deposits.id(deposit),
        by);
  }

  /** Answers with a request as it stands, and who has changed it. */
  void answer(int deposit, DepositState before, CommandHeaderDecoder by) {
    outcomes.answer(accounts.id(account(deposit)));
    describe(deposit, before, by);
  }

  /** Answers a query. */
  void answer(int deposit) {
    outcomes.answer(accounts.id(account(deposit)));
    describe(deposit, stateNow(deposit));
  }

  /** Reports a request that a command about something else has changed. */
  void aside(int deposit, DepositState before, CommandHeaderDecoder by) {
    int account = account(deposit);
    outcomes.aboutAccount(accounts.id(account), accounts.homeGateway(account));
    describe(deposit, before, by);
  }

  /** Reports a request that a timer has changed. */
  void aside(int deposit, DepositState before) {
    int account = account(deposit);
    outcomes.aboutAccount(accounts.id(account), accounts.homeGateway(account));
    describe(deposit, before);
  }

  private void describe(int deposit, DepositState before, CommandHeaderDecoder by) {
    describe(deposit, before)
        .actorId(by.actorId())
        .reasonCode(by.reasonCode())
        .actorKind(by.actorKind());
  }

  private DepositChangedEncoder describe(int deposit, DepositState before) {
    int currency = balances.currencyOf(deposits.wallet(deposit));
    return outcomes
        .depositChanged()
        .depositId(deposits.id(deposit))
        .requested(deposits.requested(deposit))
        .amount(deposits.amount(deposit))
        .expiresAt(deposits.expiresAt(deposit))
        .putCurrency(currencies.text(), Currencies.at(currency))
        .paymentProviderId(deposits.paymentProviderId(deposit))
        .method(deposits.method(deposit))
        .stateBefore(before)
        .state(stateNow(deposit))
        .actorKind(ActorKind.NULL_VAL);
  }

  private DepositState stateNow(int deposit) {
    return deposits.stateAt(deposit, outcomes.timestampNs());
  }

  private boolean isReversed(int entry) {
    return transactions.state(entry) == TransactionState.REVERSED;
  }

  private int account(int deposit) {
    return balances.accountOf(deposits.wallet(deposit));
  }
}
