package io.croupier.gateway.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.croupier.gateway.RecordingListener;
import io.croupier.gateway.transport.EmbeddedDriver;
import io.croupier.gateway.transport.ImpatientDriver;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** The node's process stands still for so long that Aeron gives its clients up. */
class PauseTest extends Loopback {
  private static final int COMMANDS = 100;

  @Override
  EmbeddedDriver driver() {
    return ImpatientDriver.launch();
  }

  @Test
  void shouldMakeAeronAnewAndLoseNothing() {
    RecordingListener heard = new RecordingListener();
    EdgeClient edge = connected(ALICE, heard);
    for (int i = 0; i < COMMANDS; i++) {
      send(edge);
    }
    await(() -> core.applied() > 10);
    standStill();
    await(() -> heard.disconnects == 1 && edge.isConnected() && edge.inFlight() == 0);

    assertEquals(COMMANDS, core.applied());
    assertEquals(COMMANDS, heard.answers.size());
    assertEquals(LongStream.rangeClosed(1, 2L * COMMANDS).boxed().toList(), heard.told);
    assertTrue(
        node.reports.stream().anyMatch(line -> line.endsWith("is made anew")),
        node.reports::toString);
  }

  /** The pause itself is what is tested: nobody runs meanwhile. */
  private static void standStill() {
    long end = System.nanoTime() + ImpatientDriver.PATIENCE_NS * 3 / 2;
    while (System.nanoTime() < end) {
      Thread.onSpinWait();
    }
  }
}
