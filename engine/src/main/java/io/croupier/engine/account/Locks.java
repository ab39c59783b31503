package io.croupier.engine.account;

import io.croupier.engine.work.WorkKind;
import io.croupier.engine.work.Works;
import io.croupier.protocol.CommandHeaderDecoder;

/**
 * Blocks accounts, whatever the command that does it.
 *
 * <p>Owned by the engine thread.
 */
public final class Locks {
  private final Accounts accounts;
  private final AccountReports reports;
  private final Works works;

  public Locks(Accounts accounts, AccountReports reports, Works works) {
    this.accounts = accounts;
    this.reports = reports;
    this.works = works;
  }

  /** The flags that a lock leaves an account with. */
  public int flags(int account, boolean byRisk) {
    return accounts.flags(account) | Accounts.LOCKED | (byRisk ? Accounts.LOCKED_BY_RISK : 0);
  }

  /** Locks an account, as the command asks for. */
  public void lock(int account, boolean byRisk, CommandHeaderDecoder by) {
    reports.begin(account);
    apply(account, byRisk, by);
  }

  /** Locks an account by risk for what a command about something else has found. */
  public void lockAside(int account, CommandHeaderDecoder by) {
    if (!accounts.isClosed(account) && flags(account, true) != accounts.flags(account)) {
      reports.beginAside(account);
      apply(account, true, by);
    }
  }

  private void apply(int account, boolean byRisk, CommandHeaderDecoder by) {
    boolean isNew = !accounts.isLocked(account);
    accounts.flags(account, flags(account, byRisk));
    reports.end(account, by);
    if (isNew) {
      works.start(WorkKind.ACCOUNT_BLOCK, account, 0);
    }
  }
}
