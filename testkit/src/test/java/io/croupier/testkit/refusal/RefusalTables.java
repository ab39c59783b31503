package io.croupier.testkit.refusal;

import static io.croupier.protocol.RefusalReason.ACCOUNT_CLOSED;
import static io.croupier.protocol.RefusalReason.ACCOUNT_DORMANT;
import static io.croupier.protocol.RefusalReason.ACCOUNT_LOCKED;
import static io.croupier.protocol.RefusalReason.ALREADY_ROLLED_BACK;
import static io.croupier.protocol.RefusalReason.ALREADY_SETTLED;
import static io.croupier.protocol.RefusalReason.BET_OFF;
import static io.croupier.protocol.RefusalReason.BONUS_MAX_BET;
import static io.croupier.protocol.RefusalReason.BONUS_NOT_ALLOWED;
import static io.croupier.protocol.RefusalReason.CURRENCY_MISMATCH;
import static io.croupier.protocol.RefusalReason.HALTED;
import static io.croupier.protocol.RefusalReason.INSUFFICIENT_FUNDS;
import static io.croupier.protocol.RefusalReason.INVALID_AMOUNT;
import static io.croupier.protocol.RefusalReason.LIMIT_MISSING;
import static io.croupier.protocol.RefusalReason.LOSS_LIMIT;
import static io.croupier.protocol.RefusalReason.NOT_OWNER;
import static io.croupier.protocol.RefusalReason.NOT_PERMITTED;
import static io.croupier.protocol.RefusalReason.NOT_VERIFIED;
import static io.croupier.protocol.RefusalReason.NO_CHANGE;
import static io.croupier.protocol.RefusalReason.OVERFLOW;
import static io.croupier.protocol.RefusalReason.ROUND_CLOSED;
import static io.croupier.protocol.RefusalReason.SELF_EXCLUDED;
import static io.croupier.protocol.RefusalReason.SESSION_EXPIRED;
import static io.croupier.protocol.RefusalReason.SESSION_TIME_LIMIT;
import static io.croupier.protocol.RefusalReason.STAKE_CAP;
import static io.croupier.protocol.RefusalReason.STAKE_LIMIT;
import static io.croupier.protocol.RefusalReason.TIMED_OUT;
import static io.croupier.protocol.RefusalReason.TRANSACTION_MISMATCH;
import static io.croupier.protocol.RefusalReason.TRANSACTION_NOT_FOUND;
import static io.croupier.protocol.RefusalReason.UNKNOWN_ACCOUNT;
import static io.croupier.protocol.RefusalReason.UNKNOWN_BONUS;
import static io.croupier.protocol.RefusalReason.UNKNOWN_GAME;
import static io.croupier.protocol.RefusalReason.UNKNOWN_PROVIDER;
import static io.croupier.protocol.RefusalReason.UNKNOWN_ROUND;
import static io.croupier.protocol.RefusalReason.UNKNOWN_SESSION;
import static io.croupier.protocol.RefusalReason.UNKNOWN_WALLET;

import io.croupier.protocol.Field;
import java.util.ArrayList;
import java.util.List;

/** The refusal tables of all commands, rows in the order of precedence. */
final class RefusalTables {
  static final int NOBODY = 999_999;

  private RefusalTables() {}

  static List<RefusalTable> all() {
    List<RefusalTable> all = new ArrayList<>(AccountRefusalTables.all());
    all.addAll(PaymentRefusalTables.all());
    all.addAll(ProtectionRefusalTables.all());
    all.addAll(BonusRefusalTables.all());
    all.addAll(casino());
    all.addAll(RoundListRefusalTables.all());
    all.addAll(SeedRefusalTables.all());
    all.addAll(HouseRefusalTables.all());
    all.addAll(MarketRefusalTables.all());
    all.addAll(OrderRefusalTables.all());
    all.addAll(OddsRefusalTables.all());
    return all;
  }

