package io.croupier.engine.account;

import static io.croupier.protocol.RefusalReason.INVALID_AMOUNT;
import static io.croupier.protocol.RefusalReason.NO_CHANGE;

import io.croupier.engine.ledger.Balances;
import io.croupier.engine.ledger.Currencies;
import io.croupier.engine.ledger.Money;
import io.croupier.engine.outcome.Outcomes;
import io.croupier.protocol.AccountCapsChangedEncoder;
import io.croupier.protocol.ActorKind;
import io.croupier.protocol.Field;
import io.croupier.protocol.QueryAccountCapsDecoder;
import io.croupier.protocol.SetAccountCapsDecoder;

/** SetAccountCaps and its query. Rules: docs/rules.md, Accounts. */
public final class CapsHandler {
  private final Accounts accounts;
  private final AccountCaps caps;
  private final Balances balances;
  private final Currencies currencies;
  private final AccountChecks checks;
  private final Refusals refusals;
  private final Outcomes outcomes;

  public CapsHandler(
      Accounts accounts,
      AccountCaps caps,
      Balances balances,
      Currencies currencies,
      AccountChecks checks,
      Refusals refusals,
      Outcomes outcomes) {
    this.accounts = accounts;
    this.caps = caps;
    this.balances = balances;
    this.currencies = currencies;
    this.checks = checks;
    this.refusals = refusals;
    this.outcomes = outcomes;
  }

  /** Sets the caps of an account in one currency; what is open already stays. */
  public void onSetAccountCaps(SetAccountCapsDecoder command) {
    long accountId = command.header().accountId();
    int account = accounts.slot(accountId);
    int at = command.offset() + SetAccountCapsDecoder.currencyEncodingOffset();
    int currency = currencies.indexAt(command.buffer(), at);
    int wallet = balances.wallet(account, currency);
    long exposure = command.exposureLimit();
    long market = command.marketLiabilityLimit();
    long runner = command.runnerLiabilityLimit();
    int open = command.openOrdersLimit();
    boolean same =
        exposure == caps.exposureLimit(wallet)
            && market == caps.marketLiabilityLimit(wallet)
            && runner == caps.runnerLiabilityLimit(wallet)
            && open == caps.openOrdersLimit(account);
    if (checks.unknownAccount(account, accountId)
        || checks.unknownWallet(wallet, currency)
        || checks.closed(account)
        || noCap(exposure, Field.exposureLimit)
        || noCap(market, Field.marketLiabilityLimit)
        || noCap(runner, Field.runnerLiabilityLimit)
        || refusals.when(open < 0, INVALID_AMOUNT, Field.openOrdersLimit, 0)
        || refusals.unknownCurrency(currency)
        || refusals.when(same, NO_CHANGE, Field.none, 0)) {
      return;
    }
    // Nothing below this line may refuse.
    AccountCapsChangedEncoder changed = outcomes.answer(accountId).accountCapsChanged();
    describeBefore(changed, account, wallet);
    caps.setAmounts(wallet, exposure, market, runner);
    caps.setOpenOrders(account, open);
    describeAfter(changed, account, wallet, currency);
    changed
        .actorId(command.header().actorId())
        .reasonCode(command.header().reasonCode())
        .actorKind(command.header().actorKind());
  }

  /** Answers with the caps as they stand. */
  public void onQueryAccountCaps(QueryAccountCapsDecoder query) {
    long accountId = query.header().accountId();
    int account = accounts.slot(accountId);
    int at = query.offset() + QueryAccountCapsDecoder.currencyEncodingOffset();
    int currency = currencies.indexAt(query.buffer(), at);
    int wallet = balances.wallet(account, currency);
    if (checks.unknownAccount(account, accountId)
        || checks.unknownWallet(wallet, currency)
        || refusals.unknownCurrency(currency)) {
      return;
    }
    AccountCapsChangedEncoder answer = outcomes.answer(accountId).accountCapsChanged();
    describeBefore(answer, account, wallet);
    describeAfter(answer, account, wallet, currency);
    answer.actorKind(ActorKind.NULL_VAL);
  }

  private boolean noCap(long amount, Field field) {
    boolean none = amount != 0 && !Money.isAmount(amount);
    return refusals.when(none, INVALID_AMOUNT, field, 0);
  }

  private void describeBefore(AccountCapsChangedEncoder changed, int account, int wallet) {
    changed
        .exposureLimitBefore(caps.exposureLimit(wallet))
        .marketLiabilityLimitBefore(caps.marketLiabilityLimit(wallet))
        .runnerLiabilityLimitBefore(caps.runnerLiabilityLimit(wallet))
        .openOrdersLimitBefore(caps.openOrdersLimit(account));
  }

  private void describeAfter(
      AccountCapsChangedEncoder changed, int account, int wallet, int currency) {
    changed
        .exposureLimitAfter(caps.exposureLimit(wallet))
        .marketLiabilityLimitAfter(caps.marketLiabilityLimit(wallet))
        .runnerLiabilityLimitAfter(caps.runnerLiabilityLimit(wallet))
        .openOrdersLimitAfter(caps.openOrdersLimit(account))
        .putCurrency(currencies.text(), Currencies.at(currency));
  }
}
