package io.croupier.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.croupier.protocol.OpenAccountDecoder;
import io.croupier.protocol.QueryAccountDecoder;
import io.croupier.protocol.schema.MessageKind;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Upgrade, by software that knows one version more of schema and rules than this release does. */
class UpgradeTest {
  private static final KnownVersions ONE_MORE = new KnownVersions(2, 2);

  private TestEngine engine;

  @BeforeEach
  void begin() {
    engine = TestEngine.with();
    engine.engine().takenBy(ONE_MORE);
  }

  @Test
  void shouldSwitchToLaterVersionsAndSayWhoAndWhy() {
    Map<String, Object> answer =
        only(
            engine.send(
                "Upgrade",
                "schemaVersion",
                2,
                "behaviourVersion",
                2,
                "actorId",
                7,
                "actorKind",
                "OPERATOR",
                "reasonCode",
                4));

    assertEquals("Upgraded", answer.get("outcome"));
    assertEquals(1L, answer.get("schemaBefore"));
    assertEquals(2L, answer.get("schemaAfter"));
    assertEquals(1L, answer.get("behaviourBefore"));
    assertEquals(2L, answer.get("behaviourAfter"));
    assertEquals(7L, answer.get("actorId"));
    assertEquals(4L, answer.get("reasonCode"));
    assertEquals("OPERATOR", answer.get("actorKind"));
    assertEquals(2, engine.engine().schemaVersion());
    assertEquals(2, engine.engine().behaviourVersion());
  }

  @Test
  void shouldLeaveWhatIsLeftOutAsItIs() {
    only(engine.send("Upgrade", "behaviourVersion", 2));
    assertEquals(1, engine.engine().schemaVersion());
    assertEquals(2, engine.engine().behaviourVersion());
  }

  @Test
  void shouldNeverGoBack() {
    engine.send("Upgrade", "schemaVersion", 2, "behaviourVersion", 2);
    assertRefused("schemaVersion", 2L, "schemaVersion", 1);
    assertRefused("behaviourVersion", 2L, "schemaVersion", 2, "behaviourVersion", 1);
    assertEquals("NO_CHANGE", only(engine.send("Upgrade", "schemaVersion", 2)).get("reason"));
    assertEquals(2, engine.engine().behaviourVersion());
  }

  @Test
  void shouldNotGoBeyondWhatTheSoftwareKnows() {
    assertRefused("schemaVersion", 2L, "schemaVersion", 3);
    assertRefused("behaviourVersion", 2L, "behaviourVersion", Integer.MAX_VALUE);
  }

  @Test
  void shouldRefuseInAReplayWhatTheSoftwareOfThatRunDidNotKnow() {
    engine.engine().takenBy(KnownVersions.OF_THIS_RELEASE);
    assertRefused("behaviourVersion", 1L, "behaviourVersion", 2);
    engine.engine().takenBy(ONE_MORE);
    assertEquals("Upgraded", only(engine.send("Upgrade", "behaviourVersion", 2)).get("outcome"));
  }

  @Test
  void shouldWaitForASecondOperatorWhereGenesisSaysSo() {
    engine = TestEngine.with("approveUpgrade", true);
    engine.engine().takenBy(ONE_MORE);
    assertEquals(
        "NOT_PERMITTED", only(engine.send("Upgrade", "behaviourVersion", 2)).get("reason"));
    Map<String, Object> pending =
        only(engine.send("Upgrade", "behaviourVersion", 2, "actorId", 1, "reasonCode", 5));
    assertEquals("ApprovalPending", pending.get("outcome"));
    assertEquals(1, engine.engine().behaviourVersion());

    Map<String, Object> answer =
        engine.send("ApproveCommand", "sequence", pending.get("sequence"), "actorId", 2).get(0);

    assertEquals("Upgraded", answer.get("outcome"));
    assertEquals(1L, answer.get("actorId"));
    assertEquals(2L, answer.get("approvedBy"));
    assertEquals(5L, answer.get("reasonCode"));
    assertEquals(2, engine.engine().behaviourVersion());
  }

  @Test
  void shouldBePartOfTheStateAndOfItsSnapshots() {
    long before = engine.engine().effectHash();
    engine.send("Upgrade", "schemaVersion", 2, "behaviourVersion", 2);
    TestEngine copy = engine.copy();

    assertEquals(2, copy.engine().schemaVersion());
    assertEquals(2, copy.engine().behaviourVersion());
    assertEquals(engine.engine().stateHash(), copy.engine().stateHash());
    assertEquals(false, before == copy.engine().effectHash());
  }

  @Test
  void shouldRefuseWhatTheSchemaThatActsDoesNotHaveYet() {
    int[] since = new int[MessageKind.NOTE.lastId() + 1];
    since[OpenAccountDecoder.TEMPLATE_ID] = 2;
    since[QueryAccountDecoder.TEMPLATE_ID] = 2;
    engine = TestEngine.of(new TemplateVersions(since));
    engine.engine().takenBy(ONE_MORE);
    long before = engine.engine().effectHash();

    assertTooNew(only(engine.send("OpenAccount", "currency", "GBP")));
    assertTooNew(only(engine.query("QueryAccount", "accountId", 1)));
    assertEquals(before, engine.engine().effectHash());

    engine.send("Upgrade", "schemaVersion", 2);
    Map<String, Object> opened = only(engine.send("OpenAccount", "currency", "GBP"));
    assertEquals("AccountOpened", opened.get("outcome"));
    Object account = opened.get("accountId");
    Map<String, Object> row = only(engine.query("QueryAccount", "accountId", account));
    assertEquals(account, row.get("accountId"));
    assertEquals(null, row.get("reason"));
  }

  private static void assertTooNew(Map<String, Object> answer) {
    assertEquals("NOT_PERMITTED", answer.get("reason"), answer::toString);
    assertEquals("schemaVersion", answer.get("field"));
    assertEquals(1L, answer.get("concerns"));
  }

  private void assertRefused(String field, long concerns, Object... command) {
    Map<String, Object> answer = only(engine.send("Upgrade", command));
    assertEquals("INVALID_AMOUNT", answer.get("reason"), answer::toString);
    assertEquals(field, answer.get("field"));
    assertEquals(concerns, answer.get("concerns"));
  }

  private static Map<String, Object> only(List<Map<String, Object>> outcomes) {
    assertEquals(1, outcomes.size(), outcomes::toString);
    return outcomes.get(0);
  }
}
