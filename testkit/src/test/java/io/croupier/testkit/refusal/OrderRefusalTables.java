package io.croupier.testkit.refusal;

import static io.croupier.protocol.RefusalReason.ACCOUNT_CLOSED;
import static io.croupier.protocol.RefusalReason.ACCOUNT_DORMANT;
import static io.croupier.protocol.RefusalReason.ACCOUNT_LOCKED;
import static io.croupier.protocol.RefusalReason.BET_IN_PROGRESS;
import static io.croupier.protocol.RefusalReason.BET_OFF;
import static io.croupier.protocol.RefusalReason.DUPLICATE_ORDER_REFERENCE;
import static io.croupier.protocol.RefusalReason.EXPOSURE_LIMIT;
import static io.croupier.protocol.RefusalReason.INSUFFICIENT_FUNDS;
import static io.croupier.protocol.RefusalReason.INVALID_AMOUNT;
import static io.croupier.protocol.RefusalReason.INVALID_MIN_FILL_SIZE;
import static io.croupier.protocol.RefusalReason.INVALID_ODDS;
import static io.croupier.protocol.RefusalReason.INVALID_PERSISTENCE;
import static io.croupier.protocol.RefusalReason.INVALID_PRICE_EDIT;
import static io.croupier.protocol.RefusalReason.INVALID_STAKE;
import static io.croupier.protocol.RefusalReason.LIABILITY_LIMIT;
import static io.croupier.protocol.RefusalReason.LIMIT_MISSING;
import static io.croupier.protocol.RefusalReason.LOSS_LIMIT;
import static io.croupier.protocol.RefusalReason.MARKET_NOT_OPEN;
import static io.croupier.protocol.RefusalReason.MARKET_NOT_OPEN_FOR_SP;
import static io.croupier.protocol.RefusalReason.MARKET_SUSPENDED;
import static io.croupier.protocol.RefusalReason.MARKET_VERSION;
import static io.croupier.protocol.RefusalReason.NOT_OWNER;
import static io.croupier.protocol.RefusalReason.NOT_PERMITTED;
import static io.croupier.protocol.RefusalReason.NOT_VERIFIED;
import static io.croupier.protocol.RefusalReason.NO_CHANGE;
import static io.croupier.protocol.RefusalReason.OVERFLOW;
import static io.croupier.protocol.RefusalReason.RUNNER_REMOVED;
import static io.croupier.protocol.RefusalReason.SELF_EXCLUDED;
import static io.croupier.protocol.RefusalReason.SESSION_EXPIRED;
import static io.croupier.protocol.RefusalReason.SESSION_TIME_LIMIT;
import static io.croupier.protocol.RefusalReason.STAKE_LIMIT;
import static io.croupier.protocol.RefusalReason.TIMED_OUT;
import static io.croupier.protocol.RefusalReason.TOO_MANY_ORDERS;
import static io.croupier.protocol.RefusalReason.UNKNOWN_ACCOUNT;
import static io.croupier.protocol.RefusalReason.UNKNOWN_MARKET;
import static io.croupier.protocol.RefusalReason.UNKNOWN_ORDER;
import static io.croupier.protocol.RefusalReason.UNKNOWN_RUNNER;
import static io.croupier.protocol.RefusalReason.UNKNOWN_SESSION;
import static io.croupier.protocol.RefusalReason.UNKNOWN_WALLET;
import static io.croupier.protocol.RefusalReason.WORK_PENDING;
import static io.croupier.testkit.refusal.RefusalTables.NOBODY;
import static io.croupier.testkit.refusal.UsualMarkets.instructions;

import io.croupier.protocol.Field;
import io.croupier.protocol.RefusalReason;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** The refusal tables of commands about orders. */
final class OrderRefusalTables {
  private static final long TOO_MUCH_IN_A_MARKET = (1L << 44) + 1;
  private static final long TOO_LARGE = 1L << 53;

  private OrderRefusalTables() {}

  static List<RefusalTable> all() {
    return List.of(place(), batch(), cancel(), replace(), update(), cancelAll());
  }

