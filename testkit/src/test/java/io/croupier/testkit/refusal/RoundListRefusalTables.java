package io.croupier.testkit.refusal;

import static io.croupier.protocol.RefusalReason.ACCOUNT_CLOSED;
import static io.croupier.protocol.RefusalReason.ACCOUNT_DORMANT;
import static io.croupier.protocol.RefusalReason.ACCOUNT_LOCKED;
import static io.croupier.protocol.RefusalReason.ALREADY_ROLLED_BACK;
import static io.croupier.protocol.RefusalReason.BET_OFF;
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
import java.util.List;
import java.util.Map;

/** The refusal tables of bets and wins in one, of lists of them, and of awards. */
final class RoundListRefusalTables {
  private static final int NOBODY = RefusalTables.NOBODY;

  private RoundListRefusalTables() {}

  static List<RefusalTable> all() {
    return List.of(pair(), list(), award());
  }

  private static RefusalTable pair() {
    Object[] valid = {
      "accountId",
      "alice",
      "providerId",
      1,
      "roundId",
      UsualWorld.OPEN_ROUND,
      "amount",
      100,
      "winAmount",
      50,
      "currency",
      "GBP"
    };
    return RefusalTable.of("DebitCreditRound", "CUSTOMER", valid)
        .row(NOT_PERMITTED, Field.accountId, "accountId", "test")
        .row(TRANSACTION_MISMATCH, Field.kind, "winTransactionId", UsualWorld.ROLLBACK)
        .row(HALTED, Field.none, "providerId", 2)
        .row(HALTED, Field.none, "gameId", 13)
        .row(UNKNOWN_ACCOUNT, Field.accountId, "accountId", NOBODY)
        .row(UNKNOWN_WALLET, Field.currency, "currency", "USD")
        .row(UNKNOWN_SESSION, Field.sessionId, "sessionId", NOBODY)
        .row(UNKNOWN_PROVIDER, Field.providerId, "providerId", 55)
        .row(UNKNOWN_GAME, Field.gameId, "providerId", 3, "gameId", 8)
        .row(UNKNOWN_BONUS, Field.freeRound, "freeRound", NOBODY)
        .row(NOT_OWNER, Field.sessionId, "sessionId", "bobsSession")
        .row(NOT_OWNER, Field.freeRound, "freeRound", "free rounds")
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
        .row(INVALID_AMOUNT, Field.winAmount, "winAmount", -1)
        .row(CURRENCY_MISMATCH, Field.currency, "currency", "EUR")
        .row(OVERFLOW, Field.amount, "amount", (1L << 53) - 1)
        .row(OVERFLOW, Field.winAmount, "winAmount", (1L << 53) - 1)
        .row(ALREADY_ROLLED_BACK, Field.winTransactionId, "winTransactionId", UsualWorld.TOMBSTONE)
        .row(ROUND_CLOSED, Field.roundId, "roundId", UsualWorld.CLOSED_ROUND)
        .row(BONUS_NOT_ALLOWED, Field.freeRound, "accountId", "lucky", "freeRound", "active")
        .row(
            BONUS_NOT_ALLOWED,
            Field.amount,
            "accountId",
            "freed",
            "freeRound",
            "free rounds",
            "amount",
            101)
        .row(LIMIT_MISSING, Field.limitKind, "accountId", "lacking")
        .row(STAKE_CAP, Field.amount, "accountId", "small", "amount", 200)
        .row(STAKE_LIMIT, Field.amount, "accountId", "staker")
        .row(LOSS_LIMIT, Field.amount, "accountId", "loser")
        .row(SESSION_TIME_LIMIT, Field.none, "accountId", "late")
        .row(INSUFFICIENT_FUNDS, Field.amount, "amount", 99_999_999)
        .full("roundId", UsualWorld.CLOSED_ROUND);
  }

