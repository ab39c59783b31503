package io.croupier.testkit.refusal;

import static io.croupier.protocol.RefusalReason.ACCOUNT_CLOSED;
import static io.croupier.protocol.RefusalReason.ACCOUNT_LOCKED;
import static io.croupier.protocol.RefusalReason.ALREADY_ROLLED_BACK;
import static io.croupier.protocol.RefusalReason.ALREADY_SETTLED;
import static io.croupier.protocol.RefusalReason.BET_OFF;
import static io.croupier.protocol.RefusalReason.CURRENCY_MISMATCH;
import static io.croupier.protocol.RefusalReason.DEPOSIT_OFF;
import static io.croupier.protocol.RefusalReason.INSUFFICIENT_FUNDS;
import static io.croupier.protocol.RefusalReason.INVALID_AMOUNT;
import static io.croupier.protocol.RefusalReason.INVALID_ODDS;
import static io.croupier.protocol.RefusalReason.INVALID_TRANSITION;
import static io.croupier.protocol.RefusalReason.MARKET_NOT_OPEN;
import static io.croupier.protocol.RefusalReason.MARKET_SUSPENDED;
import static io.croupier.protocol.RefusalReason.NOT_OWNER;
import static io.croupier.protocol.RefusalReason.NO_CHANGE;
import static io.croupier.protocol.RefusalReason.OVERFLOW;
import static io.croupier.protocol.RefusalReason.RESULT_INCOMPLETE;
import static io.croupier.protocol.RefusalReason.ROUND_CLOSED;
import static io.croupier.protocol.RefusalReason.SESSION_EXPIRED;
import static io.croupier.protocol.RefusalReason.TRANSACTION_MISMATCH;
import static io.croupier.protocol.RefusalReason.TRANSACTION_NOT_FOUND;
import static io.croupier.protocol.RefusalReason.UNKNOWN_ACCOUNT;
import static io.croupier.protocol.RefusalReason.UNKNOWN_MARKET;
import static io.croupier.protocol.RefusalReason.UNKNOWN_ORDER;
import static io.croupier.protocol.RefusalReason.UNKNOWN_PROVIDER;
import static io.croupier.protocol.RefusalReason.UNKNOWN_ROUND;
import static io.croupier.protocol.RefusalReason.UNKNOWN_RUNNER;
import static io.croupier.protocol.RefusalReason.UNKNOWN_SESSION;
import static io.croupier.protocol.RefusalReason.UNKNOWN_WALLET;
import static io.croupier.protocol.RefusalReason.UNKNOWN_WITHDRAWAL;
import static io.croupier.protocol.RefusalReason.WITHDRAWAL_FINAL;
import static io.croupier.protocol.RefusalReason.WITHDRAWAL_OFF;
import static io.croupier.protocol.RefusalReason.WORK_PENDING;

import io.croupier.protocol.Field;
import java.util.ArrayList;
import java.util.List;

/** The refusal tables of all commands, rows in the order of precedence. */
final class RefusalTables {
  private static final int NOBODY = 999_999;

  private RefusalTables() {}

  static List<RefusalTable> all() {
    List<RefusalTable> all = new ArrayList<>(accounts());
    all.addAll(payments());
    all.addAll(casino());
    all.addAll(markets());
    all.addAll(orders());
    return all;
  }

  private static List<RefusalTable> accounts() {
    return List.of(
        RefusalTable.of("OpenAccount", "PROVIDER", "currency", "GBP")
            .row(CURRENCY_MISMATCH, Field.currency, "currency", "XXX")
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
            .row(UNKNOWN_ACCOUNT, Field.accountId, "accountId", NOBODY)
            .row(ACCOUNT_CLOSED, Field.accountId, "accountId", "closed")
            .row(NO_CHANGE, Field.none, "accountId", "alice"),
        RefusalTable.of("OpenSession", "PROVIDER", "accountId", "alice")
            .row(UNKNOWN_ACCOUNT, Field.accountId, "accountId", NOBODY)
            .row(ACCOUNT_CLOSED, Field.accountId, "accountId", "closed")
            .row(ACCOUNT_LOCKED, Field.accountId, "accountId", "locked")
            .row(INVALID_AMOUNT, Field.expiresAt, "expiresAt", Fixture.BEGIN)
            .full(),
        RefusalTable.of("CloseSession", "PROVIDER", "accountId", "alice", "sessionId", "session")
            .row(UNKNOWN_SESSION, Field.sessionId, "sessionId", NOBODY)
            .row(NOT_OWNER, Field.sessionId, "sessionId", "bobsSession")
            .row(NO_CHANGE, Field.none, "sessionId", "endedSession"),
        RefusalTable.of("Genesis", "CUSTOMER", "gatewayId", 1).row(INVALID_TRANSITION, Field.none));
  }

