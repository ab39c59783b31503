package io.croupier.demo.chaos;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** What happened when, in a whole campaign. Owned by the supervisor's thread. */
final class Timeline {
  private static final long SAMPLE_MS = 500;

  /** Commands answered up to a time. */
  record Sample(long atMs, long answered) {}

  /** When a round began. */
  record Began(long atMs, int number, String durability) {}

  private final long beganNs = System.nanoTime();
  private final List<Fault> faults = new ArrayList<>();
  private final List<Sample> samples = new ArrayList<>();
  private final List<Began> rounds = new ArrayList<>();
  private final Set<String> impossible = new LinkedHashSet<>();

  /** Milliseconds since the campaign began. */
  long nowMs() {
    return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - beganNs);
  }

  void add(FaultKind kind, long forMs, String detail) {
    faults.add(new Fault(kind, nowMs(), forMs, detail));
  }

  /** Takes how many commands are answered, every half second. */
  void sample(long answered) {
    long now = nowMs();
    if (samples.isEmpty() || now - samples.get(samples.size() - 1).atMs() >= SAMPLE_MS) {
      samples.add(new Sample(now, answered));
    }
  }

  void round(int number, String durability) {
    rounds.add(new Began(nowMs(), number, durability));
  }

  List<Began> rounds() {
    return rounds;
  }

  /** Takes a sentence about faults that cannot be injected on this machine. */
  void impossible(String sentence) {
    impossible.add(sentence);
  }

  Set<String> impossible() {
    return impossible;
  }

  List<Fault> faults() {
    return faults;
  }

  List<Sample> samples() {
    return samples;
  }

  /** How often each kind was injected, in their order. */
  Map<FaultKind, Long> counts() {
    Map<FaultKind, Long> counts = new EnumMap<>(FaultKind.class);
    faults.forEach(fault -> counts.merge(fault.kind(), 1L, Long::sum));
    return counts;
  }
}
