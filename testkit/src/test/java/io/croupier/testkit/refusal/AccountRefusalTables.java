package io.croupier.testkit.refusal;

import static io.croupier.protocol.RefusalReason.ACCOUNT_CLOSED;
import static io.croupier.protocol.RefusalReason.ACCOUNT_LOCKED;
import static io.croupier.protocol.RefusalReason.CURRENCY_MISMATCH;
import static io.croupier.protocol.RefusalReason.INVALID_AMOUNT;
import static io.croupier.protocol.RefusalReason.INVALID_TRANSITION;
import static io.croupier.protocol.RefusalReason.NOT_OWNER;
import static io.croupier.protocol.RefusalReason.NOT_PERMITTED;
import static io.croupier.protocol.RefusalReason.NO_CHANGE;
import static io.croupier.protocol.RefusalReason.UNKNOWN_ACCOUNT;
import static io.croupier.protocol.RefusalReason.UNKNOWN_APPROVAL;
import static io.croupier.protocol.RefusalReason.UNKNOWN_SESSION;
import static io.croupier.protocol.RefusalReason.UNKNOWN_WALLET;
import static io.croupier.protocol.RefusalReason.WORK_PENDING;
import static io.croupier.testkit.refusal.RefusalTables.NOBODY;

import io.croupier.protocol.Field;
import java.util.List;

/** The refusal tables of commands about accounts and sessions, and of Genesis. */
final class AccountRefusalTables {
  private AccountRefusalTables() {}

  static List<RefusalTable> all() {
    return List.of(
        RefusalTable.of("OpenAccount", "PROVIDER", "currency", "GBP")
            .row(NOT_PERMITTED, Field.actorKind, "accountKind", "HOUSE", "actorKind", "CUSTOMER")
            .row(INVALID_AMOUNT, Field.jurisdiction, "jurisdiction", 255)
            .row(CURRENCY_MISMATCH, Field.currency, "currency", "XXX")
            .row(NO_CHANGE, Field.accountKind, "accountKind", "HOUSE", "actorKind", null)
            .full(),
        RefusalTable.of("OpenWallet", "PROVIDER", "accountId", "bob", "currency", "EUR")
            .row(UNKNOWN_ACCOUNT, Field.accountId, "accountId", NOBODY)
            .row(ACCOUNT_CLOSED, Field.accountId, "accountId", "closing")
            .row(CURRENCY_MISMATCH, Field.currency, "currency", "XXX")
            .row(NO_CHANGE, Field.none, "currency", "GBP")
            .full(),
        RefusalTable.of("CloseAccount", "PROVIDER", "accountId", "bob")
            .row(WORK_PENDING, Field.accountId, "accountId", "busy")
            .row(UNKNOWN_ACCOUNT, Field.accountId, "accountId", NOBODY)
            .row(ACCOUNT_CLOSED, Field.accountId, "accountId", "closing"),
        RefusalTable.of("SetSwitches", "CUSTOMER", "accountId", "alice", "bet", false)
            .row(UNKNOWN_ACCOUNT, Field.accountId, "accountId", NOBODY)
            .row(ACCOUNT_CLOSED, Field.accountId, "accountId", "closed")
            .row(NO_CHANGE, Field.none, "bet", true),
        RefusalTable.of("LockAccount", "CUSTOMER", "accountId", "alice")
            .row(UNKNOWN_ACCOUNT, Field.accountId, "accountId", NOBODY)
            .row(ACCOUNT_CLOSED, Field.accountId, "accountId", "closed")
            .row(NO_CHANGE, Field.none, "accountId", "locked"),
        RefusalTable.of("UnlockAccount", "CUSTOMER", "accountId", "locked")
            .row(NOT_PERMITTED, Field.actorId, "accountId", "risky")
            .row(UNKNOWN_ACCOUNT, Field.accountId, "accountId", NOBODY)
            .row(ACCOUNT_CLOSED, Field.accountId, "accountId", "closed")
            .row(NO_CHANGE, Field.none, "accountId", "alice"),
        RefusalTable.of(
                "SetDiscount", "CUSTOMER", "accountId", "alice", "discountBasisPoints", 4_000)
            .row(UNKNOWN_ACCOUNT, Field.accountId, "accountId", NOBODY)
            .row(ACCOUNT_CLOSED, Field.accountId, "accountId", "closed")
            .row(INVALID_AMOUNT, Field.discountBasisPoints, "discountBasisPoints", 10_001)
            .row(NO_CHANGE, Field.none, "discountBasisPoints", 0),
        RefusalTable.of("ApproveCommand", "CUSTOMER", "sequence", "unapproved", "actorId", 2)
            .row(NOT_PERMITTED, Field.actorId, "actorId", 1)
            .row(UNKNOWN_APPROVAL, Field.sequence, "sequence", NOBODY),
        RefusalTable.of(
                "SetSelfMatchPolicy",
                "CUSTOMER",
                "accountId",
                "alice",
                "selfMatchPolicy",
                "CANCEL_INCOMING")
            .row(UNKNOWN_ACCOUNT, Field.accountId, "accountId", NOBODY)
            .row(ACCOUNT_CLOSED, Field.accountId, "accountId", "closed")
            .row(NO_CHANGE, Field.none, "selfMatchPolicy", "ALLOW"),
        caps(),
        limit(),
        confirmation(),
        RefusalTable.of("SetRealityCheck", "PROVIDER", "accountId", "alice", "intervalSeconds", 60)
            .row(UNKNOWN_ACCOUNT, Field.accountId, "accountId", NOBODY)
            .row(ACCOUNT_CLOSED, Field.accountId, "accountId", "closed")
            .row(INVALID_AMOUNT, Field.seconds, "intervalSeconds", 86_401)
            .row(NO_CHANGE, Field.none, "intervalSeconds", 0),
        RefusalTable.of("SetHeartbeat", "PROVIDER", "accountId", "alice", "seconds", 5)
            .row(UNKNOWN_ACCOUNT, Field.accountId, "accountId", NOBODY)
            .row(ACCOUNT_CLOSED, Field.accountId, "accountId", "closed")
            .row(INVALID_AMOUNT, Field.seconds, "seconds", 3_601)
            .row(NO_CHANGE, Field.none, "seconds", 0),
        RefusalTable.of("OpenSession", "PROVIDER", "accountId", "alice")
            .row(UNKNOWN_ACCOUNT, Field.accountId, "accountId", NOBODY)
            .row(ACCOUNT_CLOSED, Field.accountId, "accountId", "closed")
            .row(ACCOUNT_LOCKED, Field.accountId, "accountId", "locked")
            .row(ACCOUNT_LOCKED, Field.accountId, "accountId", "loginLocked")
            .row(INVALID_AMOUNT, Field.expiresAt, "expiresAt", Fixture.BEGIN)
            .full(),
        RefusalTable.of("CloseSession", "PROVIDER", "accountId", "alice", "sessionId", "session")
            .row(UNKNOWN_SESSION, Field.sessionId, "sessionId", NOBODY)
            .row(NOT_OWNER, Field.sessionId, "sessionId", "bobsSession")
            .row(NO_CHANGE, Field.none, "sessionId", "endedSession"),
        RefusalTable.of("Genesis", "CUSTOMER", "gatewayId", 1).row(INVALID_TRANSITION, Field.none));
  }

