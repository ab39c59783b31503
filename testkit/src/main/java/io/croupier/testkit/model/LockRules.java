package io.croupier.testkit.model;

import static io.croupier.protocol.Field.lockKind;
import static io.croupier.protocol.RefusalReason.NO_CHANGE;

import io.croupier.testkit.model.Account.Status;

/** LockAccount, UnlockAccount, FailLogin. */
final class LockRules {
  private static final long HALF_AN_HOUR = 30 * 60_000_000_000L;

  private final World world;
  private final Orders orders;

  LockRules(World world, Orders orders) {
    this.world = world;
    this.orders = orders;
  }

  void lock(Turn turn) {
    Account account = world.accounts.get(turn.command.accountId());
    boolean risk = turn.command.text("lockKind").equals("RISK");
    boolean same = account != null && account.locked && (account.lockedByRisk || !risk);
    Checks checks =
        AccountRules.known(account, turn, Status.CLOSED)
            .unknown(turn.command, "lockKind", lockKind)
            .when(same, NO_CHANGE);
    if (Queries.refused(turn, checks)) {
      return;
    }
    boolean wasLocked = account.locked;
    AccountRules.change(
        turn,
        account,
        () -> {
          account.locked = true;
          account.lockedByRisk |= risk;
        });
    if (!wasLocked) {
      LapseWork lapse = LapseWork.blocked(orders, account);
      world.works.start(turn, lapse, world.limits.workPerCommand());
    }
  }

  void unlock(Turn turn) {
    Account account = world.accounts.get(turn.command.accountId());
    boolean free = account != null && !account.locked && !account.loginLocked;
    boolean needsApproval =
        account != null && account.lockedByRisk && world.limits.approveRiskUnlock();
    Checks checks = AccountRules.known(account, turn, Status.CLOSED).when(free, NO_CHANGE);
    world.approvals.judge(checks, turn, needsApproval);
    if (Queries.refused(turn, checks) || world.approvals.keeps(turn, needsApproval)) {
      return;
    }
    account.failedLogins.clear();
    AccountRules.change(
        turn,
        account,
        () -> {
          account.locked = false;
          account.lockedByRisk = false;
          account.loginLocked = false;
        });
  }

  void failLogin(Turn turn) {
    Account account = world.accounts.get(turn.command.accountId());
    boolean already = account != null && account.loginLocked;
    Checks checks = AccountRules.known(account, turn, Status.CLOSED).when(already, NO_CHANGE);
    if (Queries.refused(turn, checks)) {
      return;
    }
    account.failedLogins.add(turn.time);
    long recent =
        account.failedLogins.stream().filter(time -> turn.time - time < HALF_AN_HOUR).count();
    AccountRules.change(turn, account, () -> account.loginLocked = recent >= 3);
    if (account.loginLocked) {
      account.failedLogins.clear();
      Events.byCommand(turn, account, "LOGINS_FAILED");
    }
  }
}
