package io.croupier.simulator;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/**
 * What goes wrong in a run, drawn before it: a shorter run has the beginning of it, and any of it
 * can be left out without changing the rest.
 */
public record FaultPlan(List<Fault> faults) {
  private static final int LONGEST_MS = 3_000;
  private static final int ENABLED = 60;

  public FaultPlan {
    faults = List.copyOf(faults);
  }

  /** Of a run where nothing goes wrong. */
  public static FaultPlan none() {
    return new FaultPlan(List.of());
  }

  /** What a seed brings within a time. */
  public static FaultPlan draw(long seed, int timeMs) {
    Random random = Seeds.random(seed, Seeds.FAULTS);
    Set<FaultKind> kinds = EnumSet.noneOf(FaultKind.class);
    for (FaultKind kind : FaultKind.values()) {
      if (random.nextInt(100) < ENABLED) {
        kinds.add(kind);
      }
    }
    int gapMs = 50 << random.nextInt(6);
    List<Fault> faults = new ArrayList<>();
    int atMs = random.nextInt(gapMs);
    while (atMs < timeMs && !kinds.isEmpty()) {
      int forMs = 1 + random.nextInt(1 + random.nextInt(LONGEST_MS));
      faults.add(new Fault(faults.size() + 1, atMs, kind(kinds, random), forMs, random.nextLong()));
      atMs += 1 + random.nextInt(2 * gapMs);
    }
    return new FaultPlan(faults);
  }

  private static FaultKind kind(Set<FaultKind> kinds, Random random) {
    int all = kinds.stream().mapToInt(FaultKind::weight).sum();
    int drawn = random.nextInt(all);
    for (FaultKind kind : kinds) {
      drawn -= kind.weight();
      if (drawn < 0) {
        return kind;
      }
    }
    throw new IllegalStateException("Weights do not add up");
  }

  /** Only those with these numbers. */
  public FaultPlan only(Set<Integer> numbers) {
    return new FaultPlan(
        faults.stream().filter(fault -> numbers.contains(fault.number())).toList());
  }

  /** Only those before a time. */
  public FaultPlan before(int atMs) {
    return new FaultPlan(faults.stream().filter(fault -> fault.atMs() < atMs).toList());
  }
}
