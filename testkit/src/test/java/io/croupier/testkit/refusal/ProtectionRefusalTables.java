package io.croupier.testkit.refusal;

import static io.croupier.protocol.RefusalReason.ACCOUNT_CLOSED;
import static io.croupier.protocol.RefusalReason.ACCOUNT_LOCKED;
import static io.croupier.protocol.RefusalReason.INVALID_AMOUNT;
import static io.croupier.protocol.RefusalReason.INVALID_TRANSITION;
import static io.croupier.protocol.RefusalReason.NOT_OWNER;
import static io.croupier.protocol.RefusalReason.NOT_PERMITTED;
import static io.croupier.protocol.RefusalReason.NO_CHANGE;
import static io.croupier.protocol.RefusalReason.SELF_EXCLUDED;
import static io.croupier.protocol.RefusalReason.SESSION_EXPIRED;
import static io.croupier.protocol.RefusalReason.TIMED_OUT;
import static io.croupier.protocol.RefusalReason.UNKNOWN_ACCOUNT;
import static io.croupier.protocol.RefusalReason.UNKNOWN_SESSION;
import static io.croupier.testkit.refusal.RefusalTables.NOBODY;

import io.croupier.protocol.Field;
import java.util.List;

/** The refusal tables of commands that keep customers from harm. */
final class ProtectionRefusalTables {
  private static final long TERM = UsualWorld.END + UsualWorld.DAY;

  private ProtectionRefusalTables() {}

  static List<RefusalTable> all() {
    return List.of(
        RefusalTable.of("SelfExclude", "PROVIDER", "accountId", "alice", "until", TERM)
            .row(UNKNOWN_ACCOUNT, Field.accountId, "accountId", NOBODY)
            .row(ACCOUNT_CLOSED, Field.accountId, "accountId", "closed")
            .row(SELF_EXCLUDED, Field.accountId, "accountId", "excluded")
            .row(SELF_EXCLUDED, Field.accountId, "accountId", "permanent")
            .row(TIMED_OUT, Field.accountId, "accountId", "timedOut")
            .row(INVALID_AMOUNT, Field.until, "until", Fixture.BEGIN)
            .row(INVALID_AMOUNT, Field.until, "permanent", true)
            .row(INVALID_TRANSITION, Field.accountId, "accountId", "house"),
        RefusalTable.of("TimeOut", "PROVIDER", "accountId", "alice", "until", TERM)
            .row(UNKNOWN_ACCOUNT, Field.accountId, "accountId", NOBODY)
            .row(ACCOUNT_CLOSED, Field.accountId, "accountId", "closed")
            .row(SELF_EXCLUDED, Field.accountId, "accountId", "permanent")
            .row(TIMED_OUT, Field.accountId, "accountId", "timedOut")
            .row(INVALID_AMOUNT, Field.until, "until", TERM - 1)
            .row(INVALID_AMOUNT, Field.until, "until", TERM + 41 * UsualWorld.DAY + 1)
            .row(INVALID_TRANSITION, Field.accountId, "accountId", "house"),
        RefusalTable.of("LiftExclusion", "PROVIDER", "accountId", "permanent")
            .row(NOT_PERMITTED, Field.actorKind, "actorKind", "CUSTOMER")
            .row(UNKNOWN_ACCOUNT, Field.accountId, "accountId", NOBODY)
            .row(ACCOUNT_CLOSED, Field.accountId, "accountId", "closed")
            .row(SELF_EXCLUDED, Field.accountId, "accountId", "excluded")
            .row(TIMED_OUT, Field.accountId, "accountId", "timedOut")
            .row(NO_CHANGE, Field.none, "accountId", "alice"),
        RefusalTable.of("FailLogin", "CUSTOMER", "accountId", "alice")
            .row(UNKNOWN_ACCOUNT, Field.accountId, "accountId", NOBODY)
            .row(ACCOUNT_CLOSED, Field.accountId, "accountId", "closed")
            .row(NO_CHANGE, Field.none, "accountId", "loginLocked"),
        RefusalTable.of("RenewSession", "PROVIDER", "accountId", "alice", "sessionId", "session")
            .row(UNKNOWN_SESSION, Field.sessionId, "sessionId", NOBODY)
            .row(NOT_OWNER, Field.sessionId, "sessionId", "bobsSession")
            .row(
                ACCOUNT_LOCKED,
                Field.accountId,
                "accountId",
                "locked",
                "sessionId",
                "lockedSession")
            .row(SESSION_EXPIRED, Field.sessionId, "sessionId", "endedSession")
            .row(INVALID_AMOUNT, Field.expiresAt, "expiresAt", Fixture.BEGIN));
  }
}
