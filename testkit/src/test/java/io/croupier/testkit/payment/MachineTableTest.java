package io.croupier.testkit.payment;

import static io.croupier.testkit.payment.Message.APPROVE;
import static io.croupier.testkit.payment.Message.CANCEL;
import static io.croupier.testkit.payment.Message.CLOSE;
import static io.croupier.testkit.payment.Message.COMPLETE;
import static io.croupier.testkit.payment.Message.CONFIRM;
import static io.croupier.testkit.payment.Message.FAIL;
import static io.croupier.testkit.payment.Message.FAIL_DEPOSIT;
import static io.croupier.testkit.payment.Message.LATER;
import static io.croupier.testkit.payment.Message.REJECT;
import static io.croupier.testkit.payment.Message.REQUEST;
import static io.croupier.testkit.payment.Message.REQUEST_DEPOSIT;
import static io.croupier.testkit.payment.Message.RETURN;
import static io.croupier.testkit.payment.Message.REVIEW;
import static io.croupier.testkit.payment.Message.START;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.croupier.testkit.refusal.Fixture;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * What each command makes of a deposit and of a withdrawal in each state, as a table: the state
 * after it where that is another, "same" where it is answered as it stands, "no" where it is
 * INVALID_TRANSITION, "final" where it is WITHDRAWAL_FINAL, and "final!" where that is told as a
 * contradiction.
 */
class MachineTableTest {
  private static final String WITHDRAWALS =
      """
                 REVIEW     APPROVE    REJECT     CANCEL     START      COMPLETE   FAIL       RETURN     LATER
      REQUESTED  IN_REVIEW  APPROVED   REJECTED   CANCELLED  no         no         no         no         EXPIRED
      IN_REVIEW  same       APPROVED   REJECTED   CANCELLED  no         no         no         no         EXPIRED
      APPROVED   no         same       REJECTED   no         PAYING     PAID       FAILED     no         same
      PAYING     no         no         no         no         same       PAID       FAILED     no         same
      PAID       final      final      final      final      final      same       final!     FAILED     same
      REJECTED   final      final      same       final      final      final!     final!     final!     same
      CANCELLED  final      final      final      same       final      final!     final!     final!     same
      FAILED     final      final      final      final      final      final!     same       final!     same
      EXPIRED    final      final      final      final      final      final!     final!     final!     same
      RETURNED   final      final      final      final      final      same       same       same       same
      """;

  private static final String DEPOSITS =
      """
                 CONFIRM    FAIL_DEPOSIT LATER
      PENDING    CONFIRMED  FAILED     EXPIRED
      CONFIRMED  same       no         same
      FAILED     same       same       same
      EXPIRED    same       no         same
      REVERSED   same       no         same
      """;

  @Test
  void shouldLeadWithdrawalsAsTheTableSays() {
    Map<String, List<Message>> ways = new LinkedHashMap<>();
    ways.put("REQUESTED", List.of(REQUEST));
    ways.put("IN_REVIEW", List.of(REQUEST, REVIEW));
    ways.put("APPROVED", List.of(REQUEST, APPROVE));
    ways.put("PAYING", List.of(REQUEST, APPROVE, START));
    ways.put("PAID", List.of(REQUEST, APPROVE, START, COMPLETE));
    ways.put("REJECTED", List.of(REQUEST, REJECT));
    ways.put("CANCELLED", List.of(REQUEST, CANCEL));
    ways.put("FAILED", List.of(REQUEST, APPROVE, START, FAIL));
    ways.put("EXPIRED", List.of(REQUEST, LATER));
    ways.put("RETURNED", List.of(REQUEST, APPROVE, COMPLETE, RETURN));
    List<Message> commands =
        List.of(REVIEW, APPROVE, REJECT, CANCEL, START, COMPLETE, FAIL, RETURN, LATER);
    assertEquals(
        words(WITHDRAWALS), words(table(ways, commands, "QueryWithdrawal", "withdrawalId")));
  }

  @Test
  void shouldLeadRequestedDepositsAsTheTableSays() {
    Map<String, List<Message>> ways = new LinkedHashMap<>();
    ways.put("PENDING", List.of(REQUEST_DEPOSIT));
    ways.put("CONFIRMED", List.of(REQUEST_DEPOSIT, CONFIRM));
    ways.put("FAILED", List.of(REQUEST_DEPOSIT, FAIL_DEPOSIT));
    ways.put("EXPIRED", List.of(REQUEST_DEPOSIT, LATER));
    ways.put("REVERSED", List.of(REQUEST_DEPOSIT, CLOSE, CONFIRM));
    List<Message> commands = List.of(CONFIRM, FAIL_DEPOSIT, LATER);
    assertEquals(words(DEPOSITS), words(table(ways, commands, "QueryDeposit", "depositId")));
  }

  private static List<String> words(String table) {
    return table.lines().map(line -> line.strip().replaceAll(" +", " ")).toList();
  }

  private static String table(
      Map<String, List<Message>> ways, List<Message> commands, String query, String field) {
    StringBuilder table = new StringBuilder();
    commands.forEach(command -> table.append(' ').append(command));
    ways.forEach(
        (state, way) -> {
          table.append('\n').append(state);
          commands.forEach(
              command ->
                  table
                      .append(' ')
                      .append(
                          entry(Start.with(way.toArray(Message[]::new)), command, query, field)));
        });
    return table.append('\n').toString();
  }

  private static String entry(Fixture fixture, Message message, String query, String field) {
    String before = state(fixture, query, field);
    List<Map<String, Object>> outcomes = message.outcomes(fixture);
    Map<String, Object> answer = Fixture.answer(outcomes);
    String after = state(fixture, query, field);
    boolean told =
        outcomes.stream().anyMatch(outcome -> "PAYOUT_CONTRADICTION".equals(outcome.get("kind")));
    if ("WITHDRAWAL_FINAL".equals(answer.get("reason"))) {
      return told ? "final!" : "final";
    }
    if (answer.get("outcome").equals("Refused")) {
      return "INVALID_TRANSITION".equals(answer.get("reason")) ? "no" : answer.toString();
    }
    return before.equals(after) ? "same" : after;
  }

  private static String state(Fixture fixture, String query, String field) {
    return (String) fixture.ask(fixture.command(query, field, Start.FIRST)).get(0).get("state");
  }
}
