package io.croupier.testkit.bonus;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.croupier.testkit.refusal.Fixture;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * What each command, and time, makes of a bonus in each state, as a table: the state after it where
 * that is another, "same" where it is answered as it stands, "no" where it is INVALID_TRANSITION.
 */
class BonusTableTest {
  private static final String TABLE =
      """
                 ACTIVATE   FORFEIT    CANCEL     LATER      CLOSE
      OFFERED    ACTIVE     FORFEITED  CANCELLED  same       FORFEITED
      QUEUED     same       FORFEITED  CANCELLED  ACTIVE     FORFEITED
      ACTIVE     same       FORFEITED  CANCELLED  EXPIRED    FORFEITED
      COMPLETED  no         no         no         same       same
      EXPIRED    no         no         no         same       same
      FORFEITED  no         same       no         same       same
      CANCELLED  no         no         same       same       same
      CASHBACK   same       FORFEITED  CANCELLED  COMPLETED  FORFEITED
      PERIOD_OVER same      FORFEITED  CANCELLED  same       FORFEITED
      PAID_BACK  no         no         no         same       same
      """;

  private static final List<BonusMessage> COMMANDS =
      List.of(
          BonusMessage.ACTIVATE,
          BonusMessage.FORFEIT,
          BonusMessage.CANCEL,
          BonusMessage.LATER,
          BonusMessage.CLOSE);

  private static final List<BonusStart> STATES =
      List.of(
          BonusStart.OFFERED,
          BonusStart.QUEUED,
          BonusStart.ACTIVE,
          BonusStart.COMPLETED,
          BonusStart.EXPIRED,
          BonusStart.FORFEITED,
          BonusStart.CANCELLED,
          BonusStart.CASHBACK,
          BonusStart.PERIOD_OVER,
          BonusStart.PAID_BACK);

  @Test
  void shouldLeadBonusesAsTheTableSays() {
    StringBuilder table = new StringBuilder();
    COMMANDS.forEach(command -> table.append(' ').append(command));
    for (BonusStart start : STATES) {
      table.append('\n').append(start);
      COMMANDS.forEach(command -> table.append(' ').append(entry(start.fixture(), command)));
    }
    assertEquals(words(TABLE), words(table.append('\n').toString()));
  }

  private static List<String> words(String table) {
    return table.lines().map(line -> line.strip().replaceAll(" +", " ")).toList();
  }

  private static String entry(Fixture fixture, BonusMessage message) {
    String before = state(fixture);
    Map<String, Object> answer = message.send(fixture);
    String after = state(fixture);
    if (answer.get("outcome").equals("Refused")) {
      return "INVALID_TRANSITION".equals(answer.get("reason")) ? "no" : answer.toString();
    }
    return before.equals(after) ? "same" : after;
  }

  private static String state(Fixture fixture) {
    Map<String, Object> query = fixture.command("QueryBonus", "bonusId", "bonus");
    return (String) fixture.ask(query).get(0).get("state");
  }
}
