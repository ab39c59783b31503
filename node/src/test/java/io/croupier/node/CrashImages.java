package io.croupier.node;

import io.croupier.testkit.JournalOfBytes;
import io.croupier.testkit.workload.TimedCommand;
import io.croupier.testkit.workload.Workload;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Many images of what power failures leave of a data folder. */
final class CrashImages {
  private static final int LOSSES_OF_A_WORLD = 4;
  private static final int COMMANDS = 10_000;

  private final Map<String, Integer> met = new TreeMap<>();
  private final Path folder;

  CrashImages(Path folder) {
    this.folder = folder;
  }

  /** Makes so many images, world by world, and checks each. */
  void run(int images, long firstSeed) throws IOException {
    List<TimedCommand> commands = JournalOfBytes.record(new Workload(firstSeed), COMMANDS);
    int done = 0;
    for (long seed = firstSeed; done < images; seed++) {
      Path world = Files.createDirectory(folder.resolve("world-" + seed));
      CrashWorld crashes = new CrashWorld(seed, world, commands);
      int losses = Math.min(LOSSES_OF_A_WORLD, images - done);
      try {
        crashes.run(losses);
      } catch (RuntimeException | Error e) {
        throw new AssertionError("Seed " + seed + " failed: " + e, e);
      }
      crashes.met().forEach((what, count) -> met.merge(what, count, Integer::sum));
      done += losses;
    }
  }

  /** What has happened, and how often. */
  Map<String, Integer> met() {
    return met;
  }
}
