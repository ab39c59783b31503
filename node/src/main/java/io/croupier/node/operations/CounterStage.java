package io.croupier.node.operations;

import io.croupier.gateway.server.IngressCount;
import io.croupier.gateway.server.IngressCounts;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.agrona.concurrent.Agent;
import org.agrona.concurrent.NanoClock;
import org.agrona.concurrent.SystemEpochClock;

/**
 * Writes what the stages have published into the counters file, ten times a second, so that no
 * stage spends anything on it. Has a thread of its own.
 */
public final class CounterStage implements Agent {
  private static final long EVERY_NS = TimeUnit.MILLISECONDS.toNanos(100);
  private static final Counter[] OF_INGRESS = ofIngress();

  private final CountersFile file;
  private final NanoClock clock;
  private final LongSupplier applied;
  private final LongSupplier durable;
  private final LongSupplier waiting;
  private final LongSupplier free;
  private final IngressCounts ingress;
  private long lastNs;

  /**
   * @param applied the last command applied
   * @param durable the last command that may be answered
   * @param waiting bytes of outcomes that wait
   * @param free bytes that are left on the disk
   */
  public CounterStage(
      CountersFile file,
      NanoClock clock,
      LongSupplier applied,
      LongSupplier durable,
      LongSupplier waiting,
      LongSupplier free,
      IngressCounts ingress) {
    this.file = file;
    this.clock = clock;
    this.applied = applied;
    this.durable = durable;
    this.waiting = waiting;
    this.free = free;
    this.ingress = ingress;
    lastNs = clock.nanoTime() - EVERY_NS;
  }

  @Override
  public int doWork() {
    long nowNs = clock.nanoTime();
    if (nowNs - lastNs < EVERY_NS) {
      return 0;
    }
    lastNs = nowNs;
    write();
    return 1;
  }

  private void write() {
    Runtime runtime = Runtime.getRuntime();
    file.set(Counter.APPLIED_SEQUENCE, applied.getAsLong());
    file.set(Counter.DURABLE_SEQUENCE, durable.getAsLong());
    file.set(Counter.OUTCOME_BYTES_WAITING, waiting.getAsLong());
    file.set(Counter.HEAP_BYTES, runtime.totalMemory() - runtime.freeMemory());
    for (IngressCount count : IngressCount.values()) {
      file.set(OF_INGRESS[count.ordinal()], ingress.get(count));
    }
    file.set(Counter.FREE_BYTES, free.getAsLong());
    file.set(Counter.HEARTBEAT_MS, SystemEpochClock.INSTANCE.time());
  }

  @Override
  public String roleName() {
    return "counters";
  }

  private static Counter[] ofIngress() {
    IngressCount[] counts = IngressCount.values();
    Counter[] counters = new Counter[counts.length];
    for (IngressCount count : counts) {
      counters[count.ordinal()] = Counter.valueOf("INGRESS_" + count);
    }
    return counters;
  }
}
