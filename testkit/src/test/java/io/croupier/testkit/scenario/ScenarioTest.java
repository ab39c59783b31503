package io.croupier.testkit.scenario;

import static org.junit.jupiter.api.Assertions.assertFalse;

import io.croupier.testkit.EngineHost;
import io.croupier.testkit.ModelHost;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every scenario, on the naive model and on the bare engine. */
class ScenarioTest {
  @TestFactory
  Stream<DynamicTest> shouldDoOnTheModelWhatTheScenarioSays() {
    return Scenario.all().stream()
        .map(s -> DynamicTest.dynamicTest(s.name(), () -> s.run(new ModelHost())));
  }

  @TestFactory
  Stream<DynamicTest> shouldDoOnTheEngineWhatTheScenarioSays() {
    return Scenario.all().stream()
        .map(s -> DynamicTest.dynamicTest(s.name(), () -> s.run(new EngineHost())));
  }

  @Test
  void shouldFindTheScenarios() {
    List<Scenario> scenarios = Scenario.all();
    assertFalse(scenarios.isEmpty());
  }
}
