package io.croupier.testkit.refusal;

import static io.croupier.protocol.RefusalReason.ACCOUNT_CLOSED;
import static io.croupier.protocol.RefusalReason.CURRENCY_MISMATCH;
import static io.croupier.protocol.RefusalReason.INVALID_AMOUNT;
import static io.croupier.protocol.RefusalReason.NOT_PERMITTED;
import static io.croupier.protocol.RefusalReason.NO_CHANGE;
import static io.croupier.protocol.RefusalReason.UNKNOWN_ACCOUNT;
import static io.croupier.protocol.RefusalReason.UNKNOWN_GAME;
import static io.croupier.protocol.RefusalReason.UNKNOWN_PROVIDER;
import static io.croupier.testkit.refusal.RefusalTables.NOBODY;

import io.croupier.protocol.Field;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** The refusal tables of what the house sets: halts, profiles, games, verification. */
final class HouseRefusalTables {
  private HouseRefusalTables() {}

  static List<RefusalTable> all() {
    return List.of(upgrade(), halt(), profile(), game(), verification(), ofAccount());
  }

  /** What is refused because it goes back is in the engine's test: nothing has gone on here. */
  private static RefusalTable upgrade() {
    return RefusalTable.of(
            "Upgrade", "CUSTOMER", "schemaVersion", 2, "behaviourVersion", 2, "actorId", 1)
        .row(NOT_PERMITTED, Field.actorId, "actorId", 0)
        .row(INVALID_AMOUNT, Field.schemaVersion, "schemaVersion", 3)
        .row(INVALID_AMOUNT, Field.behaviourVersion, "behaviourVersion", 3)
        .row(NO_CHANGE, Field.none, "schemaVersion", 1, "behaviourVersion", 0);
  }

  private static RefusalTable halt() {
    return RefusalTable.of(
            "SetHalt", "CUSTOMER", "scope", "GAME", "providerId", 3, "gameId", 7, "halted", true)
        .row(UNKNOWN_PROVIDER, Field.providerId, "providerId", 55)
        .row(UNKNOWN_GAME, Field.gameId, "gameId", 8)
        .row(INVALID_AMOUNT, Field.gameId, "providerId", 1, "gameId", 0)
        .row(INVALID_AMOUNT, Field.gameId, "scope", "ALL", "providerId", 0)
        .row(INVALID_AMOUNT, Field.providerId, "scope", "ALL", "gameId", 0)
        .row(INVALID_AMOUNT, Field.scope, "scope", null, "providerId", 0, "gameId", 0)
        .row(INVALID_AMOUNT, Field.halted, "halted", null)
        .row(NO_CHANGE, Field.none, "halted", false)
        .full("providerId", 1);
  }

  private static RefusalTable profile() {
    return RefusalTable.of(
            "DefineProfile",
            "CUSTOMER",
            "profile",
            7,
            "keepReviewed",
            true,
            "stakeCaps",
            List.of(UsualWorld.stakeCap(500)))
        .row(INVALID_AMOUNT, Field.profile, "profile", 0)
        .row(INVALID_AMOUNT, Field.multiplier, "maxMultiplier", -1)
        .row(
            INVALID_AMOUNT,
            Field.stakeCaps,
            "stakeCaps",
            Collections.nCopies(17, UsualWorld.stakeCap(500)))
        .row(INVALID_AMOUNT, Field.stakeCap, "stakeCaps", List.of(UsualWorld.stakeCap(0)))
        .row(
            CURRENCY_MISMATCH,
            Field.currency,
            "stakeCaps",
            List.of(Map.of("stakeCap", 1L, "currency", "XXX")))
        .row(NO_CHANGE, Field.none, "keepReviewed", false, "stakeCaps", List.of());
  }

  private static RefusalTable game() {
    return RefusalTable.of("RegisterGame", "PROVIDER", "providerId", 3, "gameId", 8, "category", 4)
        .row(UNKNOWN_PROVIDER, Field.providerId, "providerId", 55)
        .row(INVALID_AMOUNT, Field.gameId, "gameId", 0)
        .row(NO_CHANGE, Field.none, "gameId", 7)
        .full("providerId", 1);
  }

  private static RefusalTable verification() {
    return RefusalTable.of(
            "SetVerification",
            "CUSTOMER",
            "accountId",
            "unverified",
            "verification",
            "VERIFIED",
            "verifiedAt",
            Fixture.BEGIN)
        .row(UNKNOWN_ACCOUNT, Field.accountId, "accountId", NOBODY)
        .row(ACCOUNT_CLOSED, Field.accountId, "accountId", "closed")
        .row(INVALID_AMOUNT, Field.verifiedAt, "verifiedAt", -1)
        .row(INVALID_AMOUNT, Field.verification, "verification", null)
        .row(NO_CHANGE, Field.none, "verification", "NONE", "verifiedAt", 0);
  }

  private static RefusalTable ofAccount() {
    return RefusalTable.of(
            "SetProfile", "CUSTOMER", "accountId", "unverified", "profile", 3, "stakeGroup", 1)
        .row(UNKNOWN_ACCOUNT, Field.accountId, "accountId", NOBODY)
        .row(ACCOUNT_CLOSED, Field.accountId, "accountId", "closed")
        .row(INVALID_AMOUNT, Field.profile, "profile", 255)
        .row(INVALID_AMOUNT, Field.stakeGroup, "stakeGroup", 255)
        .row(NO_CHANGE, Field.none, "profile", 9, "stakeGroup", 0);
  }
}