  private static RefusalTable limit() {
    return RefusalTable.of(
            "SetLimit",
            "PROVIDER",
            "accountId",
            "alice",
            "currency",
            "GBP",
            "limitKind",
            "DEPOSIT",
            "period",
            "DAY",
            "setBy",
            "CUSTOMER",
            "amount",
            500)
        .row(NOT_PERMITTED, Field.actorId, "accountId", "guarded", "setBy", "REGULATOR")
        .row(NOT_PERMITTED, Field.setBy, "setBy", "OPERATOR", "actorKind", "CUSTOMER")
        .row(UNKNOWN_ACCOUNT, Field.accountId, "accountId", NOBODY)
        .row(UNKNOWN_WALLET, Field.currency, "currency", "USD")
        .row(ACCOUNT_CLOSED, Field.accountId, "accountId", "closed")
        .row(INVALID_AMOUNT, Field.amount, "amount", -1)
        .row(INVALID_AMOUNT, Field.limitKind, "limitKind", null)
        .row(INVALID_AMOUNT, Field.period, "period", null)
        .row(INVALID_AMOUNT, Field.setBy, "setBy", null)
        .row(CURRENCY_MISMATCH, Field.currency, "currency", "XXX")
        .row(CURRENCY_MISMATCH, Field.currency, "limitKind", "SESSION_TIME")
        .row(INVALID_TRANSITION, Field.accountId, "accountId", "house")
        .row(NO_CHANGE, Field.none, "amount", 0)
        .full();
  }

  private static RefusalTable confirmation() {
    return RefusalTable.of(
            "ConfirmLimit",
            "PROVIDER",
            "accountId",
            "raiser",
            "currency",
            "GBP",
            "limitKind",
            "DEPOSIT",
            "period",
            "DAY")
        .row(UNKNOWN_ACCOUNT, Field.accountId, "accountId", NOBODY)
        .row(UNKNOWN_WALLET, Field.currency, "currency", "USD")
        .row(ACCOUNT_CLOSED, Field.accountId, "accountId", "closed")
        .row(INVALID_AMOUNT, Field.limitKind, "limitKind", null)
        .row(INVALID_AMOUNT, Field.period, "period", null)
        .row(CURRENCY_MISMATCH, Field.currency, "currency", "XXX")
        .row(INVALID_TRANSITION, Field.none, "accountId", "alice");
  }

  private static RefusalTable caps() {
    return RefusalTable.of(
            "SetAccountCaps",
            "CUSTOMER",
            "accountId",
            "alice",
            "currency",
            "GBP",
            "exposureLimit",
            5_000,
            "marketLiabilityLimit",
            4_000,
            "runnerLiabilityLimit",
            3_000,
            "openOrdersLimit",
            2_000)
        .row(UNKNOWN_ACCOUNT, Field.accountId, "accountId", NOBODY)
        .row(UNKNOWN_WALLET, Field.currency, "currency", "USD")
        .row(ACCOUNT_CLOSED, Field.accountId, "accountId", "closed")
        .row(INVALID_AMOUNT, Field.exposureLimit, "exposureLimit", -1)
        .row(INVALID_AMOUNT, Field.marketLiabilityLimit, "marketLiabilityLimit", 1L << 53)
        .row(INVALID_AMOUNT, Field.runnerLiabilityLimit, "runnerLiabilityLimit", -1)
        .row(INVALID_AMOUNT, Field.openOrdersLimit, "openOrdersLimit", -1)
        .row(CURRENCY_MISMATCH, Field.currency, "currency", "XXX")
        .row(
            NO_CHANGE,
            Field.none,
            "exposureLimit",
            0,
            "marketLiabilityLimit",
            0,
            "runnerLiabilityLimit",
            0,
            "openOrdersLimit",
            0);
  }
}
