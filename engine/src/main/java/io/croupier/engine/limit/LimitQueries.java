package io.croupier.engine.limit;

import io.croupier.engine.account.AccountChecks;
import io.croupier.engine.account.Accounts;
import io.croupier.engine.account.Refusals;
import io.croupier.engine.ledger.Balances;
import io.croupier.engine.ledger.Currencies;
import io.croupier.engine.outcome.Outcomes;
import io.croupier.protocol.LimitKind;
import io.croupier.protocol.QueryLimitsDecoder;

/** QueryLimits. Rules: docs/rules.md, Limits. */
public final class LimitQueries {
  private static final long SECOND_NS = 1_000_000_000L;

  private final Accounts accounts;
  private final Balances balances;
  private final Currencies currencies;
  private final Limits limits;
  private final WalletFigures figures;
  private final SessionTime sessionTime;
  private final RealityChecks realityChecks;
  private final AccountChecks checks;
  private final Refusals refusals;
  private final LimitReports reports;
  private final Outcomes outcomes;
  private final transient LimitKey key = new LimitKey();

  public LimitQueries(
      Accounts accounts,
      Balances balances,
      Currencies currencies,
      Limits limits,
      WalletFigures figures,
      SessionTime sessionTime,
      RealityChecks realityChecks,
      AccountChecks checks,
      Refusals refusals,
      Outcomes outcomes) {
    this.accounts = accounts;
    this.balances = balances;
    this.currencies = currencies;
    this.limits = limits;
    this.figures = figures;
    this.sessionTime = sessionTime;
    this.realityChecks = realityChecks;
    this.checks = checks;
    this.refusals = refusals;
    this.outcomes = outcomes;
    reports = new LimitReports(accounts, limits, currencies, outcomes);
  }

  /** Answers with how many limits there are, and each of them. */
  public void onQueryLimits(QueryLimitsDecoder query) {
    int account = accounts.slot(query.header().accountId());
    int at = query.offset() + QueryLimitsDecoder.currencyEncodingOffset();
    boolean ofWallet = Currencies.code(query.buffer(), at) != 0;
    int currency = currencies.indexAt(query.buffer(), at);
    int wallet = balances.wallet(account, currency);
    if (checks.unknownAccount(account, query.header().accountId())
        || (ofWallet && checks.unknownWallet(wallet, currency))
        || (ofWallet && refusals.unknownCurrency(currency))) {
      return;
    }
    int row = ofWallet ? figures.row(wallet) : limits.sessionRow(account);
    key.currency = currency;
    key.wallet = wallet;
    int interval = realityChecks.intervalSeconds(account);
    reports.head(account, currency, limits.count(row), figures.netDeposits(wallet), interval);
    int last = ofWallet ? LimitKind.LOSS.value() : LimitKind.SESSION_TIME.value();
    for (key.kind = ofWallet ? 0 : last; key.kind <= last; key.kind++) {
      reportKind(account, row);
    }
  }

  private void reportKind(int account, int row) {
    for (key.period = 0; key.period < Limits.PERIODS; key.period++) {
      for (key.owner = 0; key.owner < Limits.OWNERS; key.owner++) {
        if (limits.amount(row, key.place(), key.period, key.owner) != 0) {
          reports.row(account, key, row, counted(account, row));
        }
      }
    }
  }

  private long counted(int account, int row) {
    return key.isSessionTime()
        ? sessionTime.counted(account, key.period) / SECOND_NS
        : limits.counted(row, key.kind, key.period, outcomes.timestampNs());
  }
}
