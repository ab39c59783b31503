package io.croupier.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.croupier.config.Settings;
import io.croupier.config.SettingsException;
import io.croupier.engine.EngineLimits;
import io.croupier.protocol.schema.MessageSchema;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * The settings judge limits by themselves: they must let nothing through that the node cannot run.
 */
class SettingsAgreementTest {
  private static final MessageSchema SCHEMA = MessageSchema.load();

  @Test
  void shouldAcceptExactlyTheLimitsThatTheEngineAccepts() {
    Random random = new Random(7);
    int accepted = 0;
    for (int i = 0; i < 200; i++) {
      int work = 1 + random.nextInt(3_000);
      int matches = 1 + random.nextInt(3_000);
      int outcomes = 4 * work + 3 * matches + 128 + random.nextInt(3) - 1;
      Settings settings = load(work, matches, outcomes, "64MiB");
      boolean enough = outcomes >= 4 * work + 3 * matches + 128;
      assertEquals(enough, settings != null, work + " " + matches + " " + outcomes);
      if (settings != null) {
        accepted++;
        assertEquals(null, GenesisCommand.problem(GenesisCommand.of(settings.genesis())));
      }
    }
    assertTrue(accepted > 100, "accepted: " + accepted);
  }

  @Test
  void shouldAcceptNoOutcomeRingThatIsTooSmallForACommand() {
    for (int outcomes = 135; outcomes < 60_000; outcomes += 997) {
      for (String ring : new String[] {"256KiB", "1MiB", "4MiB", "16MiB"}) {
        Settings settings = load(1, 1, outcomes, ring);
        if (settings != null) {
          long room = OutcomeLengths.roomPerCommand(SCHEMA, limits(settings));
          assertTrue(room <= settings.pipeline().outcomeRingSize(), outcomes + " in " + ring);
        }
      }
    }
  }

  private static EngineLimits limits(Settings settings) {
    return GenesisCommand.limits(GenesisCommand.of(settings.genesis()));
  }

  private static Settings load(int work, int matches, int outcomes, String ring) {
    try {
      return Nodes.settings(
          Path.of("unused"),
          "127.0.0.1:1",
          "genesis.workPerCommand=" + work,
          "genesis.matchesPerCommand=" + matches,
          "genesis.outcomesPerCommand=" + outcomes,
          "pipeline.outcomeRingSize=" + ring);
    } catch (SettingsException e) {
      return null;
    }
  }
}