  private static RefusalTable list() {
    String open = UsualWorld.OPEN_ROUND;
    String unknown = UsualWorld.id128(0x9999);
    return RefusalTable.of(
            "ApplyRounds",
            "CUSTOMER",
            "accountId",
            "alice",
            "providerId",
            1,
            "currency",
            "GBP",
            "actions",
            List.of(action("DEBIT", open, 100)))
        .row(NOT_PERMITTED, Field.accountId, "accountId", "test")
        .row(TRANSACTION_MISMATCH, Field.transactionId, "actions", twice(open))
        .row(HALTED, Field.none, "providerId", 2)
        .row(UNKNOWN_ACCOUNT, Field.accountId, "accountId", NOBODY)
        .row(UNKNOWN_WALLET, Field.currency, "currency", "USD")
        .row(UNKNOWN_SESSION, Field.sessionId, "sessionId", NOBODY)
        .row(UNKNOWN_PROVIDER, Field.providerId, "providerId", 55)
        .row(UNKNOWN_GAME, Field.gameId, "providerId", 3)
        .row(UNKNOWN_ROUND, Field.roundId, "actions", List.of(action("END", unknown, 0)))
        .row(
            TRANSACTION_NOT_FOUND, Field.roundId, "actions", List.of(action("CREDIT", unknown, 10)))
        .row(NOT_OWNER, Field.sessionId, "sessionId", "bobsSession")
        .row(ACCOUNT_CLOSED, Field.accountId, "accountId", "closing")
        .row(ACCOUNT_LOCKED, Field.accountId, "accountId", "locked")
        .row(SELF_EXCLUDED, Field.accountId, "accountId", "excluded")
        .row(TIMED_OUT, Field.accountId, "accountId", "timedOut")
        .row(ACCOUNT_DORMANT, Field.accountId, "accountId", "dormant")
        .row(BET_OFF, Field.accountId, "accountId", "betOff")
        .row(NOT_VERIFIED, Field.accountId, "accountId", "unverified")
        .row(SESSION_EXPIRED, Field.sessionId, "sessionId", "endedSession")
        .row(INVALID_AMOUNT, Field.actions, "actions", List.of())
        .row(INVALID_AMOUNT, Field.amount, "actions", List.of(action("DEBIT", open, 0)))
        .row(CURRENCY_MISMATCH, Field.currency, "currency", "EUR")
        .row(OVERFLOW, Field.amount, "actions", List.of(action("DEBIT", open, (1L << 53) - 1)))
        .row(
            ALREADY_ROLLED_BACK,
            Field.roundId,
            "actions",
            List.of(action("DEBIT", open, 10), action("CREDIT", UsualWorld.EMPTY_ROUND, 10)))
        .row(
            ROUND_CLOSED,
            Field.roundId,
            "actions",
            List.of(action("DEBIT", UsualWorld.CLOSED_ROUND, 100)))
        .row(NO_CHANGE, Field.none, "actions", List.of(action("END", UsualWorld.CLOSED_ROUND, 0)))
        .row(LIMIT_MISSING, Field.limitKind, "accountId", "lacking")
        .row(
            STAKE_CAP,
            Field.amount,
            "accountId",
            "small",
            "actions",
            List.of(action("DEBIT", open, 100), action("DEBIT", open, 100)))
        .row(STAKE_LIMIT, Field.amount, "accountId", "staker")
        .row(LOSS_LIMIT, Field.amount, "accountId", "loser")
        .row(SESSION_TIME_LIMIT, Field.none, "accountId", "late")
        .row(
            INSUFFICIENT_FUNDS,
            Field.amount,
            "actions",
            List.of(action("DEBIT", open, 10), action("DEBIT", open, 99_999_999)))
        .full("actions", List.of(action("DEBIT", UsualWorld.CLOSED_ROUND, 100)));
  }

  private static RefusalTable award() {
    return RefusalTable.of(
            "Award",
            "CUSTOMER",
            "accountId",
            "alice",
            "providerId",
            1,
            "amount",
            100,
            "currency",
            "GBP",
            "awardKind",
            "PRIZE",
            "roundId",
            UsualWorld.OPEN_ROUND)
        .row(NOT_PERMITTED, Field.accountId, "accountId", "test")
        .row(TRANSACTION_MISMATCH, Field.kind, "transactionId", UsualWorld.OPEN_BET)
        .row(UNKNOWN_ACCOUNT, Field.accountId, "accountId", NOBODY)
        .row(UNKNOWN_WALLET, Field.currency, "currency", "USD")
        .row(UNKNOWN_PROVIDER, Field.providerId, "providerId", 55)
        .row(INVALID_AMOUNT, Field.amount, "amount", 0)
        .row(INVALID_AMOUNT, Field.awardKind, "awardKind", null)
        .row(CURRENCY_MISMATCH, Field.currency, "currency", "XXX")
        .row(OVERFLOW, Field.amount, "amount", (1L << 53) - 1)
        .row(INSUFFICIENT_FUNDS, Field.amount, "awardKind", "JACKPOT");
  }

  private static Map<String, Object> action(String action, String round, long amount) {
    return Map.of("action", action, "roundId", round, "amount", amount);
  }

  private static List<Map<String, Object>> twice(String round) {
    String id = UsualWorld.id128(0x9998);
    return List.of(
        Map.of("action", "DEBIT", "roundId", round, "amount", 1L, "transactionId", id),
        Map.of("action", "DEBIT", "roundId", round, "amount", 1L, "transactionId", id));
  }
}
