package io.croupier.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.croupier.demo.chaos.Chaos;
import io.croupier.demo.chaos.ChaosOptions;
import io.croupier.demo.chaos.ChaosReport;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A short campaign at both levels; {@code -Dcroupier.seed} chooses another. */
@Timeout(value = 8, unit = TimeUnit.MINUTES)
class ChaosIT {
  private static final long SEED = Long.getLong("croupier.seed", 20_261_129);

  @Test
  void shouldLoseNothingAndDoNothingTwice() {
    ChaosReport report =
        Chaos.run(
            new ChaosOptions(
                Duration.ofSeconds(14),
                Duration.ofSeconds(7),
                List.of("disk", "memory"),
                SEED,
                100,
                null),
            text -> {});

    assertEquals(List.of(), report.findings(), report.json());
    assertTrue(report.faults() > 40, report.json());
    assertTrue(report.answered() > 40, report.json());
    assertTrue(report.audited() >= report.answered(), report.json());
    assertTrue(report.html().contains("<polyline points="), report.html());
    assertTrue(report.text().contains("Nothing is lost, nothing was done twice."));
  }
}