  private static List<RefusalTable> casino() {
    return List.of(
        RefusalTable.of("RegisterProvider", "PROVIDER", "providerId", 7)
            .row(INVALID_AMOUNT, Field.providerId, "providerId", 0)
            .row(NO_CHANGE, Field.none, "providerId", 1)
            .full(),
        RefusalTable.of("DebitRound", "CUSTOMER", UsualWorld.bet("alice", UsualWorld.OPEN_ROUND))
            .row(NOT_PERMITTED, Field.accountId, "accountId", "test")
            .row(TRANSACTION_MISMATCH, Field.kind, "transactionId", UsualWorld.ROLLBACK)
            .row(HALTED, Field.none, "providerId", 2)
            .row(HALTED, Field.none, "gameId", 13)
            .row(UNKNOWN_ACCOUNT, Field.accountId, "accountId", NOBODY)
            .row(UNKNOWN_WALLET, Field.currency, "currency", "USD")
            .row(UNKNOWN_SESSION, Field.sessionId, "sessionId", NOBODY)
            .row(UNKNOWN_PROVIDER, Field.providerId, "providerId", 55)
            .row(UNKNOWN_GAME, Field.gameId, "providerId", 3, "gameId", 8)
            .row(UNKNOWN_BONUS, Field.freeRound, "freeRound", NOBODY)
            .row(NOT_OWNER, Field.sessionId, "sessionId", "bobsSession")
            .row(NOT_OWNER, Field.freeRound, "freeRound", "free bet")
            .row(ACCOUNT_CLOSED, Field.accountId, "accountId", "closing")
            .row(ACCOUNT_LOCKED, Field.accountId, "accountId", "locked")
            .row(SELF_EXCLUDED, Field.accountId, "accountId", "excluded")
            .row(TIMED_OUT, Field.accountId, "accountId", "timedOut")
            .row(ACCOUNT_DORMANT, Field.accountId, "accountId", "dormant")
            .row(BET_OFF, Field.accountId, "accountId", "betOff")
            .row(NOT_VERIFIED, Field.accountId, "accountId", "unverified")
            .row(SESSION_EXPIRED, Field.sessionId, "sessionId", "endedSession")
            .row(INVALID_AMOUNT, Field.amount, "amount", 0)
            .row(INVALID_AMOUNT, Field.jackpotContribution, "jackpotContribution", 101)
            .row(CURRENCY_MISMATCH, Field.currency, "currency", "EUR")
            .row(OVERFLOW, Field.amount, "amount", (1L << 53) - 1)
            .row(ROUND_CLOSED, Field.roundId, "roundId", UsualWorld.CLOSED_ROUND)
            .row(
                BONUS_NOT_ALLOWED, Field.gameId, "accountId", "lucky", "providerId", 3, "gameId", 7)
            .row(BONUS_NOT_ALLOWED, Field.freeRound, "accountId", "lucky", "freeRound", "active")
            .row(
                BONUS_NOT_ALLOWED,
                Field.gameId,
                "accountId",
                "freed",
                "freeRound",
                "free rounds",
                "providerId",
                3,
                "gameId",
                7)
            .row(
                BONUS_NOT_ALLOWED,
                Field.roundId,
                "accountId",
                "freed",
                "roundId",
                UsualWorld.FREE_ROUND)
            .row(
                BONUS_NOT_ALLOWED,
                Field.amount,
                "accountId",
                "freed",
                "freeRound",
                "free rounds",
                "amount",
                101)
            .row(BONUS_MAX_BET, Field.amount, "accountId", "lucky", "amount", 501)
            .row(LIMIT_MISSING, Field.limitKind, "accountId", "lacking")
            .row(STAKE_CAP, Field.amount, "accountId", "small", "amount", 200)
            .row(STAKE_LIMIT, Field.amount, "accountId", "staker")
            .row(LOSS_LIMIT, Field.amount, "accountId", "loser")
            .row(SESSION_TIME_LIMIT, Field.none, "accountId", "late")
            .row(INSUFFICIENT_FUNDS, Field.amount, "amount", 99_999_999)
            .full("roundId", UsualWorld.CLOSED_ROUND),
        RefusalTable.of("CreditRound", "CUSTOMER", UsualWorld.bet("alice", UsualWorld.OPEN_ROUND))
            .row(NOT_PERMITTED, Field.accountId, "accountId", "test")
            .row(TRANSACTION_MISMATCH, Field.kind, "transactionId", UsualWorld.OPEN_BET)
            .row(UNKNOWN_ACCOUNT, Field.accountId, "accountId", NOBODY)
            .row(UNKNOWN_WALLET, Field.currency, "currency", "USD")
            .row(UNKNOWN_PROVIDER, Field.providerId, "providerId", 55)
            .row(TRANSACTION_NOT_FOUND, Field.roundId, "accountId", "bob")
            .row(INVALID_AMOUNT, Field.amount, "amount", -1)
            .row(CURRENCY_MISMATCH, Field.currency, "currency", "EUR")
            .row(OVERFLOW, Field.amount, "amount", (1L << 53) - 1)
            .row(ALREADY_ROLLED_BACK, Field.roundId, "roundId", UsualWorld.EMPTY_ROUND)
            .row(ROUND_CLOSED, Field.roundId, "roundId", UsualWorld.CLOSED_ROUND)
            .full("roundId", UsualWorld.CLOSED_ROUND),
        RefusalTable.of(
                "RollbackTransaction",
                "CUSTOMER",
                "accountId",
                "alice",
                "providerId",
                1,
                "referenceTransactionId",
                UsualWorld.OPEN_BET)
            .row(TRANSACTION_MISMATCH, Field.kind, "transactionId", UsualWorld.WON_BET)
            .row(UNKNOWN_ACCOUNT, Field.accountId, "accountId", NOBODY)
            .row(UNKNOWN_PROVIDER, Field.providerId, "providerId", 55)
            .row(
                TRANSACTION_NOT_FOUND,
                Field.referenceTransactionId,
                "referenceTransactionId",
                UsualWorld.ROLLBACK)
            .row(NOT_OWNER, Field.referenceTransactionId, "accountId", "bob")
            .row(
                OVERFLOW,
                Field.amount,
                "accountId",
                "rich",
                "referenceTransactionId",
                UsualWorld.RICH_BET)
            .row(
                ALREADY_SETTLED,
                Field.referenceTransactionId,
                "referenceTransactionId",
                UsualWorld.WON_BET),
        RefusalTable.of(
                "EndRound",
                "CUSTOMER",
                "accountId",
                "alice",
                "providerId",
                1,
                "roundId",
                UsualWorld.OPEN_ROUND)
            .row(UNKNOWN_ACCOUNT, Field.accountId, "accountId", NOBODY)
            .row(UNKNOWN_PROVIDER, Field.providerId, "providerId", 55)
            .row(UNKNOWN_ROUND, Field.roundId, "accountId", "bob")
            .row(NO_CHANGE, Field.none, "roundId", UsualWorld.CLOSED_ROUND));
  }
}
