package io.croupier.demo.chaos;

import io.croupier.demo.supervisor.Children;
import io.croupier.demo.supervisor.DemoException;
import io.croupier.demo.supervisor.DemoProgress;
import io.croupier.demo.supervisor.RunFolder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A campaign: rounds of faults, each with a journal of its own. Owned by one thread. */
public final class Chaos {
  private final ChaosOptions options;
  private final DemoProgress progress;
  private final Timeline timeline = new Timeline();
  private final List<RoundResult> results = new ArrayList<>();
  private long answered;
  private Path kept;

  private Chaos(ChaosOptions options, DemoProgress progress) {
    this.options = options;
    this.progress = progress;
  }

  /**
   * Runs a campaign until its time is over or something is found. No process is left when this
   * returns or throws, and no file unless something was found or it shall be kept.
   *
   * @param progress hears how far it is, again and again.
   * @throws DemoException with a sentence when it cannot be run.
   */
  public static ChaosReport run(ChaosOptions options, DemoProgress progress) {
    return new Chaos(options, progress).run();
  }

  private ChaosReport run() {
    Duration left = options.time();
    boolean clean = true;
    while (clean && !left.isZero()) {
      Duration time = left.compareTo(options.round()) < 0 ? left : options.round();
      left = left.minus(time);
      RoundResult result = round(time);
      results.add(result);
      answered += result.answered();
      clean = result.findings().isEmpty();
    }
    return new ChaosReport(options, results, timeline, kept);
  }

  private RoundResult round(Duration time) {
    int index = results.size();
    String durability = options.durabilities().get(index % options.durabilities().size());
    Round.Plan plan =
        new Round.Plan(index + 1, durability, options.seed() + index, time, options.rate());
    Path keep = options.keep() == null ? null : options.keep().resolve("round-" + (index + 1));
    try (RunFolder folder = RunFolder.create(keep, "disk/data", Crowd.GATEWAYS, Crowd.settings());
        SmallDisk disk =
            new SmallDisk(folder.path().resolve("disk"), folder.path().resolve("disk.image"));
        Children children = new Children(() -> cleanUp(disk, folder))) {
      RoundResult result =
          new Round(plan, folder, disk, children, timeline, answered, progress).run();
      if (children.isEnding()) {
        throw DemoException.failure("The campaign was stopped.");
      }
      if (!result.findings().isEmpty()) {
        folder.keep();
        kept = folder.path();
      }
      if (keep != null || kept != null) {
        disk.save(folder.data(), folder.path().resolve("data"));
      }
      return result;
    }
  }

  private static void cleanUp(SmallDisk disk, RunFolder folder) {
    disk.close();
    folder.close();
  }
}