  private static RefusalTable place() {
    RefusalTable table =
        RefusalTable.of(
                "PlaceOrder", "PROVIDER", UsualMarkets.order("alice", "open", "BACK", 100, 300))
            .row(NOT_PERMITTED, Field.accountId, "accountId", "test")
            .row(WORK_PENDING, Field.marketId, "marketId", "pending")
            .row(WORK_PENDING, Field.accountId, "accountId", "busy")
            .row(UNKNOWN_ACCOUNT, Field.accountId, "accountId", NOBODY)
            .row(UNKNOWN_WALLET, Field.currency, "accountId", "euro")
            .row(UNKNOWN_SESSION, Field.sessionId, "sessionId", NOBODY)
            .row(UNKNOWN_MARKET, Field.marketId, "marketId", NOBODY)
            .row(UNKNOWN_RUNNER, Field.runner, "runner", 4)
            .row(NOT_OWNER, Field.sessionId, "sessionId", "bobsSession");
    return mayBet(table)
        .row(SESSION_EXPIRED, Field.sessionId, "sessionId", "endedSession")
        .row(INVALID_AMOUNT, Field.stake, "stake", 0)
        .row(INVALID_AMOUNT, Field.stake, "stake", 1, "targetKind", "PROFIT", "targetAmount", 500)
        .row(INVALID_AMOUNT, Field.targetAmount, "targetAmount", 500)
        .row(
            INVALID_AMOUNT,
            Field.targetAmount,
            "stake",
            0,
            "targetKind",
            "PROFIT",
            "targetAmount",
            0)
        .row(INVALID_AMOUNT, Field.orderRef, "orderRef", -1)
        .row(INVALID_AMOUNT, Field.minFill, "minFill", TOO_LARGE)
        .row(INVALID_AMOUNT, Field.marketVersion, "marketVersion", -1)
        .row(INVALID_AMOUNT, Field.liability, "liability", 5)
        .row(OVERFLOW, Field.stake, "stake", TOO_MUCH_IN_A_MARKET)
        .row(MARKET_NOT_OPEN, Field.marketId, "marketId", "closedMarket")
        .row(MARKET_SUSPENDED, Field.marketId, "marketId", "suspended")
        .row(MARKET_NOT_OPEN_FOR_SP, Field.marketId, "orderKind", "MARKET_ON_CLOSE", "price", null)
        .row(MARKET_VERSION, Field.marketVersion, "marketVersion", 99)
        .row(RUNNER_REMOVED, Field.runner, "marketId", "reduced", "runner", 3)
        .row(DUPLICATE_ORDER_REFERENCE, Field.orderRef, "orderRef", UsualMarkets.REFERENCE)
        .row(INVALID_ODDS, Field.price, "price", 201)
        .row(INVALID_STAKE, Field.stake, "marketId", "sydney")
        .row(INVALID_STAKE, Field.stake, "targetKind", "PAYOUT", "targetAmount", 1, "stake", null)
        .row(INVALID_MIN_FILL_SIZE, Field.minFill, "minFill", 50)
        .row(INVALID_MIN_FILL_SIZE, Field.minFill, "minFill", 101, "orderKind", "FILL_OR_KILL")
        .row(INVALID_PERSISTENCE, Field.persistence, "marketId", "keepless", "persistence", "KEEP")
        .row(LIMIT_MISSING, Field.limitKind, "accountId", "lacking")
        .row(STAKE_LIMIT, Field.stake, "accountId", "staker")
        .row(LOSS_LIMIT, Field.stake, "accountId", "loser")
        .row(SESSION_TIME_LIMIT, Field.none, "accountId", "late")
        .row(EXPOSURE_LIMIT, Field.stake, "accountId", "capped")
        .row(LIABILITY_LIMIT, Field.stake, "accountId", "liable")
        .row(LIABILITY_LIMIT, Field.stake, "accountId", "careful")
        .row(TOO_MANY_ORDERS, Field.none, "accountId", "crowded")
        .row(INSUFFICIENT_FUNDS, Field.stake, "stake", 99_999_999)
        .full();
  }

