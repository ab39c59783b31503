package io.croupier.engine.bonus;

import io.croupier.engine.account.AccountChecks;
import io.croupier.engine.account.Accounts;
import io.croupier.engine.account.Refusals;
import io.croupier.engine.ledger.Balances;
import io.croupier.engine.ledger.Currencies;
import io.croupier.engine.outcome.Outcomes;
import io.croupier.protocol.QueryBonusDecoder;
import io.croupier.protocol.QueryBonusesDecoder;

/** Answers what is asked about bonuses. Rules: docs/rules.md, Bonus. */
public final class BonusQueries {
  private static final int PAGE = 100;

  private final Accounts accounts;
  private final Balances balances;
  private final Currencies currencies;
  private final Bonuses bonuses;
  private final AccountChecks accountChecks;
  private final BonusChecks checks;
  private final Refusals refusals;
  private final BonusReports reports;
  private final Outcomes outcomes;

  BonusQueries(
      Accounts accounts,
      Balances balances,
      Currencies currencies,
      Bonuses bonuses,
      AccountChecks accountChecks,
      BonusChecks checks,
      Refusals refusals,
      BonusReports reports,
      Outcomes outcomes) {
    this.accounts = accounts;
    this.balances = balances;
    this.currencies = currencies;
    this.bonuses = bonuses;
    this.accountChecks = accountChecks;
    this.checks = checks;
    this.refusals = refusals;
    this.reports = reports;
    this.outcomes = outcomes;
  }

  /** Answers with the bonus as it stands. */
  public void onQueryBonus(QueryBonusDecoder query) {
    int bonus = bonuses.slot(query.bonusId());
    long sender = query.header().accountId();
    if (checks.unknown(bonus, query.bonusId()) || (sender != 0 && checks.foreign(bonus, sender))) {
      return;
    }
    reports.answer(bonus);
  }

  /** Answers with the bonuses of a wallet, a page at a time, the one granted last first. */
  public void onQueryBonuses(QueryBonusesDecoder query) {
    long accountId = query.header().accountId();
    int account = accounts.slot(accountId);
    int at = query.offset() + QueryBonusesDecoder.currencyEncodingOffset();
    int currency = currencies.indexAt(query.buffer(), at);
    int wallet = balances.wallet(account, currency);
    long afterId = query.afterBonusId();
    int after = bonuses.slot(afterId);
    int known = after != 0 && bonuses.wallet(after) == wallet ? after : 0;
    if (accountChecks.unknownAccount(account, accountId)
        || accountChecks.unknownWallet(wallet, currency)
        || (afterId != 0 && checks.unknown(known, afterId))
        || refusals.unknownCurrency(currency)) {
      return;
    }
    int first = known == 0 ? bonuses.newest(wallet) : bonuses.older(known);
    int count = 0;
    int last = 0;
    int rest = first;
    for (; rest != 0 && count < PAGE; rest = bonuses.older(rest)) {
      last = rest;
      count++;
    }
    outcomes
        .answer(accountId)
        .bonusesListed()
        .nextAfterBonusId(rest == 0 ? 0 : bonuses.id(last))
        .count(count)
        .putCurrency(currencies.text(), Currencies.at(currency));
    for (int bonus = first; bonus != rest; bonus = bonuses.older(bonus)) {
      reports.row(bonus);
    }
  }
}
