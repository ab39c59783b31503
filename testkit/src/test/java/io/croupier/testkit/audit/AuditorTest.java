package io.croupier.testkit.audit;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.croupier.testkit.Messages;
import io.croupier.testkit.workload.TimedCommand;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The auditor sees what it is there to see. */
class AuditorTest {
  private final Messages messages = new Messages();
  private final Auditor auditor = new Auditor();

  @Test
  void shouldSayWhatDiffersWhenTheEngineWasGivenACommandBehindItsBack() {
    auditor.check(genesis());
    byte[] account = openAccount(1);
    auditor
        .engine()
        .onCommand(2, 0, new org.agrona.concurrent.UnsafeBuffer(account), 0, account.length);
    TimedCommand next = new TimedCommand(0, openAccount(2));
    Difference difference = assertThrows(Difference.class, () -> auditor.check(next));
    assertTrue(difference.getMessage().contains("engine 2"), difference.getMessage());
  }

  @Test
  void shouldShowTheCommandsThatAreNeededForADifference() {
    List<TimedCommand> history = new ArrayList<>(List.of(genesis()));
    for (int i = 1; i <= 20; i++) {
      history.add(new TimedCommand(0, openAccount(i)));
    }
    byte[] beforeItsTime = openAccount(21);
    history.add(new TimedCommand(-1, beforeItsTime));
    String shortest = Shrinker.shortest(history, messages);
    long shown = shortest.lines().filter(line -> line.contains("command=")).count();
    assertTrue(shown <= 3, shortest);
  }

  private TimedCommand genesis() {
    Map<String, Object> genesis =
        Map.of("command", "Genesis", "gatewayId", 0L, "commandId", 1L, "accounts", 50L);
    return new TimedCommand(0, messages.encode(genesis));
  }

  private byte[] openAccount(long commandId) {
    return messages.encode(
        Map.of(
            "command", "OpenAccount", "gatewayId", 1L, "commandId", commandId, "currency", "GBP"));
  }
}
