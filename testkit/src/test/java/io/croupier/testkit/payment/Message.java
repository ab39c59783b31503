package io.croupier.testkit.payment;

import io.croupier.testkit.refusal.Fixture;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What may come in any order, about what {@link Start} has made. */
enum Message {
  REQUEST_DEPOSIT("RequestDeposit", alice("amount", 100, "sessionId", "session")),
  CONFIRM("Deposit", alice("transactionId", id(1), "amount", 100, "depositId", Start.FIRST)),
  CONFIRM_AGAIN("Deposit", alice("transactionId", id(2), "amount", 90, "depositId", Start.FIRST)),
  UNREQUESTED("Deposit", alice("transactionId", id(1), "amount", 100)),
  FAIL_DEPOSIT("FailDeposit", "depositId", Start.FIRST),
  CHARGE_BACK("Chargeback", charged("amount", 60)),
  CHARGE_REST("Chargeback", charged("transactionId", id(4), "amount", 41)),

  REQUEST("RequestWithdrawal", alice("transactionId", id(5), "amount", 100)),
  REVIEW("ReviewWithdrawal", "withdrawalId", Start.FIRST),
  APPROVE("ApproveWithdrawal", "withdrawalId", Start.FIRST, "amount", 60),
  APPROVE_ALL("ApproveWithdrawal", "withdrawalId", Start.FIRST),
  REJECT("RejectWithdrawal", "withdrawalId", Start.FIRST),
  CANCEL("CancelWithdrawal", "accountId", "alice", "withdrawalId", Start.FIRST),
  START("StartPayout", "withdrawalId", Start.FIRST),
  COMPLETE("CompletePayout", "withdrawalId", Start.FIRST),
  FAIL("FailPayout", "withdrawalId", Start.FIRST),
  RETURN("ReturnPayout", "withdrawalId", Start.FIRST),

  LATER("AdvanceTime", "gatewayId", 0),
  LOCK("LockAccount", "accountId", "alice"),
  CLOSE("CloseAccount", "accountId", "alice"),
  SWITCH_OFF("SetSwitches", "accountId", "alice", "deposit", false, "withdraw", false),
  EXCLUDE("SelfExclude", "accountId", "alice", "permanent", true),
  TIME_OUT("TimeOut", "accountId", "alice", "until", Fixture.BEGIN + 2 * Start.DAY),
  LIMIT(
      "SetLimit",
      "accountId",
      "alice",
      "limitKind",
      "DEPOSIT",
      "period",
      "DAY",
      "setBy",
      "OPERATOR",
      "currency",
      "GBP",
      "amount",
      50),
  CLOSE_SESSION("CloseSession", "accountId", "alice", "sessionId", "session"),

  CONFIRM_FOR_BOB("Deposit", changed(CONFIRM, "accountId", "bob")),
  CONFIRM_IN_EURO("Deposit", changed(CONFIRM, "currency", "EUR")),
  CONFIRM_ELSEWHERE("Deposit", changed(CONFIRM, "paymentProviderId", 2)),
  CONFIRM_MORE("Deposit", changed(CONFIRM, "amount", 101)),
  CONFIRM_NOTHING("Deposit", changed(CONFIRM, "depositId", 7)),
  FAIL_BOBS_DEPOSIT("FailDeposit", "depositId", Start.FIRST, "accountId", "bob"),
  CHARGE_BOB("Chargeback", changed(CHARGE_BACK, "accountId", "bob")),
  CHARGE_IN_EURO("Chargeback", changed(CHARGE_BACK, "currency", "EUR")),
  CHARGE_ELSEWHERE("Chargeback", changed(CHARGE_BACK, "paymentProviderId", 2)),
  REQUEST_OF_BOB("RequestWithdrawal", changed(REQUEST, "accountId", "bob")),
  REQUEST_IN_EURO("RequestWithdrawal", changed(REQUEST, "currency", "EUR")),
  REQUEST_ELSEWHERE("RequestWithdrawal", changed(REQUEST, "paymentProviderId", 2)),
  APPROVE_BOBS("ApproveWithdrawal", "withdrawalId", Start.FIRST, "accountId", "bob"),
  CANCEL_BOBS("CancelWithdrawal", "withdrawalId", Start.FIRST, "accountId", "bob"),
  COMPLETE_BOBS("CompletePayout", "withdrawalId", Start.FIRST, "accountId", "bob"),
  RETURN_BOBS("ReturnPayout", "withdrawalId", Start.FIRST, "accountId", "bob");

  private final String command;
  private final Object[] fields;

  Message(String command, Object... fields) {
    this.command = command;
    this.fields = fields;
  }

  /** Sends it, later if it moves time, and gives its answer. */
  Map<String, Object> send(Fixture fixture) {
    return Fixture.answer(outcomes(fixture));
  }

  /** Sends it, and gives all that comes of it. */
  List<Map<String, Object>> outcomes(Fixture fixture) {
    if (this == LATER) {
      fixture.later(Start.PERIOD);
    }
    return fixture.send(fixture.command(command, fields));
  }

  static String id(int number) {
    return "%032x".formatted(0xA00 + number);
  }

  private static Object[] alice(Object... more) {
    return with(
        new Object[] {"accountId", "alice", "currency", "GBP", "paymentProviderId", 1}, more);
  }

  private static Object[] charged(Object... more) {
    Object[] charged = {"transactionId", id(3), "depositTransactionId", id(1)};
    return alice(with(charged, more));
  }

  /** The fields of another message; what stands last counts. */
  private static Object[] changed(Message message, Object... more) {
    return with(message.fields, more);
  }

  private static Object[] with(Object[] fields, Object... more) {
    return Stream.concat(Arrays.stream(fields), Arrays.stream(more)).toArray();
  }
}
