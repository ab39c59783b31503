package io.croupier.engine.payment;

import static io.croupier.protocol.RefusalReason.DEPOSITS_BLOCKED;

import io.croupier.engine.account.AccountChecks;
import io.croupier.engine.account.Accounts;
import io.croupier.engine.account.Refusals;
import io.croupier.engine.limit.LimitChecks;
import io.croupier.protocol.Field;
import io.croupier.protocol.RefusalReason;

/**
 * The one place where it is judged whether an account may pay in, asked for a request and for money
 * that has come.
 *
 * <p>Owned by the engine thread.
 */
final class DepositGate {
  private final Accounts accounts;
  private final AccountChecks checks;
  private final FailedDeposits failures;
  private final LimitChecks limits;
  private final Refusals refusals;

  DepositGate(
      Accounts accounts,
      AccountChecks checks,
      FailedDeposits failures,
      LimitChecks limits,
      Refusals refusals) {
    this.accounts = accounts;
    this.checks = checks;
    this.failures = failures;
    this.limits = limits;
    this.refusals = refusals;
  }

  /** Refuses a request that the account may not make now. */
  boolean refusesRequest(int account, long now) {
    boolean blocked = failures.block(account, now);
    long accountId = account == 0 ? 0 : accounts.id(account);
    return checks.notOpen(account)
        || checks.locked(account)
        || checks.excluded(account)
        || checks.depositOff(account)
        || refusals.when(blocked, DEPOSITS_BLOCKED, Field.accountId, accountId);
  }

  /** Refuses money that has come, where the account is open and not excluded; else it goes back. */
  boolean refusesMoney(int account) {
    boolean open = accounts.isOpen(account) && accounts.exclusion(account) == RefusalReason.NONE;
    return open && (checks.locked(account) || checks.depositOff(account));
  }

  /** Refuses a request of more than a limit allows; {@code more} is it, and all that wait. */
  boolean passesLimit(int account, int wallet, long more) {
    return limits.isDepositPassed(account, wallet, more);
  }

  /**
   * Why money that has come cannot be credited and goes back; NONE: it can.
   *
   * @param more it, and all requests of the wallet that wait
   * @param requested its request waits: it was judged by the limits when it was made
   */
  RefusalReason reversal(int account, int wallet, long more, boolean requested) {
    if (!accounts.isOpen(account)) {
      return RefusalReason.ACCOUNT_CLOSED;
    }
    RefusalReason exclusion = accounts.exclusion(account);
    if (exclusion != RefusalReason.NONE) {
      return exclusion;
    }
    if (wallet == 0) {
      return RefusalReason.UNKNOWN_WALLET;
    }
    return requested ? RefusalReason.NONE : limits.judgeDeposit(account, wallet, more);
  }
}
