package io.croupier.engine.payment;

import io.croupier.engine.account.Accounts;
import io.croupier.engine.account.SignificantEvents;
import io.croupier.engine.ledger.Balances;
import io.croupier.engine.ledger.Currencies;
import io.croupier.engine.ledger.Transactions;
import io.croupier.engine.outcome.Outcomes;
import io.croupier.protocol.ActorKind;
import io.croupier.protocol.CommandHeaderDecoder;
import io.croupier.protocol.EventKind;
import io.croupier.protocol.WithdrawalChangedEncoder;
import io.croupier.protocol.WithdrawalState;

/**
 * Reports where withdrawals stand.
 *
 * <p>Owned by the engine thread.
 */
final class WithdrawalReports {
  private final Withdrawals withdrawals;
  private final Accounts accounts;
  private final Balances balances;
  private final Currencies currencies;
  private final Transactions transactions;
  private final SignificantEvents events;
  private final Outcomes outcomes;

  WithdrawalReports(
      Withdrawals withdrawals,
      Accounts accounts,
      Balances balances,
      Currencies currencies,
      Transactions transactions,
      SignificantEvents events,
      Outcomes outcomes) {
    this.withdrawals = withdrawals;
    this.accounts = accounts;
    this.balances = balances;
    this.currencies = currencies;
    this.transactions = transactions;
    this.events = events;
    this.outcomes = outcomes;
  }

  /** Answers a RequestWithdrawal with its first result. */
  void request(int entry) {
    WithdrawalChangedEncoder outcome =
        outcomes.answer(transactions.accountId(entry)).withdrawalChanged();
    outcome.transactionId().high(transactions.high(entry)).low(transactions.low(entry));
    int currency = currencies.indexOf(transactions.currency(entry));
    outcome
        .withdrawalId(transactions.object(entry))
        .requested(transactions.amount(entry))
        .amount(transactions.amount(entry))
        .cash(transactions.cashAfter(entry))
        .putCurrency(currencies.text(), Currencies.at(currency))
        .paymentProviderId(transactions.provider(entry))
        .stateBefore(WithdrawalState.REQUESTED)
        .state(WithdrawalState.REQUESTED)
        .actorKind(ActorKind.NULL_VAL);
  }

  /** Answers with a withdrawal as it stands, and who has changed it. */
  void answer(int withdrawal, WithdrawalState before, CommandHeaderDecoder by) {
    outcomes.answer(accounts.id(owner(withdrawal)));
    describe(withdrawal, before)
        .actorId(by.actorId())
        .reasonCode(by.reasonCode())
        .actorKind(by.actorKind());
  }

  /** Answers a query. */
  void answer(int withdrawal) {
    outcomes.answer(accounts.id(owner(withdrawal)));
    describe(withdrawal, stateNow(withdrawal));
  }

  /** Reports a withdrawal that a timer has changed. */
  void aside(int withdrawal, WithdrawalState before) {
    int account = owner(withdrawal);
    outcomes.aboutAccount(accounts.id(account), accounts.homeGateway(account));
    describe(withdrawal, before);
  }

  /** Tells whoever watches over risk of a withdrawal, with what was requested. */
  void event(EventKind kind, int withdrawal, CommandHeaderDecoder by) {
    events.report(
        kind,
        owner(withdrawal),
        balances.currencyOf(withdrawals.wallet(withdrawal)),
        withdrawals.requested(withdrawal),
        withdrawals.id(withdrawal),
        by);
  }

  private WithdrawalChangedEncoder describe(int withdrawal, WithdrawalState before) {
    WithdrawalChangedEncoder outcome = outcomes.withdrawalChanged();
    outcome.transactionId().high(withdrawals.idHigh(withdrawal)).low(withdrawals.idLow(withdrawal));
    int wallet = withdrawals.wallet(withdrawal);
    return outcome
        .withdrawalId(withdrawals.id(withdrawal))
        .requested(withdrawals.requested(withdrawal))
        .amount(withdrawals.amount(withdrawal))
        .cash(balances.cash(wallet))
        .putCurrency(currencies.text(), Currencies.at(balances.currencyOf(wallet)))
        .paymentProviderId(withdrawals.paymentProviderId(withdrawal))
        .stateBefore(before)
        .state(stateNow(withdrawal))
        .actorKind(ActorKind.NULL_VAL);
  }

  private WithdrawalState stateNow(int withdrawal) {
    return withdrawals.stateAt(withdrawal, outcomes.timestampNs());
  }

  private int owner(int withdrawal) {
    return balances.accountOf(withdrawals.wallet(withdrawal));
  }
}
