package io.croupier.node;

import io.croupier.config.Settings;
import io.croupier.gateway.server.GatewayServer;
import io.croupier.gateway.server.IngressCount;
import io.croupier.gateway.server.IngressCounts;
import io.croupier.journal.chronicle.JournalAppender;
import io.croupier.node.operations.Counter;
import io.croupier.node.operations.CountersFile;
import io.croupier.node.operations.NodeState;
import java.util.Arrays;
import java.util.Deque;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.agrona.concurrent.Agent;

/**
 * A running node: one run of one data folder. Made by {@link #start}, ended by {@link #close};
 * several may run in one process, on folders and ports of their own.
 *
 * <p>Any thread, one at a time.
 */
public final class Node implements AutoCloseable {
  static final long LOOK_NS = TimeUnit.MICROSECONDS.toNanos(200);

  private final Settings settings;
  private final NodeOptions options;
  private final Deque<AutoCloseable> opened;
  private final CountersFile counters;
  private final NodeThreads threads;
  private final NodePipeline pipeline;
  private final IngressStage ingress;
  private final JournalAppender journal;
  private final NodeClock clock;
  private final GatewayServer server;
  private final FollowerStage follower;

  /**
   * Takes what was started.
   *
   * @param follower null: there is none
   */
  Node(
      Settings settings,
      NodeOptions options,
      Deque<AutoCloseable> opened,
      CountersFile counters,
      NodeThreads threads,
      NodePipeline pipeline,
      IngressStage ingress,
      JournalAppender journal,
      NodeClock clock,
      GatewayServer server,
      FollowerStage follower) {
    this.settings = settings;
    this.options = options;
    this.opened = opened;
    this.counters = counters;
    this.threads = threads;
    this.pipeline = pipeline;
    this.ingress = ingress;
    this.journal = journal;
    this.clock = clock;
    this.server = server;
    this.follower = follower;
  }

  /**
   * Recovers what the data folder holds and lets gateways in.
   *
   * @throws StartException with one sentence when it cannot start; nothing is left open then.
   */
  public static Node start(Settings settings, NodeOptions options) {
    return start(settings, options, UnaryOperator.identity());
  }

  /** The same with something put around each stage before it is guarded. */
  static Node start(Settings settings, NodeOptions options, UnaryOperator<Agent> stages) {
    return new NodeStart(settings, options, stages).run();
  }

  /** Where gateways are heard, host:port. */
  public String endpoint() {
    return settings.node().endpoint().toString();
  }

  /** Number of this run, from 1. */
  public long epoch() {
    return journal.header().number();
  }

  /** The last command that the engine has applied. */
  public long sequence() {
    return pipeline.progress().sequence();
  }

  /** What ingress has counted in this run. */
  public IngressCounts counts() {
    return server.ingress().counts();
  }

  /**
   * Takes nothing in any more, lets everything out that was taken in, writes the STOP frame and
   * gives back what was opened. After a failure it only gives back.
   */
  @Override
  public void close() {
    counters.set(Counter.STATE, NodeState.STOPPING.ordinal());
    ingress.close();
    while (!options.failStop().isFailed() && !hasFinished()) {
      LockSupport.parkNanos(LOOK_NS);
    }
    if (follower != null) {
      follower.stop();
    }
    threads.close();
    try {
      if (!options.failStop().isFailed()) {
        journal.stop(clock.lastNs(), "clean stop");
        counters.set(Counter.APPLIED_SEQUENCE, sequence());
        counters.set(Counter.DURABLE_SEQUENCE, pipeline.durableSequence());
        counters.set(Counter.STATE, NodeState.STOPPED.ordinal());
        options.report().accept("stopped at command " + sequence() + "; " + describeCounts());
      }
    } finally {
      closeAll(opened, null);
    }
  }

  private boolean hasFinished() {
    return ingress.isClosed() && pipeline.hasFinished(pipeline.sequencer().lastSequence());
  }

  private String describeCounts() {
    return Arrays.stream(IngressCount.values())
        .filter(kind -> counts().get(kind) > 0)
        .map(kind -> kind.name().toLowerCase(Locale.ROOT) + " " + counts().get(kind))
        .collect(Collectors.collectingAndThen(Collectors.joining(", "), Node::counted));
  }

  private static String counted(String counts) {
    return "ingress counted " + (counts.isEmpty() ? "nothing" : counts);
  }

  /**
   * Closes everything, the last opened first; what fails on the way is added to {@code failure}.
   */
  static void closeAll(Deque<AutoCloseable> opened, Throwable failure) {
    Throwable first = failure;
    while (!opened.isEmpty()) {
      try {
        opened.pop().close();
      } catch (Exception e) {
        first = first == null ? e : first;
      }
    }
    if (failure == null && first != null) {
      throw new IllegalStateException("The node did not close cleanly", first);
    }
  }
}