  private static List<RefusalTable> payments() {
    return List.of(
        RefusalTable.of("Deposit", "CUSTOMER", money("bob"))
            .row(TRANSACTION_MISMATCH, Field.accountId, "transactionId", UsualWorld.DEPOSIT)
            .row(UNKNOWN_ACCOUNT, Field.accountId, "accountId", NOBODY)
            .row(ACCOUNT_LOCKED, Field.accountId, "accountId", "locked")
            .row(DEPOSIT_OFF, Field.accountId, "accountId", "depositOff")
            .row(INVALID_AMOUNT, Field.paymentProviderId, "paymentProviderId", -1)
            .row(INVALID_AMOUNT, Field.amount, "amount", 0)
            .row(CURRENCY_MISMATCH, Field.currency, "currency", "XXX")
            .row(OVERFLOW, Field.amount, "amount", (1L << 53) - 1)
            .full("paymentProviderId", 9),
        RefusalTable.of("RequestWithdrawal", "PROVIDER", money("bob"))
            .row(TRANSACTION_MISMATCH, Field.accountId, "transactionId", UsualWorld.WITHDRAWAL)
            .row(UNKNOWN_ACCOUNT, Field.accountId, "accountId", NOBODY)
            .row(UNKNOWN_WALLET, Field.currency, "currency", "EUR")
            .row(ACCOUNT_CLOSED, Field.accountId, "accountId", "closed")
            .row(ACCOUNT_LOCKED, Field.accountId, "accountId", "locked")
            .row(WITHDRAWAL_OFF, Field.accountId, "accountId", "withdrawOff")
            .row(INVALID_AMOUNT, Field.paymentProviderId, "paymentProviderId", -1)
            .row(INVALID_AMOUNT, Field.amount, "amount", 0)
            .row(CURRENCY_MISMATCH, Field.currency, "currency", "XXX")
            .row(INSUFFICIENT_FUNDS, Field.amount, "amount", 99_999_999)
            .full("accountId", "alice"),
        RefusalTable.of("ApproveWithdrawal", "CUSTOMER", "withdrawalId", "requested", "amount", 60)
            .row(UNKNOWN_WITHDRAWAL, Field.withdrawalId, "withdrawalId", NOBODY)
            .row(NOT_OWNER, Field.withdrawalId, "accountId", "bob")
            .row(INVALID_AMOUNT, Field.amount, "amount", 101)
            .row(WITHDRAWAL_FINAL, Field.withdrawalId, "withdrawalId", "paid")
            .row(INVALID_TRANSITION, Field.none, "withdrawalId", "paying"),
        payout("RejectWithdrawal", "requested", "paid", "paying"),
        payout("StartPayout", "approved", "paid", "requested"),
        RefusalTable.of("CompletePayout", "CUSTOMER", "withdrawalId", "paying")
            .row(UNKNOWN_WITHDRAWAL, Field.withdrawalId, "withdrawalId", NOBODY)
            .row(NOT_OWNER, Field.withdrawalId, "accountId", "bob")
            .row(OVERFLOW, Field.amount, "withdrawalId", "overflowing")
            .row(WITHDRAWAL_FINAL, Field.withdrawalId, "withdrawalId", "rejected")
            .row(INVALID_TRANSITION, Field.none, "withdrawalId", "requested"),
        payout("FailPayout", "paying", "paid", "requested"));
  }

  private static Object[] money(String account) {
    return new Object[] {"accountId", account, "currency", "GBP", "amount", 100};
  }

  private static RefusalTable payout(
      String command, String valid, String ended, String ofAnotherState) {
    return RefusalTable.of(command, "CUSTOMER", "withdrawalId", valid)
        .row(UNKNOWN_WITHDRAWAL, Field.withdrawalId, "withdrawalId", NOBODY)
        .row(NOT_OWNER, Field.withdrawalId, "accountId", "bob")
        .row(WITHDRAWAL_FINAL, Field.withdrawalId, "withdrawalId", ended)
        .row(INVALID_TRANSITION, Field.none, "withdrawalId", ofAnotherState);
  }