  /** Atomic, so that a refused instruction refuses the whole. */
  private static RefusalTable batch() {
    RefusalTable table =
        RefusalTable.of(
                "PlaceOrders",
                "PROVIDER",
                "accountId",
                "alice",
                "marketId",
                "open",
                "atomic",
                true,
                "instructions",
                instructions("stake", 100))
            .row(NOT_PERMITTED, Field.accountId, "accountId", "test")
            .row(WORK_PENDING, Field.marketId, "marketId", "pending")
            .row(WORK_PENDING, Field.accountId, "accountId", "busy")
            .row(UNKNOWN_ACCOUNT, Field.accountId, "accountId", NOBODY)
            .row(UNKNOWN_WALLET, Field.currency, "accountId", "euro")
            .row(UNKNOWN_SESSION, Field.sessionId, "sessionId", NOBODY)
            .row(UNKNOWN_MARKET, Field.marketId, "marketId", NOBODY);
    one(table, UNKNOWN_RUNNER, Field.runner, "stake", 100, "runner", 4)
        .row(NOT_OWNER, Field.sessionId, "sessionId", "bobsSession");
    mayBet(table)
        .row(SESSION_EXPIRED, Field.sessionId, "sessionId", "endedSession")
        .row(INVALID_AMOUNT, Field.instructions, "instructions", List.of())
        .row(INVALID_AMOUNT, Field.instructions, "instructions", tooMany())
        .row(INVALID_AMOUNT, Field.marketVersion, "marketVersion", -1);
    one(table, INVALID_AMOUNT, Field.stake, "stake", 0);
    one(table, INVALID_AMOUNT, Field.stake, "stake", 1, "targetKind", "PROFIT");
    one(table, INVALID_AMOUNT, Field.targetAmount, "stake", 100, "targetAmount", 5);
    one(table, INVALID_AMOUNT, Field.orderRef, "stake", 100, "orderRef", TOO_LARGE);
    one(table, INVALID_AMOUNT, Field.minFill, "stake", 100, "minFill", -1);
    one(table, OVERFLOW, Field.stake, "stake", TOO_MUCH_IN_A_MARKET)
        .row(MARKET_NOT_OPEN, Field.marketId, "marketId", "closedMarket")
        .row(MARKET_SUSPENDED, Field.marketId, "marketId", "suspended")
        .row(MARKET_VERSION, Field.marketVersion, "marketVersion", 99)
        .row(
            RUNNER_REMOVED,
            Field.runner,
            "marketId",
            "reduced",
            "instructions",
            instructions("stake", 100, "runner", 3));
    one(
        table,
        DUPLICATE_ORDER_REFERENCE,
        Field.orderRef,
        "stake",
        100,
        "orderRef",
        UsualMarkets.REFERENCE);
    one(table, INVALID_ODDS, Field.price, "stake", 100, "price", 201)
        .row(INVALID_STAKE, Field.stake, "marketId", "sydney");
    one(table, INVALID_MIN_FILL_SIZE, Field.minFill, "stake", 100, "minFill", 50);
    return table
        .row(
            INVALID_PERSISTENCE,
            Field.persistence,
            "marketId",
            "keepless",
            "instructions",
            instructions("stake", 100, "persistence", "KEEP"))
        .row(LIMIT_MISSING, Field.limitKind, "accountId", "lacking")
        .row(STAKE_LIMIT, Field.stake, "accountId", "staker")
        .row(LOSS_LIMIT, Field.stake, "accountId", "loser")
        .row(SESSION_TIME_LIMIT, Field.none, "accountId", "late")
        .row(EXPOSURE_LIMIT, Field.stake, "accountId", "capped")
        .row(LIABILITY_LIMIT, Field.stake, "accountId", "liable")
        .row(TOO_MANY_ORDERS, Field.none, "accountId", "crowded")
        .row(INSUFFICIENT_FUNDS, Field.stake, "instructions", instructions("stake", 99_999_999))
        .full();
  }

  /** A row for what is wrong with the one instruction. */
  private static RefusalTable one(
      RefusalTable table, RefusalReason reason, Field field, Object... instruction) {
    return table.row(reason, field, "instructions", instructions(instruction));
  }

  private static List<Map<String, Object>> tooMany() {
    return Collections.nCopies(201, instructions("stake", 1).get(0));
  }

  private static RefusalTable cancel() {
    return ofOrder("CancelOrder", "reduceBy", 50)
        .row(INVALID_AMOUNT, Field.reduceBy, "reduceBy", -1)
        .row(NO_CHANGE, Field.orderId, "orderId", "matchedOrder")
        .row(BET_IN_PROGRESS, Field.orderId, "orderId", "waitingOrder");
  }

