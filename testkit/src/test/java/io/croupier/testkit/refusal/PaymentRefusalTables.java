package io.croupier.testkit.refusal;

import static io.croupier.protocol.RefusalReason.ACCOUNT_CLOSED;
import static io.croupier.protocol.RefusalReason.ACCOUNT_LOCKED;
import static io.croupier.protocol.RefusalReason.BONUS_WAGERING;
import static io.croupier.protocol.RefusalReason.CURRENCY_MISMATCH;
import static io.croupier.protocol.RefusalReason.DEPOSITS_BLOCKED;
import static io.croupier.protocol.RefusalReason.DEPOSIT_LIMIT;
import static io.croupier.protocol.RefusalReason.DEPOSIT_OFF;
import static io.croupier.protocol.RefusalReason.INSUFFICIENT_FUNDS;
import static io.croupier.protocol.RefusalReason.INVALID_AMOUNT;
import static io.croupier.protocol.RefusalReason.INVALID_TRANSITION;
import static io.croupier.protocol.RefusalReason.LIMIT_MISSING;
import static io.croupier.protocol.RefusalReason.NOT_OWNER;
import static io.croupier.protocol.RefusalReason.NOT_PERMITTED;
import static io.croupier.protocol.RefusalReason.NOT_VERIFIED;
import static io.croupier.protocol.RefusalReason.NO_CHANGE;
import static io.croupier.protocol.RefusalReason.OVERFLOW;
import static io.croupier.protocol.RefusalReason.SELF_EXCLUDED;
import static io.croupier.protocol.RefusalReason.TIMED_OUT;
import static io.croupier.protocol.RefusalReason.TRANSACTION_MISMATCH;
import static io.croupier.protocol.RefusalReason.TRANSACTION_NOT_FOUND;
import static io.croupier.protocol.RefusalReason.UNKNOWN_ACCOUNT;
import static io.croupier.protocol.RefusalReason.UNKNOWN_DEPOSIT;
import static io.croupier.protocol.RefusalReason.UNKNOWN_WALLET;
import static io.croupier.protocol.RefusalReason.UNKNOWN_WITHDRAWAL;
import static io.croupier.protocol.RefusalReason.WITHDRAWAL_FINAL;
import static io.croupier.protocol.RefusalReason.WITHDRAWAL_OFF;

import io.croupier.protocol.Field;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** The refusal tables of payments and of corrections by the operator. */
final class PaymentRefusalTables {
  private PaymentRefusalTables() {}

