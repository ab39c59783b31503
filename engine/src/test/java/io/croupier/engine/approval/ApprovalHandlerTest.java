package io.croupier.engine.approval;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.croupier.engine.TestEngine;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ApprovalHandlerTest {
  private static final String EVENT = "SignificantEvent";

  /** What an approved adjustment tells: what was adjusted, and that it was approved. */
  private static final List<String> ACTED = List.of("BalanceAdjusted", EVENT, "APPROVED", EVENT);

  private static final long START = 1_000_000_000L;
  private static final long DAY = 86_400_000_000_000L;
  private static final int ALICE = 1;
  private static final int BOB = 2;

  private TestEngine engine = engine();
  private long account = open();

  @Test
  void shouldActWhenAnotherOperatorApproves() {
    long sequence = pend(500, ALICE);
    assertEquals(0, cash());
    assertEquals(ACTED, approve(sequence, BOB));
    assertEquals(500, cash());
  }

  @Test
  void shouldSayWhoAskedAndWhoApproved() {
    long sequence = pend(500, ALICE);
    Map<String, Object> adjusted =
        engine.send("ApproveCommand", "sequence", sequence, "actorId", BOB, "reasonCode", 9).get(0);
    assertAll(
        () -> assertEquals(1L, adjusted.get("actorId")),
        () -> assertEquals(2L, adjusted.get("approvedBy")),
        () -> assertEquals(7L, adjusted.get("reasonCode")),
        () -> assertEquals(true, adjusted.get("answer")));
  }

  @Test
  void shouldTakeNeitherTheSameOperatorNorNobodyForTheSecond() {
    long sequence = pend(500, ALICE);
    assertEquals(List.of("NOT_PERMITTED actorId"), approve(sequence, ALICE));
    assertEquals(List.of("NOT_PERMITTED actorId"), approve(sequence, 0));
    assertEquals(List.of("NOT_PERMITTED actorId"), approve(sequence + 1, 0));
    assertEquals(List.of("UNKNOWN_APPROVAL sequence"), approve(sequence + 1, ALICE));
  }

  @Test
  void shouldActOnce() {
    long sequence = pend(500, ALICE);
    approve(sequence, BOB);
    assertEquals(List.of("UNKNOWN_APPROVAL sequence"), approve(sequence, BOB));
    assertEquals(500, cash());
  }

  @Test
  void shouldWaitOnWhenRefusedAtTheTimeOfApproval() {
    approve(pend(500, ALICE), BOB);
    long sequence = pend(-500, ALICE);
    approve(pend(-400, ALICE), BOB);
    long effects = engine.engine().effectHash();
    assertEquals(List.of("INSUFFICIENT_FUNDS amount"), approve(sequence, BOB));
    assertEquals(effects, engine.engine().effectHash());
    approve(pend(400, ALICE), BOB);
    assertEquals(ACTED, approve(sequence, BOB));
    assertEquals(0, cash());
  }

  @Test
  void shouldKeepPendingCommandsInASnapshot() {
    long first = pend(500, ALICE);
    long second = pend(600, BOB);
    approve(first, BOB);
    TestEngine copy = engine.copy();
    assertEquals(engine.engine().stateHash(), copy.engine().stateHash());
    assertEquals(
        engine.send("ApproveCommand", "sequence", second, "actorId", ALICE),
        copy.send("ApproveCommand", "sequence", second, "actorId", ALICE));
    assertEquals(engine.engine().stateHash(), copy.engine().stateHash());
    engine = copy;
    assertEquals(1_100, cash());
  }

  @Test
  void shouldForgetAtTheDeadlineAlsoWhereTheTimerIsLate() {
    long first = pend(500, ALICE);
    long second = pend(600, ALICE);
    engine.at(START + DAY);
    assertEquals(List.of("EXPIRED", "UNKNOWN_APPROVAL sequence"), approve(second, BOB));
    assertEquals(List.of("EXPIRED", "UNKNOWN_APPROVAL sequence"), approve(first, BOB));
    assertEquals(List.of("UNKNOWN_APPROVAL sequence"), approve(second, BOB));
    assertEquals(0, cash());
  }

  @Test
  void shouldTakeAPlaceAgainWhenItsTimerHasFired() {
    pend(500, ALICE);
    pend(600, ALICE);
    assertEquals(List.of("CAPACITY none"), words(adjust(700, ALICE)));
    engine.at(START + DAY);
    assertEquals(List.of("EXPIRED", "PENDING"), words(adjust(700, ALICE)));
    assertEquals(List.of("EXPIRED", "PENDING"), words(adjust(800, ALICE)));
  }

  @Test
  void shouldUseAPlaceManyTimes() {
    for (int i = 1; i <= 20; i++) {
      assertEquals(ACTED, approve(pend(100, ALICE), BOB));
    }
    assertEquals(2_000, cash());
  }

  @Test
  void shouldExpireNoLaterThanAtTheLastTimeThereIs() {
    long last = Long.MAX_VALUE - 1;
    engine.at(last - 5);
    Map<String, Object> pending = adjust(500, ALICE).get(0);
    assertEquals(last, pending.get("expiresAt"));
    assertEquals(ACTED, approve(number(pending, "sequence"), BOB));
  }

  @Test
  void shouldGoOnWithLongerWorkOfAnApprovedCommand() {
    long market = market();
    for (int i = 0; i < 3; i++) {
      engine.send(
          "PlaceOrder",
          "accountId",
          account,
          "marketId",
          market,
          "runner",
          1,
          "side",
          "BACK",
          "stake",
          10,
          "price",
          300);
    }
    engine.send("SetRunnerResult", "marketId", market, "runner", 1, "result", "LOSER");
    long sequence = sequence(engine.send("VoidMarket", "marketId", market, "actorId", ALICE));
    assertEquals(
        List.of("MarketChanged", EVENT, "OrderReduced", "APPROVED", EVENT), approve(sequence, BOB));
    assertEquals(List.of("TimeAdvanced", "OrderReduced"), words(engine.advance()));
    assertEquals(List.of("TimeAdvanced", "OrderReduced", "MarketChanged"), words(engine.advance()));
  }

  private static TestEngine engine() {
    TestEngine engine =
        TestEngine.with(
            "workPerCommand",
            1,
            "approvals",
            2,
            "approveAdjustment",
            true,
            "approveVoidAfterResult",
            true);
    engine.at(START);
    return engine;
  }

  private long open() {
    return number(engine.send("OpenAccount", "currency", "GBP").get(0), "accountId");
  }

  /** A market that is open, and money to bet with. */
  private long market() {
    Object[] fields = {"currency", "GBP", "runners", 2, "winners", 1};
    long market = number(engine.send("CreateMarket", fields).get(0), "marketId");
    engine.send("OpenMarket", "marketId", market);
    approve(pend(1_000, ALICE), BOB);
    return market;
  }

  private List<Map<String, Object>> adjust(long amount, int actor) {
    return engine.send(
        "AdjustBalance",
        "accountId",
        account,
        "currency",
        "GBP",
        "amount",
        amount,
        "actorId",
        actor,
        "reasonCode",
        7);
  }

  private long pend(long amount, int actor) {
    return sequence(adjust(amount, actor));
  }

  private List<String> approve(long sequence, int actor) {
    return words(engine.send("ApproveCommand", "sequence", sequence, "actorId", actor));
  }

  private long cash() {
    Object[] wallet = {"accountId", account, "currency", "GBP"};
    return number(engine.query("QueryWallet", wallet).get(0), "cash");
  }

  private static long sequence(List<Map<String, Object>> outcomes) {
    return number(outcomes.get(0), "sequence");
  }

  private static List<String> words(List<Map<String, Object>> outcomes) {
    List<String> words = new ArrayList<>();
    for (Map<String, Object> outcome : outcomes) {
      words.add(
          switch ((String) outcome.get("outcome")) {
            case "ApprovalPending" -> (String) outcome.get("state");
            case "Refused" -> outcome.get("reason") + " " + outcome.get("field");
            default -> (String) outcome.get("outcome");
          });
    }
    return words;
  }

  private static long number(Map<String, Object> outcome, String field) {
    return ((Number) outcome.getOrDefault(field, 0L)).longValue();
  }
}
