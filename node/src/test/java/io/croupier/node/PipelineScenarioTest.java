package io.croupier.node;

import static org.junit.jupiter.api.Assertions.assertFalse;

import io.croupier.testkit.scenario.Scenario;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PipelineScenarioTest {
  @TempDir private Path folder;

  static List<Scenario> scenarios() {
    return Scenario.all();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("scenarios")
  void shouldDoWhatTheScenarioSaysInOneRun(Scenario scenario) {
    scenario.run(new PipelineHost(folder, Integer.MAX_VALUE));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("scenarios")
  void shouldDoWhatTheScenarioSaysWhenStoppedAndStartedInBetween(Scenario scenario) {
    scenario.run(new PipelineHost(folder, 17));
  }

  @Test
  void shouldHaveScenarios() {
    assertFalse(scenarios().isEmpty());
  }
}
