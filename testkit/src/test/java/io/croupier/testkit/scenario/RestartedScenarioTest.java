package io.croupier.testkit.scenario;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Every scenario on an engine that is replaced before every command by one that has loaded its
 * snapshot.
 */
class RestartedScenarioTest {
  @TestFactory
  Stream<DynamicTest> shouldDoWhatTheScenarioSays() {
    return Scenario.all().stream()
        .map(s -> DynamicTest.dynamicTest(s.name(), () -> s.run(new RestartingHost())));
  }
}
