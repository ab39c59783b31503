package io.croupier.bench;

import io.croupier.engine.Engine;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import org.agrona.DirectBuffer;

/**
 * An engine whose commands can be timed one by one: by the clock, and by what the thread itself
 * computed, which others on the machine do not lengthen.
 */
final class TimedEngine {
  private static final long START_NS = 1_700_000_000_000_000_000L;
  private static final int NEVER_IN_A_ROUND = 1 << 20;

  private final Engine engine;
  private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
  private final long[] nanos = new long[NEVER_IN_A_ROUND];
  private final long[] computed = new long[NEVER_IN_A_ROUND];
  private int count;
  private long sequence;

  TimedEngine(DiscardingSink.Reader reader) {
    engine = new Engine(new DiscardingSink(reader));
  }

  /** Whether work is open that the next command goes on with. */
  boolean isBusy() {
    return engine.nextDeadlineNs() <= engine.timestampNs();
  }

  void send(DirectBuffer buffer, int length) {
    sequence++;
    engine.onCommand(sequence, START_NS + sequence, buffer, 0, length);
  }

  void timed(DirectBuffer buffer, int length) {
    long computedBefore = threads.getCurrentThreadCpuTime();
    long start = System.nanoTime();
    send(buffer, length);
    nanos[count] = System.nanoTime() - start;
    computed[count++] = threads.getCurrentThreadCpuTime() - computedBefore;
  }

  /** What was timed since the last phase. */
  Phase phase(String name) {
    Phase phase = new Phase(name, sorted(nanos), sorted(computed));
    count = 0;
    return phase;
  }

  private long[] sorted(long[] values) {
    long[] sorted = Arrays.copyOf(values, count);
    Arrays.sort(sorted);
    return sorted;
  }
}
