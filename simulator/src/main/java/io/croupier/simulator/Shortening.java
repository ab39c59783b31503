package io.croupier.simulator;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Cuts a run that fails to the shortest time, then to the fewest faults, with which it fails. */
final class Shortening {
  private final Consumer<String> report;
  private Failure shortest;

  private Shortening(Failure failure, Consumer<String> report) {
    this.shortest = failure;
    this.report = report;
  }

  /**
   * The shortest run found that fails, perhaps for another reason; at worst the same.
   *
   * @param report hears, before each try, the call of the shortest so far.
   */
  static Failure of(Failure failure, Consumer<String> report) {
    Shortening shortening = new Shortening(failure, report);
    shortening.shortenTime();
    shortening.leaveOutFaults();
    shortening.shortenTime();
    return shortening.shortest;
  }

  /** Runs it once; null where it passes. */
  static Failure run(long seed, int timeMs, FaultPlan plan, Consumer<String> report) {
    try {
      new Simulation(seed, timeMs, plan, report).run();
      return null;
    } catch (Violation violation) {
      return new Failure(seed, timeMs, plan.before(timeMs), violation.getMessage());
    }
  }

  private void shortenTime() {
    int passes = 0;
    while (shortest.timeMs() - passes > 1) {
      int middle = passes + (shortest.timeMs() - passes) / 2;
      if (!tryIt(middle, shortest.plan())) {
        passes = middle;
      }
    }
  }

  private void leaveOutFaults() {
    for (int size = shortest.plan().faults().size(); size > 0; size /= 2) {
      for (int from = 0; from < shortest.plan().faults().size(); ) {
        List<Fault> fewer = new ArrayList<>(shortest.plan().faults());
        fewer.subList(from, Math.min(fewer.size(), from + size)).clear();
        from += tryIt(shortest.timeMs(), new FaultPlan(fewer)) ? 0 : size;
      }
    }
  }

  private boolean tryIt(int timeMs, FaultPlan plan) {
    report.accept(shortest.call());
    Failure failure = run(shortest.seed(), timeMs, plan, line -> {});
    if (failure == null) {
      return false;
    }
    shortest = failure;
    return true;
  }
}
