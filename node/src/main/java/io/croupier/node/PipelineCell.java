package io.croupier.node;

import io.croupier.config.Settings;
import io.croupier.config.Topology;
import io.croupier.engine.Engine;
import io.croupier.engine.EngineLimits;
import io.croupier.journal.chronicle.DataFolder;
import io.croupier.journal.chronicle.JournalAppender;
import io.croupier.journal.frame.Durability;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.locks.LockSupport;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.Agent;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Lets commands run through the rings, stages and threads of a live node, with a journal, an
 * outcome log and an index of their own; only the network and the clock are left out.
 */
final class PipelineCell {
  /** A command as it was journaled, and when. */
  record Taped(long timestampNs, byte[] frame) {}

  private static final long FILE_SIZE = 16 << 20;

  private PipelineCell() {}

  /**
   * Runs commands behind what is in a data folder, and gives the engine as it is then.
   *
   * @param fresh they were never journaled; else what was recalled then is before them.
   * @param exact one command at a time, so that the hash after each can be noted.
   */
  static Engine run(
      List<Taped> commands,
      Path data,
      Topology topology,
      Durability durability,
      boolean fresh,
      boolean exact,
      CellResult result) {
    FailStop failStop = FailStop.ofProcess();
    List<String> settings = exact ? List.of("pipeline.batch=1") : List.of();
    Settings chosen = Settings.load(null, settings, new Properties());
    try (DataFolder folder = DataFolders.own(data)) {
      Recovered recovered = StartCell.recover(folder, data, chosen);
      JournalAppender journal =
          recovered.openEpoch(folder, durability, FILE_SIZE, commands.get(0).timestampNs());
      Feed feed = new Feed(commands, fresh);
      NodePipeline pipeline =
          new NodePipeline(
              chosen.pipeline(),
              recovered,
              journal,
              limits(recovered, commands),
              feed::timestampNs,
              new Nobody(),
              line -> {},
              stage -> new GuardedAgent(noting(stage, recovered.engine(), result), failStop));
      feed.sequencer = pipeline.sequencer();
      try (NodeThreads threads = new NodeThreads(failStop)) {
        Agent guarded = new GuardedAgent(feed, failStop);
        threads.add(topology, pipeline, new Nothing(), guarded, chosen.pipeline().idle());
        threads.start();
        long last = recovered.journal().lastSequence() + commands.size();
        while (!pipeline.hasFinished(last)) {
          LockSupport.parkNanos(Node.LOOK_NS);
        }
      }
      journal.stop(feed.timestampNs(), "clean stop");
      journal.close();
      recovered.log().close();
      recovered.ids().close();
      return recovered.engine();
    }
  }

  private static EngineLimits limits(Recovered recovered, List<Taped> commands) {
    return recovered.isNew()
        ? GenesisCommand.limits(new UnsafeBuffer(commands.get(0).frame()))
        : recovered.engine().limits();
  }

  private static Agent noting(Agent stage, Engine engine, CellResult result) {
    return stage instanceof EngineStage ? new Noting(stage, engine, result) : stage;
  }

  /** In the place of ingress: offers each command at its time, as fast as there is room. */
  private static final class Feed implements Agent {
    private final List<Taped> commands;
    private final boolean fresh;
    private Sequencer sequencer;
    private int next;
    private volatile long timestampNs;

    Feed(List<Taped> commands, boolean fresh) {
      this.commands = commands;
      this.fresh = fresh;
      timestampNs = commands.get(0).timestampNs();
    }

    long timestampNs() {
      return timestampNs;
    }

    @Override
    public int doWork() {
      int begun = next;
      while (next < commands.size() && offer(commands.get(next))) {
        next++;
      }
      return next - begun;
    }

    private boolean offer(Taped command) {
      DirectBuffer frame = new UnsafeBuffer(command.frame());
      timestampNs = command.timestampNs();
      int length = frame.capacity();
      return fresh
          ? !sequencer.mustWaitForIndex(frame, 0)
              && sequencer.command(command.timestampNs(), frame, 0, length)
          : sequencer.journaled(command.timestampNs(), frame, 0, length);
    }

    @Override
    public String roleName() {
      return "feed";
    }
  }

  /** The engine's stage, whose hashes are noted. */
  private record Noting(Agent stage, Engine engine, CellResult result) implements Agent {
    @Override
    public int doWork() throws Exception {
      int work = stage.doWork();
      if (work > 0 && engine.sequence() > 0) {
        result.after(engine);
      }
      return work;
    }

    @Override
    public String roleName() {
      return stage.roleName();
    }
  }

  /** In the place of the media driver. */
  private static final class Nothing implements Agent {
    @Override
    public int doWork() {
      return 0;
    }

    @Override
    public String roleName() {
      return "nothing";
    }
  }

  /** Whom outcomes go to. */
  private static final class Nobody implements OutcomeOutput {
    @Override
    public void onOutcome(
        int gatewayId, long gatewaySequence, DirectBuffer buffer, int offset, int length) {
      // It stands in the outcome log.
    }

    @Override
    public void onQueryAnswer(int gatewayId, DirectBuffer buffer, int offset, int length) {
      throw new IllegalStateException("There are no queries in a journal");
    }
  }
}
