package io.croupier.testkit.audit;

import io.croupier.testkit.workload.Workload;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Engine and model on a few random commands, of seeds whose starting prices are reckoned in many
 * ways. Apart from {@link CampaignTest}, since mutation testing runs this one for each change.
 */
class ShortCampaignTest {
  private static final int COMMANDS = 2_000;

  @ParameterizedTest
  @ValueSource(longs = {1, 23, 46, 62, 82, 112})
  void shouldAgreeWithTheModel(long seed) {
    Workload workload = new Workload(seed);
    Auditor auditor = new Auditor();
    for (int i = 0; i < COMMANDS; i++) {
      workload.observe(auditor.check(workload.next()));
    }
    auditor.engine().checkInvariants();
  }
}
