package io.croupier.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.croupier.journal.disk.Disk;
import io.croupier.journal.frame.Durability;
import io.croupier.testkit.JournalOfBytes;
import io.croupier.testkit.workload.Workload;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Processes that are halted at a step of their start, twice in a row. */
class HaltedStartIT {
  /** Of a hundred steps so many are tried; all: {@code -Dcroupier.steps=100}. */
  private static final int SHARE = Integer.getInteger("croupier.steps", 4);

  private static final long SEED = Long.getLong("croupier.seed", 1L);
  private static final int COMMANDS = 200;
  private static final int HALTED = 77;

  @TempDir private Path folder;

  @Test
  void shouldStartAsIfNothingHadHappenedWhereverTwoProcessesWereHalted() throws IOException {
    Random random = new Random(SEED);
    StartSteps starts =
        new StartSteps(
            StartBase.KILLED, folder, JournalOfBytes.record(new Workload(SEED), COMMANDS));
    int steps = starts.count(starts.whole());
    int tried = 0;
    for (int step = random.nextInt(100 / SHARE); step < steps; step += 100 / SHARE) {
      Path disk = folder.resolve("halted-" + step);
      Folders.copy(starts.whole(), disk);
      halt(disk, step);
      halt(disk, random.nextInt(starts.count(disk)));
      starts.check(disk, "halted at step " + step);
      tried++;
    }
    assertTrue(tried > 0);
  }

  private static void halt(Path disk, int step) {
    Run run = Run.of(HaltedStart.class, "", disk.resolve("state").toString(), "" + step);
    assertEquals(HALTED, run.code(), run::toString);
  }

  /** Arguments: data folder, step of {@link Disk}, from 0. */
  static final class HaltedStart {
    private HaltedStart() {}

    public static void main(String[] arguments) {
      Path data = Path.of(arguments[0]);
      Path disk = data.getParent();
      int[] left = {Integer.parseInt(arguments[1])};
      Disk.watch(
          (step, path, to, done) -> {
            if (path.startsWith(disk) && left[0]-- == 0) {
              Runtime.getRuntime().halt(HALTED);
            }
          });
      new ShuffledNode(data, report -> {}).open(Durability.DISK, null, report -> {});
    }
  }
}
