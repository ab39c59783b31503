package io.croupier.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.croupier.demo.supervisor.Demo;
import io.croupier.demo.supervisor.DemoOptions;
import io.croupier.demo.supervisor.DemoReport;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * The node is killed with -9 under load at random points, again and again: both gateways go on, see
 * every outcome once and in order, and nothing that was answered is missing. {@code
 * -Dcroupier.kills} says how often, {@code -Dcroupier.seed} repeats a run.
 */
class KillIT {
  private static final int KILLS = Integer.getInteger("croupier.kills", 3);
  private static final int SECONDS = 2 + 2 * KILLS;

  @Test
  void shouldLoseAndRepeatNothingWhenTheNodeIsKilledUnderLoad() {
    long seed = Long.getLong("croupier.seed", System.nanoTime());
    DemoOptions options = new DemoOptions(null, 40, 300, SECONDS, KILLS, 0.5, seed, null);

    DemoReport report = Demo.run(options, text -> {});

    assertEquals(List.of(), report.differences(), "seed " + seed);
    assertTrue(report.answered() > 100L * SECONDS, "seed " + seed + ": " + report.json());
  }
}
