package io.croupier.engine.limit;

import static io.croupier.protocol.RefusalReason.INVALID_AMOUNT;
import static io.croupier.protocol.RefusalReason.NO_CHANGE;

import io.croupier.engine.account.AccountChecks;
import io.croupier.engine.account.Accounts;
import io.croupier.engine.account.Refusals;
import io.croupier.engine.ledger.Balances;
import io.croupier.engine.ledger.Currencies;
import io.croupier.engine.outcome.Outcomes;
import io.croupier.protocol.Field;
import io.croupier.protocol.RealityCheckEncoder;
import io.croupier.protocol.SetRealityCheckDecoder;

/** SetRealityCheck and the reminders. Rules: docs/rules.md, Limits, Reality checks. */
public final class RealityHandler {
  private static final long SECOND_NS = 1_000_000_000L;
  private static final int MOST_SECONDS = 86_400;

  private final Accounts accounts;
  private final Balances balances;
  private final Currencies currencies;
  private final RealityChecks realityChecks;
  private final SessionTime sessionTime;
  private final AccountChecks checks;
  private final Refusals refusals;
  private final LimitReports reports;
  private final Outcomes outcomes;

  public RealityHandler(
      Accounts accounts,
      Balances balances,
      Currencies currencies,
      Limits limits,
      RealityChecks realityChecks,
      SessionTime sessionTime,
      AccountChecks checks,
      Refusals refusals,
      Outcomes outcomes) {
    this.accounts = accounts;
    this.balances = balances;
    this.currencies = currencies;
    this.realityChecks = realityChecks;
    this.sessionTime = sessionTime;
    this.checks = checks;
    this.refusals = refusals;
    this.outcomes = outcomes;
    reports = new LimitReports(accounts, limits, currencies, outcomes);
  }

  /** Sets at which interval the customer is reminded. */
  public void onSetRealityCheck(SetRealityCheckDecoder command) {
    int account = accounts.slot(command.header().accountId());
    int seconds = command.intervalSeconds();
    int before = realityChecks.intervalSeconds(account);
    boolean bad = seconds < 0 || seconds > MOST_SECONDS;
    if (checks.unknownAccount(account, command.header().accountId())
        || checks.closed(account)
        || refusals.when(bad, INVALID_AMOUNT, Field.seconds, 0)
        || refusals.when(seconds == before, NO_CHANGE, Field.none, 0)) {
      return;
    }
    // Nothing below this line may refuse.
    realityChecks.intervalSeconds(account, seconds);
    sessionTime.setTimer(account);
    reports.interval(account, before, seconds, command.header());
  }

  /** A reminder is due; the account has a session open, or one whose end was not told yet. */
  public void onRealityCheck(int account) {
    int count = 0;
    for (int w = balances.firstWallet(account); w != 0; w = balances.nextWallet(w)) {
      count += realityChecks.result(w) == 0 ? 0 : 1;
    }
    long since = sessionTime.since(account);
    long elapsed = (sessionTime.until(account) - since) / SECOND_NS;
    outcomes.aboutAccount(accounts.id(account), accounts.homeGateway(account));
    RealityCheckEncoder outcome = outcomes.realityCheck(count);
    outcome.since(since).elapsedSeconds((int) Math.min(Integer.MAX_VALUE, elapsed));
    RealityCheckEncoder.ResultsEncoder rows = outcome.resultsCount(count);
    for (int currency = 0; currency < currencies.size(); currency++) {
      int wallet = balances.wallet(account, currency);
      if (realityChecks.result(wallet) != 0) {
        rows.next()
            .netResult(realityChecks.result(wallet))
            .putCurrency(currencies.text(), Currencies.at(currency));
      }
    }
    sessionTime.setTimer(account);
  }
}