  static List<RefusalTable> all() {
    return List.of(
        RefusalTable.of("AdjustBalance", "CUSTOMER", UsualWorld.adjustment("alice", 100))
            .row(NOT_PERMITTED, Field.actorId, "amount", 101, "actorId", null)
            .row(UNKNOWN_ACCOUNT, Field.accountId, "accountId", RefusalTables.NOBODY)
            .row(UNKNOWN_WALLET, Field.currency, "accountId", "euro")
            .row(INVALID_AMOUNT, Field.amount, "amount", 0)
            .row(CURRENCY_MISMATCH, Field.currency, "currency", "XXX")
            .row(OVERFLOW, Field.amount, "accountId", "rich", "currency", "EUR")
            .row(INSUFFICIENT_FUNDS, Field.amount, "accountId", "empty", "amount", -1)
            .full("amount", 101),
        RefusalTable.of(
                "WriteOffDebt", "CUSTOMER", "accountId", "debtor", "currency", "GBP", "actorId", 1)
            .row(NOT_PERMITTED, Field.actorId, "actorId", null)
            .row(UNKNOWN_ACCOUNT, Field.accountId, "accountId", RefusalTables.NOBODY)
            .row(UNKNOWN_WALLET, Field.currency, "accountId", "euro")
            .row(CURRENCY_MISMATCH, Field.currency, "currency", "XXX")
            .row(NO_CHANGE, Field.none, "accountId", "alice"),
        RefusalTable.of("RequestDeposit", "PROVIDER", money("bob"))
            .row(UNKNOWN_ACCOUNT, Field.accountId, "accountId", RefusalTables.NOBODY)
            .row(UNKNOWN_WALLET, Field.currency, "currency", "EUR")
            .row(ACCOUNT_CLOSED, Field.accountId, "accountId", "closing")
            .row(ACCOUNT_LOCKED, Field.accountId, "accountId", "locked")
            .row(SELF_EXCLUDED, Field.accountId, "accountId", "excluded")
            .row(TIMED_OUT, Field.accountId, "accountId", "timedOut")
            .row(DEPOSIT_OFF, Field.accountId, "accountId", "depositOff")
            .row(DEPOSITS_BLOCKED, Field.accountId, "accountId", "unlucky")
            .row(INVALID_AMOUNT, Field.paymentProviderId, "paymentProviderId", -1)
            .row(INVALID_AMOUNT, Field.amount, "amount", 0)
            .row(CURRENCY_MISMATCH, Field.currency, "currency", "XXX")
            .row(OVERFLOW, Field.amount, "amount", (1L << 53) - 1)
            .row(LIMIT_MISSING, Field.limitKind, "accountId", "raiser", "currency", "EUR")
            .row(DEPOSIT_LIMIT, Field.amount, "accountId", "raiser", "amount", 101)
            .full(),
        RefusalTable.of("FailDeposit", "CUSTOMER", "depositId", "awaited")
            .row(UNKNOWN_DEPOSIT, Field.depositId, "depositId", RefusalTables.NOBODY)
            .row(NOT_OWNER, Field.depositId, "accountId", "alice")
            .row(NOT_OWNER, Field.paymentProviderId, "paymentProviderId", 9)
            .row(INVALID_TRANSITION, Field.none, "depositId", "confirmed"),
        RefusalTable.of("Deposit", "CUSTOMER", with(money("bob"), "depositId", "awaited"))
            .row(TRANSACTION_MISMATCH, Field.accountId, "transactionId", UsualWorld.DEPOSIT)
            .row(UNKNOWN_ACCOUNT, Field.accountId, "accountId", RefusalTables.NOBODY)
            .row(NOT_OWNER, Field.depositId, "accountId", "alice")
            .row(NOT_OWNER, Field.paymentProviderId, "paymentProviderId", 1)
            .row(ACCOUNT_LOCKED, Field.accountId, "accountId", "locked", "depositId", 0)
            .row(DEPOSIT_OFF, Field.accountId, "accountId", "depositOff", "depositId", 0)
            .row(
                INVALID_AMOUNT,
                Field.paymentProviderId,
                "paymentProviderId",
                -1,
                "depositId",
                RefusalTables.NOBODY)
            .row(INVALID_AMOUNT, Field.amount, "amount", 0)
            .row(INVALID_AMOUNT, Field.amount, "amount", 101)
            .row(CURRENCY_MISMATCH, Field.currency, "currency", "XXX")
            .row(CURRENCY_MISMATCH, Field.currency, "currency", "USD", "depositId", "awaited")
            .row(OVERFLOW, Field.amount, "amount", (1L << 53) - 1, "depositId", 0)
            .full("paymentProviderId", 9, "depositId", 0),
        RefusalTable.of("RequestWithdrawal", "PROVIDER", money("bob"))
            .row(TRANSACTION_MISMATCH, Field.accountId, "transactionId", UsualWorld.WITHDRAWAL)
            .row(UNKNOWN_ACCOUNT, Field.accountId, "accountId", RefusalTables.NOBODY)
            .row(UNKNOWN_WALLET, Field.currency, "currency", "EUR")
            .row(ACCOUNT_CLOSED, Field.accountId, "accountId", "closed")
            .row(ACCOUNT_LOCKED, Field.accountId, "accountId", "locked")
            .row(WITHDRAWAL_OFF, Field.accountId, "accountId", "withdrawOff")
            .row(NOT_VERIFIED, Field.accountId, "accountId", "unverified")
            .row(INVALID_AMOUNT, Field.paymentProviderId, "paymentProviderId", -1)
            .row(INVALID_AMOUNT, Field.amount, "amount", 0)
            .row(CURRENCY_MISMATCH, Field.currency, "currency", "XXX")
            .row(BONUS_WAGERING, Field.none, "accountId", "lucky")
            .row(INSUFFICIENT_FUNDS, Field.amount, "amount", 99_999_999)
            .full("accountId", "alice"),
        RefusalTable.of("ApproveWithdrawal", "CUSTOMER", "withdrawalId", "requested", "amount", 60)
            .row(UNKNOWN_WITHDRAWAL, Field.withdrawalId, "withdrawalId", RefusalTables.NOBODY)
            .row(NOT_OWNER, Field.withdrawalId, "accountId", "bob")
            .row(INVALID_AMOUNT, Field.amount, "amount", 101)
            .row(WITHDRAWAL_FINAL, Field.withdrawalId, "withdrawalId", "paid")
            .row(INVALID_TRANSITION, Field.none, "withdrawalId", "paying"),
        payout(ordered("ReviewWithdrawal", "requested"), "paid", "paying"),
        payout(ordered("RejectWithdrawal", "requested"), "paid", "paying"),
        payout(said("StartPayout", "approved"), "paid", "requested"),
        RefusalTable.of("CompletePayout", "CUSTOMER", "withdrawalId", "paying")
            .row(UNKNOWN_WITHDRAWAL, Field.withdrawalId, "withdrawalId", RefusalTables.NOBODY)
            .row(NOT_OWNER, Field.withdrawalId, "accountId", "bob")
            .row(NOT_OWNER, Field.paymentProviderId, "paymentProviderId", 9)
            .row(OVERFLOW, Field.amount, "withdrawalId", "overflowing")
            .row(WITHDRAWAL_FINAL, Field.withdrawalId, "withdrawalId", "rejected")
            .row(INVALID_TRANSITION, Field.none, "withdrawalId", "requested"),
        payout(said("FailPayout", "paying"), "paid", "requested"),
        RefusalTable.of(
                "CancelWithdrawal", "PROVIDER", "withdrawalId", "requested", "accountId", "alice")
            .row(UNKNOWN_WITHDRAWAL, Field.withdrawalId, "withdrawalId", RefusalTables.NOBODY)
            .row(NOT_OWNER, Field.withdrawalId, "accountId", "bob")
            .row(NOT_OWNER, Field.withdrawalId, "accountId", 0)
            .row(WITHDRAWAL_FINAL, Field.withdrawalId, "withdrawalId", "paid")
            .row(INVALID_TRANSITION, Field.none, "withdrawalId", "paying"),
        RefusalTable.of("ReturnPayout", "CUSTOMER", "withdrawalId", "paid")
            .row(UNKNOWN_WITHDRAWAL, Field.withdrawalId, "withdrawalId", RefusalTables.NOBODY)
            .row(NOT_OWNER, Field.withdrawalId, "accountId", "bob")
            .row(NOT_OWNER, Field.paymentProviderId, "paymentProviderId", 9)
            .row(OVERFLOW, Field.amount, "withdrawalId", "largePayout")
            .row(WITHDRAWAL_FINAL, Field.withdrawalId, "withdrawalId", "rejected")
            .row(INVALID_TRANSITION, Field.none, "withdrawalId", "requested"),
        chargeback());
  }

