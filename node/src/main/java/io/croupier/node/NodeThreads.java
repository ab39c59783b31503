package io.croupier.node;

import io.croupier.config.Idle;
import io.croupier.config.IdleSettings;
import io.croupier.config.Topology;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.agrona.concurrent.Agent;
import org.agrona.concurrent.AgentRunner;
import org.agrona.concurrent.BackoffIdleStrategy;
import org.agrona.concurrent.BusySpinIdleStrategy;
import org.agrona.concurrent.CompositeAgent;
import org.agrona.concurrent.IdleStrategy;
import org.agrona.concurrent.SleepingIdleStrategy;
import org.agrona.concurrent.YieldingIdleStrategy;

/** The threads of a node: which stages share one is the topology. */
final class NodeThreads implements AutoCloseable {
  private static final int CORES_OF_SPLIT = 3;
  private static final int CORES_OF_DEDICATED = 8;
  private static final long MICROSECOND = TimeUnit.MICROSECONDS.toNanos(1);

  private final FailStop failStop;
  private final List<AgentRunner> runners = new ArrayList<>();

  NodeThreads(FailStop failStop) {
    this.failStop = failStop;
  }

  /** The topology that a setting means on a machine with so many cores. */
  static Topology choose(Topology setting, int cores) {
    if (setting != Topology.AUTO) {
      return setting;
    }
    if (cores >= CORES_OF_DEDICATED) {
      return Topology.DEDICATED;
    }
    return cores >= CORES_OF_SPLIT ? Topology.SPLIT : Topology.COMPACT;
  }

  static IdleStrategy idle(Idle idle) {
    return switch (idle) {
      case BUSY_SPIN -> BusySpinIdleStrategy.INSTANCE;
      case YIELD -> YieldingIdleStrategy.INSTANCE;
      case BACKOFF -> new BackoffIdleStrategy(100, 10, MICROSECOND, 100 * MICROSECOND);
      case SLEEP -> new SleepingIdleStrategy(5_000 * MICROSECOND);
    };
  }

  /** Adds the threads of a pipeline in a chosen topology. */
  void add(
      Topology topology, NodePipeline pipeline, Agent driver, Agent ingress, IdleSettings idle) {
    Agent journal = pipeline.journalStage();
    Agent engine = pipeline.engineStage();
    Agent egress = pipeline.egressStage();
    boolean disk = pipeline.forceStage() != null;
    switch (topology) {
      case COMPACT -> add(idle.shared(), driver, ingress, journal, engine, egress);
      case SPLIT -> {
        // An append can take some milliseconds while a force runs: the engine need not wait then.
        if (disk) {
          add(idle.shared(), driver, ingress, journal, egress);
          add(idle.shared(), engine);
        } else {
          add(idle.shared(), driver, ingress, egress);
          add(idle.shared(), journal, engine);
        }
      }
      case DEDICATED -> {
        add(idle.ingress(), ingress);
        add(idle.journal(), journal);
        add(idle.engine(), engine);
        add(idle.egress(), egress);
      }
      case AUTO -> throw new IllegalArgumentException("A topology has to be chosen first");
    }
    if (disk) {
      add(idle.force(), pipeline.forceStage());
    }
    add(idle.index(), pipeline.indexStage());
  }

  /** Adds one thread that runs these agents in turn. */
  void add(Idle idle, Agent... agents) {
    Agent agent = agents.length == 1 ? agents[0] : new CompositeAgent(agents);
    runners.add(
        new AgentRunner(
            idle(idle), failure -> failStop.halt(agent.roleName(), failure), null, agent));
  }

  void start() {
    runners.forEach(runner -> AgentRunner.startOnThread(runner, NodeThreads::newThread));
  }

  /** Ends every thread after the duty cycle it is in. */
  @Override
  public void close() {
    runners.forEach(AgentRunner::close);
  }

  /**
   * A thread that lets go of what it ran. Since Java 19 one that has ended still holds it, and the
   * Disruptor's assertions remember every producing thread: a closed node's engine would stay.
   */
  private static Thread newThread(Runnable runner) {
    AtomicReference<Runnable> task = new AtomicReference<>(runner);
    return new Thread(() -> task.getAndSet(null).run());
  }
}
