package io.croupier.engine.limit;

import static io.croupier.protocol.RefusalReason.CURRENCY_MISMATCH;
import static io.croupier.protocol.RefusalReason.INVALID_AMOUNT;
import static io.croupier.protocol.RefusalReason.INVALID_TRANSITION;
import static io.croupier.protocol.RefusalReason.NOT_PERMITTED;
import static io.croupier.protocol.RefusalReason.NO_CHANGE;

import io.croupier.engine.account.AccountChecks;
import io.croupier.engine.account.Accounts;
import io.croupier.engine.account.Refusals;
import io.croupier.engine.account.SignificantEvents;
import io.croupier.engine.approval.Approvals;
import io.croupier.engine.ledger.Balances;
import io.croupier.engine.ledger.Currencies;
import io.croupier.engine.ledger.Money;
import io.croupier.engine.outcome.Outcomes;
import io.croupier.protocol.ActorKind;
import io.croupier.protocol.CommandHeaderDecoder;
import io.croupier.protocol.ConfirmLimitDecoder;
import io.croupier.protocol.EventKind;
import io.croupier.protocol.Field;
import io.croupier.protocol.LimitKind;
import io.croupier.protocol.LimitOwner;
import io.croupier.protocol.LimitPeriod;
import io.croupier.protocol.SetLimitDecoder;
import org.agrona.DirectBuffer;

/** SetLimit and ConfirmLimit. Rules: docs/rules.md, Limits. */
public final class LimitHandler {
  private final Accounts accounts;
  private final Balances balances;
  private final Currencies currencies;
  private final Limits limits;
  private final WalletFigures figures;
  private final SessionTime sessionTime;
  private final AccountChecks checks;
  private final Approvals approvals;
  private final Refusals refusals;
  private final LimitReports reports;
  private final SignificantEvents events;
  private final Outcomes outcomes;
  private final transient LimitKey key = new LimitKey();

  public LimitHandler(
      Accounts accounts,
      Balances balances,
      Currencies currencies,
      Limits limits,
      WalletFigures figures,
      SessionTime sessionTime,
      AccountChecks checks,
      Approvals approvals,
      Refusals refusals,
      SignificantEvents events,
      Outcomes outcomes) {
    this.accounts = accounts;
    this.balances = balances;
    this.currencies = currencies;
    this.limits = limits;
    this.figures = figures;
    this.sessionTime = sessionTime;
    this.checks = checks;
    this.approvals = approvals;
    this.refusals = refusals;
    this.events = events;
    this.outcomes = outcomes;
    reports = new LimitReports(accounts, limits, currencies, outcomes);
  }

  /** Sets a limit; a customer's raise or removal begins to wait. */
  public void onSetLimit(SetLimitDecoder command) {
    int account = accounts.slot(command.header().accountId());
    int at = command.offset() + SetLimitDecoder.currencyEncodingOffset();
    LimitOwner owner = command.setBy();
    boolean byCustomer = command.header().actorKind() == ActorKind.CUSTOMER;
    boolean foreign = byCustomer && owner != LimitOwner.CUSTOMER;
    boolean noOwner = owner == LimitOwner.NULL_VAL || owner == LimitOwner.SBE_UNKNOWN;
    long amount = command.amount();
    boolean noAmount = amount != 0 && !Money.isAmount(amount);
    boolean ofHouse = account != 0 && account == accounts.house();
    read(account, command.limitKind(), command.period(), owner, command.buffer(), at);
    boolean needsApproval = approvals.classes().limitOverride() && overrides(account, amount);
    if (approvals.isAnonymous(needsApproval)
        || refusals.when(foreign, NOT_PERMITTED, Field.setBy, 0)
        || hasNoWallet(account, command.header())
        || refusals.when(noAmount, INVALID_AMOUNT, Field.amount, 0)
        || isMalformed(command.limitKind(), command.period())
        || refusals.when(noOwner, INVALID_AMOUNT, Field.setBy, 0)
        || hasOtherCurrency(command.buffer(), at)
        || refusals.when(
            ofHouse, INVALID_TRANSITION, Field.accountId, command.header().accountId())) {
      return;
    }
    int row = row(account);
    long before = limits.amount(row, key.place(), key.period, key.owner);
    boolean waits = limits.waits(row, key.place(), key.period, key.owner, outcomes.timestampNs());
    if (refusals.when(amount == before && !waits, NO_CHANGE, Field.none, 0)
        || refusals.capacity(row == 0 && limits.isFull())
        || approvals.pend(needsApproval)) {
      return;
    }
    // Nothing below this line may refuse.
    int used = row == 0 ? open(account) : row;
    if (owner == LimitOwner.CUSTOMER && loosens(before, amount)) {
      limits.request(used, key.place(), key.period, amount, outcomes.timestampNs());
    } else {
      setNow(used, amount);
    }
    report(account, used, before, command.header());
  }

