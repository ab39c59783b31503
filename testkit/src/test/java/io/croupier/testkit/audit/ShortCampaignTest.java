package io.croupier.testkit.audit;

import io.croupier.testkit.workload.Workload;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Engine and model on a few random commands. Apart from {@link CampaignTest}, since mutation
 * testing runs this one for each change.
 */
class ShortCampaignTest {
  private static final int COMMANDS = 2_000;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void shouldAgreeWithTheModel(long seed) {
    Workload workload = new Workload(seed);
    Auditor auditor = new Auditor();
    for (int i = 0; i < COMMANDS; i++) {
      workload.observe(auditor.check(workload.next()));
    }
    auditor.engine().checkInvariants();
  }
}
