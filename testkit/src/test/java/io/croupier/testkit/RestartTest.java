package io.croupier.testkit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.croupier.engine.Engine;
import io.croupier.testkit.workload.TimedCommand;
import io.croupier.testkit.workload.Workload;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An engine that is saved and loaded again goes on as if nothing had been. */
class RestartTest {
  @ParameterizedTest(name = "seed {0}, after every {1} commands")
  @CsvSource({"1, 1", "2, 1", "3, 1", "4, 7", "5, 7", "6, 50", "7, 50", "8, 333"})
  void shouldGoOnWithTheSameBytesAfterARestart(long seed, int every) {
    List<TimedCommand> commands = JournalOfBytes.record(new Workload(seed), 300 + 3 * every);
    EngineHost whole = new EngineHost();
    EngineHost restarted = new EngineHost();
    for (int i = 0; i < commands.size(); i++) {
      TimedCommand command = commands.get(i);
      assertSame(
          whole.command(command.timestampNs(), command.message()),
          restarted.command(command.timestampNs(), command.message()),
          i);
      if (i % every == every - 1) {
        restarted = restarted.restarted();
        assertSame(whole.engine(), restarted.engine(), i);
      }
    }
    assertSame(whole.engine(), restarted.engine(), commands.size());
  }

  private static void assertSame(List<byte[]> expected, List<byte[]> got, int command) {
    assertEquals(expected.size(), got.size(), () -> "outcomes of command " + command);
    for (int i = 0; i < expected.size(); i++) {
      assertArrayEquals(expected.get(i), got.get(i), "outcome " + i + " of command " + command);
    }
  }

  private static void assertSame(Engine expected, Engine got, int command) {
    assertEquals(expected.stateHash(), got.stateHash(), () -> "state after command " + command);
    assertEquals(expected.effectHash(), got.effectHash());
    assertEquals(expected.outcomeHash(), got.outcomeHash());
    assertEquals(expected.sequence(), got.sequence());
    assertEquals(expected.nextDeadlineNs(), got.nextDeadlineNs());
    got.checkInvariants();
  }
}