  /** What the customer has asked for, and has slept on, is the limit from now on. */
  public void onConfirmLimit(ConfirmLimitDecoder command) {
    int account = accounts.slot(command.header().accountId());
    int at = command.offset() + ConfirmLimitDecoder.currencyEncodingOffset();
    LimitOwner owner = LimitOwner.CUSTOMER;
    read(account, command.limitKind(), command.period(), owner, command.buffer(), at);
    if (hasNoWallet(account, command.header())
        || isMalformed(command.limitKind(), command.period())
        || hasOtherCurrency(command.buffer(), at)
        || refusals.when(!isConfirmable(row(account)), INVALID_TRANSITION, Field.none, 0)) {
      return;
    }
    // Nothing below this line may refuse.
    int row = row(account);
    long before = limits.amount(row, key.place(), key.period, key.owner);
    setNow(row, limits.requested(row, key.place(), key.period));
    report(account, row, before, command.header());
  }

  /** Whether a limit that is not the customer's own is to be raised or taken away. */
  private boolean overrides(int account, long amount) {
    if (!key.isKnown() || key.owner == LimitOwner.CUSTOMER.value()) {
      return false;
    }
    return loosens(limits.amount(row(account), key.place(), key.period, key.owner), amount);
  }

  private static boolean loosens(long before, long amount) {
    return before != 0 && (amount == 0 || amount > before);
  }

  private void read(
      int account,
      LimitKind kind,
      LimitPeriod period,
      LimitOwner owner,
      DirectBuffer buffer,
      int currencyAt) {
    key.kind = kind.value();
    key.period = period.value();
    key.owner = owner.value();
    key.currency = currencies.indexAt(buffer, currencyAt);
    key.wallet = key.isSessionTime() ? 0 : balances.wallet(account, key.currency);
  }

  private boolean hasNoWallet(int account, CommandHeaderDecoder header) {
    return checks.unknownAccount(account, header.accountId())
        || (!key.isSessionTime() && checks.unknownWallet(key.wallet, key.currency))
        || checks.closed(account);
  }

  private boolean isMalformed(LimitKind kind, LimitPeriod period) {
    boolean noKind = kind == LimitKind.NULL_VAL || kind == LimitKind.SBE_UNKNOWN;
    boolean noPeriod = period == LimitPeriod.NULL_VAL || period == LimitPeriod.SBE_UNKNOWN;
    return refusals.when(noKind, INVALID_AMOUNT, Field.limitKind, 0)
        || refusals.when(noPeriod, INVALID_AMOUNT, Field.period, 0);
  }

  /** The session time has no currency, all else one of Genesis. */
  private boolean hasOtherCurrency(DirectBuffer buffer, int at) {
    boolean stated = Currencies.code(buffer, at) != 0;
    return key.isSessionTime()
        ? refusals.when(stated, CURRENCY_MISMATCH, Field.currency, 0)
        : refusals.unknownCurrency(key.currency);
  }

  private int row(int account) {
    return key.isSessionTime() ? limits.sessionRow(account) : figures.row(key.wallet);
  }

  private int open(int account) {
    if (!key.isSessionTime()) {
      return limits.open(account, key.wallet);
    }
    sessionTime.endIfOver(account);
    return limits.openSession(account);
  }

  private boolean isConfirmable(int row) {
    long now = outcomes.timestampNs();
    return limits.waits(row, key.place(), key.period, key.owner, now)
        && now >= limits.confirmableFrom(row, key.place(), key.period);
  }

  private void setNow(int row, long amount) {
    limits.amount(row, key.place(), key.period, key.owner, amount);
    if (key.owner == LimitOwner.CUSTOMER.value()) {
      limits.drop(row, key.place(), key.period);
    }
  }

  private void report(int account, int row, long before, CommandHeaderDecoder by) {
    reports.changed(account, key, row, before, by);
    long after = limits.amount(row, key.place(), key.period, key.owner);
    if (after != before) {
      int currency = key.isSessionTime() ? Currencies.UNKNOWN : key.currency;
      events.report(EventKind.LIMIT_CHANGED, account, currency, after, 0, by);
    }
  }
}
