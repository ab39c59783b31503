package io.croupier.engine.payment;

import io.croupier.engine.account.AccountChecks;
import io.croupier.engine.account.Accounts;
import io.croupier.engine.account.Locks;
import io.croupier.engine.account.Refusals;
import io.croupier.engine.account.Repetitions;
import io.croupier.engine.account.SignificantEvents;
import io.croupier.engine.bonus.Wagering;
import io.croupier.engine.ledger.Balances;
import io.croupier.engine.ledger.Currencies;
import io.croupier.engine.ledger.Ledger;
import io.croupier.engine.ledger.Transactions;
import io.croupier.engine.limit.Counts;
import io.croupier.engine.limit.LimitChecks;
import io.croupier.engine.outcome.Outcomes;

/**
 * Puts the rules of payments together: the handlers of its commands, queries and timers.
 *
 * <p>Owned by the engine thread.
 */
public final class PaymentHandlers {
  private final DepositHandler depositHandler;
  private final WithdrawalRequestHandler withdrawalRequestHandler;
  private final WithdrawalHandler withdrawalHandler;
  private final ChargebackHandler chargebackHandler;

  public PaymentHandlers(
      PaymentTerms terms,
      Deposits deposits,
      FailedDeposits failures,
      Withdrawals withdrawals,
      Accounts accounts,
      Balances balances,
      Currencies currencies,
      Ledger ledger,
      Transactions transactions,
      Repetitions repetitions,
      LimitChecks limits,
      Counts counts,
      AccountChecks checks,
      Locks locks,
      Wagering wagering,
      Refusals refusals,
      SignificantEvents events,
      Outcomes outcomes) {
    DepositReports depositReports =
        new DepositReports(
            deposits, accounts, balances, currencies, transactions, events, terms, outcomes);
    depositHandler =
        new DepositHandler(
            accounts,
            balances,
            currencies,
            ledger,
            transactions,
            repetitions,
            deposits,
            failures,
            new DepositGate(accounts, checks, failures, limits, refusals),
            counts,
            terms,
            checks,
            refusals,
            depositReports);
    WithdrawalReports withdrawalReports =
        new WithdrawalReports(
            withdrawals, accounts, balances, currencies, transactions, events, outcomes);
    withdrawalRequestHandler =
        new WithdrawalRequestHandler(
            accounts,
            balances,
            currencies,
            ledger,
            transactions,
            repetitions,
            withdrawals,
            terms,
            checks,
            refusals,
            withdrawalReports,
            wagering);
    withdrawalHandler =
        new WithdrawalHandler(
            accounts,
            balances,
            withdrawals,
            new WithdrawalMoney(withdrawals, balances, ledger, counts),
            terms,
            checks,
            refusals,
            withdrawalReports);
    chargebackHandler =
        new ChargebackHandler(
            accounts,
            balances,
            currencies,
            ledger,
            transactions,
            repetitions,
            counts,
            checks,
            locks,
            refusals,
            events,
            outcomes);
  }

  public DepositHandler depositHandler() {
    return depositHandler;
  }

  public WithdrawalRequestHandler withdrawalRequestHandler() {
    return withdrawalRequestHandler;
  }

  public WithdrawalHandler withdrawalHandler() {
    return withdrawalHandler;
  }

  public ChargebackHandler chargebackHandler() {
    return chargebackHandler;
  }
}
