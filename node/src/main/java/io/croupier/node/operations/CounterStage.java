package io.croupier.node.operations;

import io.croupier.gateway.server.IngressCount;
import io.croupier.gateway.server.IngressCounts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
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
  private static final int LOOKS_AT_DISK = 10;
  private static final Counter[] OF_INGRESS = ofIngress();

  private final CountersFile file;
  private final NanoClock clock;
  private final FileStore disk;
  private final LongSupplier applied;
  private final LongSupplier durable;
  private final LongSupplier waiting;
  private final IngressCounts ingress;
  private long lastNs;
  private int looks;

  /**
   * @param folder the data folder
   * @param applied the last command applied
   * @param durable the last command that may be answered
   * @param waiting bytes of outcomes that wait
   */
  public CounterStage(
      CountersFile file,
      NanoClock clock,
      Path folder,
      LongSupplier applied,
      LongSupplier durable,
      LongSupplier waiting,
      IngressCounts ingress) {
    this.file = file;
    this.clock = clock;
    this.applied = applied;
    this.durable = durable;
    this.waiting = waiting;
    this.ingress = ingress;
    try {
      disk = Files.getFileStore(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    lastNs = clock.nanoTime() - EVERY_NS;
  }

  @Override
  public int doWork() throws IOException {
    long nowNs = clock.nanoTime();
    if (nowNs - lastNs < EVERY_NS) {
      return 0;
    }
    lastNs = nowNs;
    write();
    return 1;
  }

  private void write() throws IOException {
    Runtime runtime = Runtime.getRuntime();
    file.set(Counter.APPLIED_SEQUENCE, applied.getAsLong());
    file.set(Counter.DURABLE_SEQUENCE, durable.getAsLong());
    file.set(Counter.OUTCOME_BYTES_WAITING, waiting.getAsLong());
    file.set(Counter.HEAP_BYTES, runtime.totalMemory() - runtime.freeMemory());
    for (IngressCount count : IngressCount.values()) {
      file.set(OF_INGRESS[count.ordinal()], ingress.get(count));
    }
    if (looks++ % LOOKS_AT_DISK == 0) {
      file.set(Counter.FREE_BYTES, disk.getUsableSpace());
    }
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
