package io.croupier.simulator;

import java.util.stream.Collectors;

/**
 * A run in which a promise was not kept.
 *
 * @param timeMs how long things went wrong
 * @param what was not kept, in a sentence
 */
public record Failure(long seed, int timeMs, FaultPlan plan, String what) {
  /** The call that repeats it. */
  public String call() {
    String numbers =
        plan.faults().stream()
            .map(fault -> String.valueOf(fault.number()))
            .collect(Collectors.joining(","));
    return "./croupier simulate --seed %d --time %dms --faults %s"
        .formatted(seed, timeMs, numbers.isEmpty() ? "0" : numbers);
  }
}
