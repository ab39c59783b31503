package io.croupier.engine.bonus;

import static io.croupier.protocol.RefusalReason.NOT_OWNER;
import static io.croupier.protocol.RefusalReason.UNKNOWN_BONUS;

import io.croupier.engine.account.Accounts;
import io.croupier.engine.account.Refusals;
import io.croupier.protocol.Field;

/**
 * Checks that many commands and queries about a bonus share.
 *
 * <p>Owned by the engine thread.
 */
final class BonusChecks {
  private final Accounts accounts;
  private final Bonuses bonuses;
  private final Refusals refusals;

  BonusChecks(Accounts accounts, Bonuses bonuses, Refusals refusals) {
    this.accounts = accounts;
    this.bonuses = bonuses;
    this.refusals = refusals;
  }

  /** Refuses what names a bonus that there is not. */
  boolean unknown(int bonus, long bonusId) {
    return refusals.when(bonus == 0, UNKNOWN_BONUS, Field.bonusId, bonusId);
  }

  /** Refuses what names the bonus of another account. */
  boolean foreign(int bonus, long accountId) {
    boolean foreign = accountId != accounts.id(bonuses.account(bonus));
    return refusals.when(foreign, NOT_OWNER, Field.bonusId, bonuses.id(bonus));
  }
}
