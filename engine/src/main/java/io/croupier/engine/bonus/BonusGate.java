package io.croupier.engine.bonus;

import io.croupier.engine.account.AccountChecks;
import io.croupier.engine.account.Accounts;
import io.croupier.protocol.RefusalReason;

/**
 * The one gate that every new bonus goes through: who is excluded, locked, closing or closed gets
 * none, neither by a command nor because its turn has come.
 *
 * <p>Owned by the engine thread.
 */
final class BonusGate {
  private final Accounts accounts;
  private final AccountChecks checks;

  BonusGate(Accounts accounts, AccountChecks checks) {
    this.accounts = accounts;
    this.checks = checks;
  }

  /** Refuses a command that would give the account a bonus. */
  boolean refuses(int account) {
    return checks.notOpen(account) || checks.locked(account) || checks.excluded(account);
  }

  /** Whether the account gets no bonus now. */
  boolean isShut(int account) {
    return !accounts.isOpen(account)
        || accounts.isLocked(account)
        || accounts.exclusion(account) != RefusalReason.NONE;
  }
}
