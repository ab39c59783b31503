package io.croupier.engine.limit;

import io.croupier.engine.account.Accounts;
import io.croupier.engine.ledger.Currencies;
import io.croupier.engine.outcome.Outcomes;
import io.croupier.protocol.ActorKind;
import io.croupier.protocol.CommandHeaderDecoder;
import io.croupier.protocol.LimitChangedEncoder;
import io.croupier.protocol.LimitKind;
import io.croupier.protocol.LimitOwner;
import io.croupier.protocol.LimitPeriod;

/**
 * Reports limits as they are.
 *
 * <p>Owned by the engine thread.
 */
final class LimitReports {
  private final Accounts accounts;
  private final Limits limits;
  private final Currencies currencies;
  private final Outcomes outcomes;

  LimitReports(Accounts accounts, Limits limits, Currencies currencies, Outcomes outcomes) {
    this.accounts = accounts;
    this.limits = limits;
    this.currencies = currencies;
    this.outcomes = outcomes;
  }

  /** Answers the command at hand with a limit that was {@code before}. */
  void changed(int account, LimitKey key, int row, long before, CommandHeaderDecoder by) {
    LimitChangedEncoder outcome = outcomes.answer(accounts.id(account)).limitChanged();
    describe(outcome, key, row, before);
    end(outcome, by);
  }

  /** One of the limits that were asked for. */
  void row(int account, LimitKey key, int row, long counted) {
    LimitChangedEncoder outcome = outcomes.row(accounts.id(account)).limitChanged();
    describe(outcome, key, row, limits.amount(row, key.place(), key.period, key.owner));
    outcome.counted(counted).actorKind(ActorKind.NULL_VAL);
  }

  /** Begins the answer to a query: so many rows follow. */
  void head(int account, int currency, int rows, long netDeposits, int intervalSeconds) {
    LimitChangedEncoder outcome = withoutKind(account);
    putCurrency(outcome, currency);
    outcome
        .rows(rows)
        .netDeposits(netDeposits)
        .intervalSecondsBefore(intervalSeconds)
        .intervalSecondsAfter(intervalSeconds)
        .actorKind(ActorKind.NULL_VAL);
  }

  /** Answers the command at hand with another interval of reality checks. */
  void interval(int account, int before, int after, CommandHeaderDecoder by) {
    LimitChangedEncoder outcome = withoutKind(account);
    outcome.intervalSecondsBefore(before).intervalSecondsAfter(after);
    end(outcome, by);
  }

  private LimitChangedEncoder withoutKind(int account) {
    return outcomes
        .answer(accounts.id(account))
        .limitChanged()
        .limitKind(LimitKind.NULL_VAL)
        .period(LimitPeriod.NULL_VAL)
        .setBy(LimitOwner.NULL_VAL);
  }

  private void describe(LimitChangedEncoder outcome, LimitKey key, int row, long before) {
    int kind = key.place();
    outcome
        .before(before)
        .after(limits.amount(row, kind, key.period, key.owner))
        .limitKind(LimitKind.get((byte) key.kind))
        .period(LimitPeriod.get((byte) key.period))
        .setBy(LimitOwner.get((byte) key.owner));
    putCurrency(outcome, key.currency);
    if (limits.waits(row, kind, key.period, key.owner, outcomes.timestampNs())) {
      outcome
          .requested(limits.requested(row, kind, key.period))
          .confirmableFrom(limits.confirmableFrom(row, kind, key.period))
          .confirmableUntil(limits.confirmableUntil(row, kind, key.period));
    }
  }

  private void putCurrency(LimitChangedEncoder outcome, int currency) {
    if (currency != Currencies.UNKNOWN) {
      outcome.putCurrency(currencies.text(), Currencies.at(currency));
    }
  }

  private static void end(LimitChangedEncoder outcome, CommandHeaderDecoder by) {
    outcome.actorId(by.actorId()).reasonCode(by.reasonCode()).actorKind(by.actorKind());
  }
}
