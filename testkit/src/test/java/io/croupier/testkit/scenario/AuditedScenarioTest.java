package io.croupier.testkit.scenario;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Every scenario on engine and model at once: what no line of it tells must be the same too, such
 * as the balances of the house. Mutation testing runs this one for each change.
 */
class AuditedScenarioTest {
  @TestFactory
  Stream<DynamicTest> shouldDoWhatTheScenarioSays() {
    return Scenario.all().stream()
        .map(s -> DynamicTest.dynamicTest(s.name(), () -> s.run(new AuditedHost())));
  }
}
