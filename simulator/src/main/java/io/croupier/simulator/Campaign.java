package io.croupier.simulator;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** Seeds, one after the other, until one fails. One thread. */
public final class Campaign {
  private final int timeMs;
  private final Set<Integer> numbers;
  private final Consumer<String> report;
  private final Map<FaultKind, Long> faults = new EnumMap<>(FaultKind.class);
  private long seeds;
  private long sent;
  private long answered;
  private long commands;
  private long starts;
  private Failure failure;

  /**
   * @param timeMs how long things go wrong in each, in simulated milliseconds
   * @param numbers of the faults that happen; null: all
   * @param report hears what happens
   */
  public Campaign(int timeMs, Set<Integer> numbers, Consumer<String> report) {
    this.timeMs = timeMs;
    this.numbers = numbers;
    this.report = report;
  }

  /** Runs one seed; where it fails, {@link #failure} says how. */
  public boolean run(long seed) {
    FaultPlan drawn = FaultPlan.draw(seed, timeMs);
    FaultPlan plan = numbers == null ? drawn : drawn.only(numbers);
    try {
      count(new Simulation(seed, timeMs, plan, report).run());
      return true;
    } catch (Violation violation) {
      failure = new Failure(seed, timeMs, plan, violation.getMessage());
      return false;
    }
  }

  /** What did not hold; null: everything did. */
  public Failure failure() {
    return failure;
  }

  /** What was done so far, by name. */
  public Map<String, Object> counts() {
    Map<String, Object> counts = new LinkedHashMap<>();
    counts.put("seeds", seeds);
    counts.put("commandsSent", sent);
    counts.put("commandsAnswered", answered);
    counts.put("commandsJournaled", commands);
    counts.put("starts", starts);
    counts.put("faultsByKind", faults);
    return counts;
  }

  private void count(Simulation.Result result) {
    seeds++;
    sent += result.sent();
    answered += result.answered();
    commands += result.commands();
    starts += result.starts();
    result.faults().forEach((kind, count) -> faults.merge(kind, (long) count, Long::sum));
  }
}
