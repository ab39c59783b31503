package io.croupier.node.operations;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HealthTest {
  private static final long NOW_MS = 1_800_000_000_000L;

  @TempDir private Path folder;
  private CountersFile file;

  @BeforeEach
  void run() throws IOException {
    file = CountersFile.create(folder);
    file.set(Counter.PID, ProcessHandle.current().pid());
    file.set(Counter.HEARTBEAT_MS, NOW_MS);
  }

  @Test
  void shouldBeLiveButNotReadyWhileTheJournalIsRead() throws IOException {
    Health health = health(NodeState.STARTING, NOW_MS + 3_600_000);
    assertTrue(health.isLive());
    assertFalse(health.isReady());
    assertTrue(health.describe().startsWith("starting:"), health::describe);
  }

  @Test
  void shouldBeReadyUntilItIsSilentForThreeSeconds() throws IOException {
    assertTrue(health(NodeState.READY, NOW_MS + Health.SILENT_MS - 1).isReady());
    Health silent = health(NodeState.READY, NOW_MS + Health.SILENT_MS);
    assertFalse(silent.isReady());
    assertFalse(silent.isLive());
    assertTrue(
        silent.describe().startsWith("silent: nothing was written for 3 s"), silent::describe);
  }

  @Test
  void shouldBeLiveButNotReadyWhileItStops() throws IOException {
    assertTrue(health(NodeState.STOPPING, NOW_MS).isLive());
    assertFalse(health(NodeState.STOPPING, NOW_MS).isReady());
  }

  @Test
  void shouldTellACleanEndFromADeath() throws IOException {
    assertTrue(health(NodeState.STOPPED, NOW_MS).describe().startsWith("stopped:"));
    file.set(Counter.PID, Long.MAX_VALUE);
    Health dead = health(NodeState.READY, NOW_MS);
    assertFalse(dead.isLive());
    assertTrue(dead.describe().startsWith("down:"), dead::describe);
  }

  @Test
  void shouldWriteEveryCounterForPrometheus() throws IOException {
    file.set(Counter.APPLIED_SEQUENCE, 42);
    String text = Prometheus.text(health(NodeState.READY, NOW_MS));
    assertTrue(
        text.contains(
            "# HELP croupier_applied_sequence The last command that the engine has applied\n"
                + "# TYPE croupier_applied_sequence counter\ncroupier_applied_sequence 42\n"),
        text);
    assertTrue(text.contains("# TYPE croupier_state gauge\ncroupier_state 1\n"), text);
    assertEquals(3L * Counter.values().length, text.lines().count());
  }

  @Test
  void shouldShowWhatGrewInASecond() throws IOException {
    file.set(Counter.APPLIED_SEQUENCE, 1_000);
    Health before = health(NodeState.READY, NOW_MS);
    file.set(Counter.APPLIED_SEQUENCE, 4_000);
    file.set(Counter.FREE_BYTES, 1_234_567);
    String text = StatView.text(health(NodeState.READY, NOW_MS), before, 2_000);
    assertTrue(text.startsWith("ready: gateways can connect.\n"), text);
    assertTrue(text.matches("(?s).*applied_sequence +4,000 +1,500\\R.*"), text);
    assertTrue(text.matches("(?s).*free_bytes +1,234,567\\R.*"), text);
  }

  private Health health(NodeState state, long atMs) throws IOException {
    file.set(Counter.STATE, state.ordinal());
    return Health.of(folder, atMs);
  }
}
