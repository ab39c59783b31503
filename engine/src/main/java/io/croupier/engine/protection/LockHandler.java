package io.croupier.engine.protection;

import static io.croupier.protocol.RefusalReason.INVALID_AMOUNT;
import static io.croupier.protocol.RefusalReason.NO_CHANGE;

import io.croupier.engine.account.AccountChecks;
import io.croupier.engine.account.AccountReports;
import io.croupier.engine.account.Accounts;
import io.croupier.engine.account.Locks;
import io.croupier.engine.account.Refusals;
import io.croupier.engine.account.SignificantEvents;
import io.croupier.engine.approval.Approvals;
import io.croupier.engine.ledger.Currencies;
import io.croupier.protocol.EventKind;
import io.croupier.protocol.FailLoginDecoder;
import io.croupier.protocol.Field;
import io.croupier.protocol.LockAccountDecoder;
import io.croupier.protocol.LockKind;
import io.croupier.protocol.UnlockAccountDecoder;

/** Locks of accounts and of logins. Rules: docs/rules.md, Accounts. */
public final class LockHandler {
  private static final int LOCKS =
      Accounts.LOCKED | Accounts.LOCKED_BY_RISK | Accounts.LOGIN_LOCKED;

  private final Accounts accounts;
  private final FailedLogins failures;
  private final Locks locks;
  private final AccountChecks checks;
  private final Approvals approvals;
  private final Refusals refusals;
  private final AccountReports reports;
  private final SignificantEvents events;

  public LockHandler(
      Accounts accounts,
      FailedLogins failures,
      Locks locks,
      AccountChecks checks,
      Approvals approvals,
      Refusals refusals,
      AccountReports reports,
      SignificantEvents events) {
    this.accounts = accounts;
    this.failures = failures;
    this.locks = locks;
    this.checks = checks;
    this.approvals = approvals;
    this.refusals = refusals;
    this.reports = reports;
    this.events = events;
  }

  /** Blocks the account and lets its orders lapse. */
  public void onLockAccount(LockAccountDecoder command) {
    int account = accounts.slot(command.header().accountId());
    LockKind kind = command.lockKind();
    boolean byRisk = kind == LockKind.RISK;
    boolean same = locks.flags(account, byRisk) == accounts.flags(account);
    if (checks.unknownAccount(account, command.header().accountId())
        || checks.closed(account)
        || refusals.when(kind == LockKind.SBE_UNKNOWN, INVALID_AMOUNT, Field.lockKind, 0)
        || refusals.when(same, NO_CHANGE, Field.none, 0)) {
      return;
    }
    // Nothing below this line may refuse.
    locks.lock(account, byRisk, command.header());
  }

  /** Takes the blocks of the account and of its login away. */
  public void onUnlockAccount(UnlockAccountDecoder command) {
    int account = accounts.slot(command.header().accountId());
    int before = accounts.flags(account);
    boolean byRisk = (before & Accounts.LOCKED_BY_RISK) != 0;
    boolean needsApproval = byRisk && approvals.classes().riskUnlock();
    if (approvals.isAnonymous(needsApproval)
        || checks.unknownAccount(account, command.header().accountId())
        || checks.closed(account)
        || refusals.when((before & LOCKS) == 0, NO_CHANGE, Field.none, 0)
        || approvals.pend(needsApproval)) {
      return;
    }
    // Nothing below this line may refuse.
    failures.forget(account);
    reports.begin(account);
    accounts.flags(account, before & ~LOCKS);
    reports.end(account, command.header());
  }

  /** Counts a login that has failed; the third one soon locks the login. */
  public void onFailLogin(FailLoginDecoder command, long now) {
    int account = accounts.slot(command.header().accountId());
    boolean isLocked = accounts.isLoginLocked(account);
    if (checks.unknownAccount(account, command.header().accountId())
        || checks.closed(account)
        || refusals.when(isLocked, NO_CHANGE, Field.none, 0)) {
      return;
    }
    // Nothing below this line may refuse.
    boolean locks = failures.add(account, now);
    reports.begin(account);
    if (locks) {
      accounts.flags(account, accounts.flags(account) | Accounts.LOGIN_LOCKED);
    }
    reports.end(account, command.header());
    if (locks) {
      events.report(EventKind.LOGINS_FAILED, account, Currencies.UNKNOWN, 0, 0, command.header());
    }
  }
}