  private static RefusalTable chargeback() {
    Object[] valid = with(money("alice"), "depositTransactionId", UsualWorld.DEPOSIT);
    return RefusalTable.of("Chargeback", "PROVIDER", valid)
        .row(TRANSACTION_MISMATCH, Field.kind, "transactionId", UsualWorld.DEPOSIT)
        .row(UNKNOWN_ACCOUNT, Field.accountId, "accountId", RefusalTables.NOBODY)
        .row(TRANSACTION_NOT_FOUND, Field.depositTransactionId, "paymentProviderId", 1)
        .row(
            TRANSACTION_NOT_FOUND,
            Field.depositTransactionId,
            "depositTransactionId",
            UsualWorld.OPEN_BET)
        .row(NOT_OWNER, Field.depositTransactionId, "accountId", "bob")
        .row(INVALID_AMOUNT, Field.amount, "amount", 0)
        .row(INVALID_AMOUNT, Field.amount, "amount", 701)
        .row(CURRENCY_MISMATCH, Field.currency, "currency", "EUR")
        .row(
            OVERFLOW,
            Field.amount,
            "accountId",
            "euro",
            "currency",
            "EUR",
            "amount",
            1_000,
            "paymentProviderId",
            9,
            "depositTransactionId",
            UsualWorld.OVERPAID_DEPOSIT);
  }

  private static Object[] with(Object[] fields, Object... more) {
    return Stream.concat(Arrays.stream(fields), Arrays.stream(more)).toArray();
  }

  private static Object[] money(String account) {
    return new Object[] {"accountId", account, "currency", "GBP", "amount", 100};
  }

  private static RefusalTable payout(RefusalTable table, String ended, String ofAnotherState) {
    return table
        .row(WITHDRAWAL_FINAL, Field.withdrawalId, "withdrawalId", ended)
        .row(INVALID_TRANSITION, Field.none, "withdrawalId", ofAnotherState);
  }

  /** What the payment provider says. */
  private static RefusalTable said(String command, String valid) {
    return ordered(command, valid).row(NOT_OWNER, Field.paymentProviderId, "paymentProviderId", 9);
  }

  private static RefusalTable ordered(String command, String valid) {
    return RefusalTable.of(command, "CUSTOMER", "withdrawalId", valid)
        .row(UNKNOWN_WITHDRAWAL, Field.withdrawalId, "withdrawalId", RefusalTables.NOBODY)
        .row(NOT_OWNER, Field.withdrawalId, "accountId", "bob");
  }
}
