package io.croupier.gateway.client;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.croupier.gateway.RecordingListener;
import io.croupier.gateway.transport.EmbeddedDriver;
import io.croupier.gateway.transport.Loss;
import io.croupier.gateway.transport.LossyDriver;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A tenth of all datagrams is lost, either way. */
class PacketLossTest extends Loopback {
  private static final double LOSS = 0.1;
  private static final int COMMANDS = 500;

  @Override
  EmbeddedDriver driver() {
    return LossyDriver.launch(new Loss(LOSS, 11), line -> {});
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3})
  void shouldApplyAndAnswerEveryCommandOnce(long seed) {
    RecordingListener heard = new RecordingListener();
    try (EmbeddedDriver lossy = LossyDriver.launch(new Loss(LOSS, seed), line -> {});
        EdgeClient edge = EdgeClient.connect(config(ALICE), lossy, heard, line -> {})) {
      edges.add(edge);
      await(edge::isConnected);
      for (int i = 0; i < COMMANDS; i++) {
        send(edge);
        step();
      }
      await(() -> edge.inFlight() == 0 && heard.told.size() == 2 * COMMANDS);
      edges.clear();
    }

    assertEquals(COMMANDS, core.applied());
    assertEquals(COMMANDS, heard.answers.size());
    assertEquals(LongStream.rangeClosed(1, 2 * COMMANDS).boxed().toList(), heard.told);
  }
}
