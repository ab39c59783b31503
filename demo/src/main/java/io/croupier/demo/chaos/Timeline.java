package io.croupier.demo.chaos;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** What happened when, in a whole campaign. Owned by the supervisor's thread. */
final class Timeline {
  private static final long SAMPLE_MS = 500;

  /** Commands answered up to a time. */
  record Sample(long atMs, long answered) {}

  private final long beganNs = System.nanoTime();
  private final List<Fault> faults = new ArrayList<>();
  private final List<Sample> samples = new ArrayList<>();

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
