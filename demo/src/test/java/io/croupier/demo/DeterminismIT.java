package io.croupier.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.croupier.demo.determinism.Determinism;
import io.croupier.demo.determinism.DeterminismOptions;
import io.croupier.demo.determinism.DeterminismReport;
import io.croupier.testkit.InstalledJava;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Each way once, on the Java that runs this; the launcher repeats it on another. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class DeterminismIT {
  private static final int COMMANDS = 3_000;

  @Test
  void shouldComeToTheSameInEveryWay() {
    DeterminismReport report =
        Determinism.run(
            new DeterminismOptions(COMMANDS, 7, true, List.of(InstalledJava.running()), null),
            text -> {});

    assertEquals(List.of(), report.findings(), report.json());
    assertEquals(8, report.cells());
    assertTrue(report.json().contains("\"commands\":" + COMMANDS), report.json());
    assertTrue(report.text().contains("8 ways to the same outcomes and the same state."));
  }
}
