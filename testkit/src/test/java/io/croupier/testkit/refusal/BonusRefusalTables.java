package io.croupier.testkit.refusal;

import static io.croupier.protocol.RefusalReason.ACCOUNT_CLOSED;
import static io.croupier.protocol.RefusalReason.ACCOUNT_LOCKED;
import static io.croupier.protocol.RefusalReason.BONUS_NOT_ALLOWED;
import static io.croupier.protocol.RefusalReason.CURRENCY_MISMATCH;
import static io.croupier.protocol.RefusalReason.INVALID_AMOUNT;
import static io.croupier.protocol.RefusalReason.INVALID_TRANSITION;
import static io.croupier.protocol.RefusalReason.NOT_OWNER;
import static io.croupier.protocol.RefusalReason.NO_CHANGE;
import static io.croupier.protocol.RefusalReason.OVERFLOW;
import static io.croupier.protocol.RefusalReason.SELF_EXCLUDED;
import static io.croupier.protocol.RefusalReason.TIMED_OUT;
import static io.croupier.protocol.RefusalReason.UNKNOWN_ACCOUNT;
import static io.croupier.protocol.RefusalReason.UNKNOWN_BONUS;
import static io.croupier.protocol.RefusalReason.UNKNOWN_WALLET;
import static io.croupier.testkit.refusal.RefusalTables.NOBODY;

import io.croupier.protocol.Field;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** The refusal tables of bonuses. */
final class BonusRefusalTables {
  private BonusRefusalTables() {}

  static List<RefusalTable> all() {
    return List.of(define(), defineCashback(), grant(), activate(), cancel(), forfeit());
  }

  private static RefusalTable define() {
    Map<String, Object> weight = Map.of("category", 4L, "weight", 0L);
    return RefusalTable.of("DefineBonus", "CUSTOMER", UsualBonuses.definition(9, "GBP", 1_000))
        .row(INVALID_AMOUNT, Field.definitionId, "definitionId", 0)
        .row(INVALID_AMOUNT, Field.amount, "amount", 0)
        .row(INVALID_AMOUNT, Field.percentBasisPoints, "percentBasisPoints", 1)
        .row(INVALID_AMOUNT, Field.maxBonus, "maxBonus", 1)
        .row(INVALID_AMOUNT, Field.rounds, "rounds", 1)
        .row(INVALID_AMOUNT, Field.multiplier, "multiplier", 0)
        .row(INVALID_AMOUNT, Field.maxBet, "maxBet", -1)
        .row(INVALID_AMOUNT, Field.maxCashout, "maxCashout", -1)
        .row(INVALID_AMOUNT, Field.minLoss, "minLoss", 1)
        .row(INVALID_AMOUNT, Field.secondsToTake, "secondsToTake", -1)
        .row(INVALID_AMOUNT, Field.secondsToUse, "secondsToUse", -1)
        .row(INVALID_AMOUNT, Field.weight, "defaultWeight", 10_001)
        .row(INVALID_AMOUNT, Field.weights, "weights", Collections.nCopies(33, weight))
        .row(INVALID_AMOUNT, Field.weights, "weights", List.of(Map.of("weight", 1L)))
        .row(INVALID_AMOUNT, Field.wageringBase, "wageringBase", "DEPOSIT_AND_BONUS")
        .row(CURRENCY_MISMATCH, Field.currency, "currency", "XXX")
        .row(NO_CHANGE, Field.definitionId, "definitionId", 1)
        .full();
  }

  private static RefusalTable defineCashback() {
    return RefusalTable.of("DefineBonus", "CUSTOMER", UsualBonuses.cashback(9))
        .row(INVALID_AMOUNT, Field.amount, "amount", 1)
        .row(INVALID_AMOUNT, Field.percentBasisPoints, "percentBasisPoints", 10_001)
        .row(INVALID_AMOUNT, Field.maxBonus, "maxBonus", 0)
        .row(INVALID_AMOUNT, Field.multiplier, "multiplier", 1)
        .row(INVALID_AMOUNT, Field.maxBet, "maxBet", 1)
        .row(INVALID_AMOUNT, Field.maxCashout, "maxCashout", 1)
        .row(INVALID_AMOUNT, Field.minLoss, "minLoss", -1)
        .row(INVALID_AMOUNT, Field.secondsToTake, "secondsToTake", -1)
        .row(INVALID_AMOUNT, Field.secondsToUse, "secondsToUse", 0)
        .row(INVALID_AMOUNT, Field.wageringBase, "wageringBase", "DEPOSIT_AND_BONUS")
        .row(INVALID_AMOUNT, Field.countedStake, "countedStake", "CASH_PART");
  }

  private static RefusalTable grant() {
    return RefusalTable.of("GrantBonus", "CUSTOMER", "accountId", "alice", "definitionId", 1)
        .row(UNKNOWN_ACCOUNT, Field.accountId, "accountId", NOBODY)
        .row(UNKNOWN_WALLET, Field.currency, "definitionId", 2)
        .row(UNKNOWN_BONUS, Field.definitionId, "definitionId", 55)
        .row(ACCOUNT_CLOSED, Field.accountId, "accountId", "closing")
        .row(ACCOUNT_LOCKED, Field.accountId, "accountId", "locked")
        .row(SELF_EXCLUDED, Field.accountId, "accountId", "excluded")
        .row(TIMED_OUT, Field.accountId, "accountId", "timedOut")
        .row(INVALID_AMOUNT, Field.deposit, "deposit", 1)
        .row(OVERFLOW, Field.deposit, "definitionId", 4, "deposit", (1L << 53) - 1)
        .row(BONUS_NOT_ALLOWED, Field.accountId, "accountId", "test")
        .row(BONUS_NOT_ALLOWED, Field.definitionId, "accountId", "small")
        .full();
  }

  private static RefusalTable activate() {
    return RefusalTable.of(
            "ActivateBonus", "PROVIDER", "accountId", "alice", "bonusId", "offer of alice")
        .row(UNKNOWN_BONUS, Field.bonusId, "bonusId", NOBODY)
        .row(NOT_OWNER, Field.bonusId, "accountId", "bob")
        .row(ACCOUNT_CLOSED, Field.accountId, owner("closing"))
        .row(ACCOUNT_LOCKED, Field.accountId, owner("locked"))
        .row(SELF_EXCLUDED, Field.accountId, owner("excluded"))
        .row(TIMED_OUT, Field.accountId, owner("timedOut"))
        .row(OVERFLOW, Field.amount, "bonusId", "too costly")
        .row(INVALID_TRANSITION, Field.none, "bonusId", "cancelled");
  }

  private static Object[] owner(String account) {
    return new Object[] {"accountId", account, "bonusId", "offer of " + account};
  }

  private static RefusalTable cancel() {
    return RefusalTable.of("CancelBonus", "CUSTOMER", "bonusId", "active")
        .row(UNKNOWN_BONUS, Field.bonusId, "bonusId", NOBODY)
        .row(NOT_OWNER, Field.bonusId, "accountId", "bob")
        .row(INVALID_TRANSITION, Field.none, "bonusId", "offer of closing");
  }

  private static RefusalTable forfeit() {
    return RefusalTable.of("ForfeitBonus", "PROVIDER", "accountId", "lucky", "bonusId", "active")
        .row(UNKNOWN_BONUS, Field.bonusId, "bonusId", NOBODY)
        .row(NOT_OWNER, Field.bonusId, "accountId", 0)
        .row(INVALID_TRANSITION, Field.none, "accountId", "alice", "bonusId", "cancelled");
  }
}