  private static RefusalTable replace() {
    RefusalTable table =
        pendingWork("ReplaceOrder", "price", 600)
            .row(UNKNOWN_SESSION, Field.sessionId, "sessionId", NOBODY)
            .row(UNKNOWN_ORDER, Field.orderId, "orderId", NOBODY)
            .row(NOT_OWNER, Field.orderId, "orderId", "bobsOrder")
            .row(NOT_OWNER, Field.sessionId, "sessionId", "bobsSession");
    return mayBetWithOrder(table)
        .row(SESSION_EXPIRED, Field.sessionId, "sessionId", "endedSession")
        .row(INVALID_AMOUNT, Field.marketVersion, "marketVersion", -1)
        .row(MARKET_NOT_OPEN, Field.marketId, "orderId", "closedOrder")
        .row(MARKET_SUSPENDED, Field.marketId, "orderId", "suspendedOrder")
        .row(MARKET_VERSION, Field.marketVersion, "marketVersion", 99)
        .row(RUNNER_REMOVED, Field.runner, "orderId", "removedOrder")
        .row(INVALID_ODDS, Field.price, "price", 601)
        .row(NO_CHANGE, Field.orderId, "price", 500)
        .row(BET_IN_PROGRESS, Field.orderId, "orderId", "waitingOrder");
  }

  private static RefusalTable update() {
    return mayBetWithOrder(ofOrder("UpdateOrder", "persistence", "KEEP"))
        .row(MARKET_NOT_OPEN, Field.marketId, "orderId", "closedOrder")
        .row(INVALID_PERSISTENCE, Field.persistence, "orderId", "keeplessOrder")
        .row(INVALID_PRICE_EDIT, Field.price, "price", 600, "persistence", null)
        .row(NO_CHANGE, Field.orderId, "persistence", "LAPSE")
        .row(BET_IN_PROGRESS, Field.orderId, "orderId", "waitingOrder");
  }

  private static RefusalTable cancelAll() {
    return RefusalTable.of("CancelAllOrders", "PROVIDER", "accountId", "alice", "marketId", "open")
        .row(WORK_PENDING, Field.marketId, "marketId", "pending")
        .row(WORK_PENDING, Field.accountId, "accountId", "busy")
        .row(UNKNOWN_ACCOUNT, Field.accountId, "accountId", NOBODY)
        .row(UNKNOWN_MARKET, Field.marketId, "marketId", NOBODY);
  }

  /** What all commands about an order of alice's have in common. */
  private static RefusalTable ofOrder(String command, String field, Object value) {
    return pendingWork(command, field, value)
        .row(UNKNOWN_ORDER, Field.orderId, "orderId", NOBODY)
        .row(NOT_OWNER, Field.orderId, "orderId", "bobsOrder");
  }

  private static RefusalTable pendingWork(String command, String field, Object value) {
    return RefusalTable.of(
            command, "PROVIDER", "accountId", "alice", "orderId", "order", field, value)
        .row(WORK_PENDING, Field.marketId, "orderId", "pendingOrder")
        .row(WORK_PENDING, Field.accountId, "orderId", "busyOrder");
  }

  private static RefusalTable mayBet(RefusalTable table) {
    return table
        .row(ACCOUNT_CLOSED, Field.accountId, "accountId", "closing")
        .row(ACCOUNT_LOCKED, Field.accountId, "accountId", "locked")
        .row(SELF_EXCLUDED, Field.accountId, "accountId", "excluded")
        .row(TIMED_OUT, Field.accountId, "accountId", "timedOut")
        .row(ACCOUNT_DORMANT, Field.accountId, "accountId", "dormant")
        .row(BET_OFF, Field.accountId, "accountId", "betOff")
        .row(NOT_VERIFIED, Field.accountId, "accountId", "unverified");
  }

  private static RefusalTable mayBetWithOrder(RefusalTable table) {
    return table
        .row(ACCOUNT_CLOSED, Field.accountId, "accountId", "closing", "orderId", "closingOrder")
        .row(ACCOUNT_LOCKED, Field.accountId, "accountId", "locked", "orderId", "lockedOrder")
        .row(SELF_EXCLUDED, Field.accountId, "accountId", "excluded", "orderId", "excludedOrder")
        .row(TIMED_OUT, Field.accountId, "accountId", "timedOut", "orderId", "timedOutOrder")
        .row(BET_OFF, Field.accountId, "accountId", "betOff", "orderId", "betOffOrder");
  }
}
