package io.croupier.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.croupier.journal.frame.Durability;
import io.croupier.testkit.scenario.Scenario;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every scenario is written into a journal, and again asked of the journal's replay. */
class ReplayScenarioTest {
  @TempDir Path journal;

  static List<Scenario> scenarios() {
    return Scenario.all();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("scenarios")
  void shouldDoWhatTheScenarioSaysWhenReplayedFromAJournal(Scenario scenario) {
    scenario.run(new TestNode(journal, Durability.MEMORY));
    scenario.run(new ReplayedHost(journal));
    Tool verify = Tool.run("verify", journal);
    assertEquals("sound", verify.fact("verdict"), verify.out());
    assertEquals(0, Tool.run("balances", journal).code());
  }

  @Test
  void shouldHaveScenarios() {
    assertFalse(scenarios().isEmpty());
  }
}