  private static List<RefusalTable> casino() {
    return List.of(
        RefusalTable.of("RegisterProvider", "PROVIDER", "providerId", 7)
            .row(INVALID_AMOUNT, Field.providerId, "providerId", 0)
            .row(NO_CHANGE, Field.none, "providerId", 1)
            .full(),
        RefusalTable.of("DebitRound", "CUSTOMER", UsualWorld.bet("alice", UsualWorld.OPEN_ROUND))
            .row(TRANSACTION_MISMATCH, Field.kind, "transactionId", UsualWorld.ROLLBACK)
            .row(UNKNOWN_ACCOUNT, Field.accountId, "accountId", NOBODY)
            .row(UNKNOWN_WALLET, Field.currency, "currency", "USD")
            .row(UNKNOWN_SESSION, Field.sessionId, "sessionId", NOBODY)
            .row(UNKNOWN_PROVIDER, Field.providerId, "providerId", 55)
            .row(NOT_OWNER, Field.sessionId, "sessionId", "bobsSession")
            .row(ACCOUNT_CLOSED, Field.accountId, "accountId", "closing")
            .row(ACCOUNT_LOCKED, Field.accountId, "accountId", "locked")
            .row(BET_OFF, Field.accountId, "accountId", "betOff")
            .row(SESSION_EXPIRED, Field.sessionId, "sessionId", "endedSession")
            .row(INVALID_AMOUNT, Field.amount, "amount", 0)
            .row(CURRENCY_MISMATCH, Field.currency, "currency", "EUR")
            .row(OVERFLOW, Field.amount, "amount", (1L << 53) - 1)
            .row(ROUND_CLOSED, Field.roundId, "roundId", UsualWorld.CLOSED_ROUND)
            .row(INSUFFICIENT_FUNDS, Field.amount, "amount", 99_999_999)
            .full("roundId", UsualWorld.CLOSED_ROUND),
        RefusalTable.of("CreditRound", "CUSTOMER", UsualWorld.bet("alice", UsualWorld.OPEN_ROUND))
            .row(TRANSACTION_MISMATCH, Field.kind, "transactionId", UsualWorld.OPEN_BET)
            .row(UNKNOWN_ACCOUNT, Field.accountId, "accountId", NOBODY)
            .row(UNKNOWN_WALLET, Field.currency, "currency", "USD")
            .row(UNKNOWN_PROVIDER, Field.providerId, "providerId", 55)
            .row(TRANSACTION_NOT_FOUND, Field.roundId, "accountId", "bob")
            .row(INVALID_AMOUNT, Field.amount, "amount", -1)
            .row(CURRENCY_MISMATCH, Field.currency, "currency", "EUR")
            .row(OVERFLOW, Field.amount, "amount", (1L << 53) - 1)
            .row(ALREADY_ROLLED_BACK, Field.roundId, "roundId", UsualWorld.EMPTY_ROUND)
            .row(ROUND_CLOSED, Field.roundId, "roundId", UsualWorld.CLOSED_ROUND),
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

  private static List<RefusalTable> markets() {
    return List.of(
        RefusalTable.of("CreateMarket", "CUSTOMER", "currency", "GBP", "runners", 3, "winners", 1)
            .row(INVALID_AMOUNT, Field.runners, "runners", 257)
            .row(INVALID_AMOUNT, Field.winners, "winners", 3)
            .row(INVALID_AMOUNT, Field.commissionBasisPoints, "commissionBasisPoints", 10_001)
            .row(INVALID_AMOUNT, Field.closeAt, "closeAt", Fixture.BEGIN)
            .row(CURRENCY_MISMATCH, Field.currency, "currency", "XXX")
            .full(),
        transition("OpenMarket", "suspended", "open"),
        transition("SuspendMarket", "open", "suspended"),
        transition("TurnInPlay", "open", "inactive"),
        transition("CloseMarket", "open", "inactive"),
        RefusalTable.of(
                "SetRunnerResult", "CUSTOMER", "marketId", "open", "runner", 1, "position", 1)
            .row(WORK_PENDING, Field.marketId, "marketId", "pending")
            .row(UNKNOWN_MARKET, Field.marketId, "marketId", NOBODY)
            .row(UNKNOWN_RUNNER, Field.runner, "runner", 4)
            .row(INVALID_AMOUNT, Field.position, "position", 257)
            .row(INVALID_AMOUNT, Field.result, "result", "LOSER")
            .row(INVALID_TRANSITION, Field.none, "marketId", "settled"),
        RefusalTable.of("SettleMarket", "CUSTOMER", "marketId", "finished")
            .row(WORK_PENDING, Field.marketId, "marketId", "pending")
            .row(UNKNOWN_MARKET, Field.marketId, "marketId", NOBODY)
            .row(INVALID_TRANSITION, Field.none, "marketId", "open")
            .row(RESULT_INCOMPLETE, Field.marketId, "marketId", "closedMarket"),
        transition("VoidMarket", "open", "void"));
  }

  private static RefusalTable transition(String command, String from, String notFrom) {
    return RefusalTable.of(command, "CUSTOMER", "marketId", from)
        .row(WORK_PENDING, Field.marketId, "marketId", "pending")
        .row(UNKNOWN_MARKET, Field.marketId, "marketId", NOBODY)
        .row(INVALID_TRANSITION, Field.none, "marketId", notFrom);
  }

  private static List<RefusalTable> orders() {
    return List.of(place(), cancel(), replace(), cancelAll());
  }

  private static RefusalTable place() {
    return RefusalTable.of(
            "PlaceOrder", "PROVIDER", UsualWorld.order("alice", "open", "BACK", 100, 300))
        .row(WORK_PENDING, Field.marketId, "marketId", "pending")
        .row(WORK_PENDING, Field.accountId, "accountId", "busy")
        .row(UNKNOWN_ACCOUNT, Field.accountId, "accountId", NOBODY)
        .row(UNKNOWN_WALLET, Field.currency, "accountId", "euro")
        .row(UNKNOWN_SESSION, Field.sessionId, "sessionId", NOBODY)
        .row(UNKNOWN_MARKET, Field.marketId, "marketId", NOBODY)
        .row(UNKNOWN_RUNNER, Field.runner, "runner", 4)
        .row(NOT_OWNER, Field.sessionId, "sessionId", "bobsSession")
        .row(ACCOUNT_CLOSED, Field.accountId, "accountId", "closing")
        .row(ACCOUNT_LOCKED, Field.accountId, "accountId", "locked")
        .row(BET_OFF, Field.accountId, "accountId", "betOff")
        .row(SESSION_EXPIRED, Field.sessionId, "sessionId", "endedSession")
        .row(INVALID_AMOUNT, Field.stake, "stake", 0)
        .row(OVERFLOW, Field.stake, "stake", (1L << 44) + 1)
        .row(MARKET_NOT_OPEN, Field.marketId, "marketId", "closedMarket")
        .row(MARKET_SUSPENDED, Field.marketId, "marketId", "suspended")
        .row(INVALID_ODDS, Field.price, "price", 201)
        .row(INSUFFICIENT_FUNDS, Field.stake, "stake", 99_999_999)
        .full();
  }

  private static RefusalTable cancel() {
    return RefusalTable.of(
            "CancelOrder", "PROVIDER", "accountId", "alice", "orderId", "order", "reduceBy", 50)
        .row(WORK_PENDING, Field.marketId, "orderId", "pendingOrder")
        .row(WORK_PENDING, Field.accountId, "orderId", "busyOrder")
        .row(UNKNOWN_ORDER, Field.orderId, "orderId", NOBODY)
        .row(NOT_OWNER, Field.orderId, "orderId", "bobsOrder")
        .row(INVALID_AMOUNT, Field.reduceBy, "reduceBy", -1)
        .row(NO_CHANGE, Field.orderId, "orderId", "matchedOrder");
  }

  private static RefusalTable replace() {
    return RefusalTable.of(
            "ReplaceOrder", "PROVIDER", "accountId", "alice", "orderId", "order", "price", 600)
        .row(WORK_PENDING, Field.marketId, "orderId", "pendingOrder")
        .row(WORK_PENDING, Field.accountId, "orderId", "busyOrder")
        .row(UNKNOWN_ORDER, Field.orderId, "orderId", NOBODY)
        .row(NOT_OWNER, Field.orderId, "orderId", "bobsOrder")
        .row(ACCOUNT_CLOSED, Field.accountId, "accountId", "closing", "orderId", "closingOrder")
        .row(ACCOUNT_LOCKED, Field.accountId, "accountId", "locked", "orderId", "lockedOrder")
        .row(BET_OFF, Field.accountId, "accountId", "betOff", "orderId", "betOffOrder")
        .row(MARKET_NOT_OPEN, Field.marketId, "orderId", "closedOrder")
        .row(MARKET_SUSPENDED, Field.marketId, "orderId", "suspendedOrder")
        .row(INVALID_ODDS, Field.price, "price", 601)
        .row(NO_CHANGE, Field.orderId, "price", 500)
        .row(INSUFFICIENT_FUNDS, Field.price, "orderId", "largeLay", "price", 100_000)
        .full();
  }

  private static RefusalTable cancelAll() {
    return RefusalTable.of("CancelAllOrders", "PROVIDER", "accountId", "alice", "marketId", "open")
        .row(WORK_PENDING, Field.marketId, "marketId", "pending")
        .row(WORK_PENDING, Field.accountId, "accountId", "busy")
        .row(UNKNOWN_ACCOUNT, Field.accountId, "accountId", NOBODY)
        .row(UNKNOWN_MARKET, Field.marketId, "marketId", NOBODY);
  }
}
