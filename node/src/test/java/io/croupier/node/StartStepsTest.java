package io.croupier.node;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.croupier.testkit.JournalOfBytes;
import io.croupier.testkit.workload.Workload;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A start that ends at any of its steps, and the next one, which ends so too. */
class StartStepsTest {
  /** Of a hundred steps so many are tried; the campaign has 100: {@code -Dcroupier.steps=100}. */
  private static final int SHARE = Integer.getInteger("croupier.steps", 4);

  private static final long SEED = Long.getLong("croupier.seed", 1L);
  private static final int COMMANDS = 200;

  @TempDir private Path folder;

  @ParameterizedTest
  @EnumSource
  void shouldStartAsIfNothingHadHappenedWhereverTwoStartsBeforeEnded(StartBase base)
      throws IOException {
    Random random = new Random(SEED);
    StartSteps starts =
        new StartSteps(base, folder, JournalOfBytes.record(new Workload(SEED), COMMANDS));
    int steps = starts.count(starts.whole());
    int tried = 0;
    for (int step = 0; step < steps; step++) {
      for (Random power : new Random[] {null, random}) {
        if (random.nextInt(100) >= SHARE && (tried > 0 || step + 1 < steps)) {
          continue;
        }
        String told = (power == null ? "killed" : "without power") + " at step " + step;
        Path left = starts.end(starts.whole(), step, power);
        int again = random.nextInt(starts.count(left));
        Path leftAgain = starts.end(left, again, power);
        starts.check(leftAgain, told + " and then at " + again);
        starts.check(left, told);
        tried++;
      }
    }
    System.out.println(base + ": " + tried + " of " + steps + " steps of a start, twice each");
    assertTrue(tried > 0);
  }
}
