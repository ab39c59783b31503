package io.croupier.node;

import io.croupier.config.PipelineSettings;
import io.croupier.config.SnapshotSettings.Every;
import io.croupier.engine.Engine;
import io.croupier.gateway.server.CommandSink;
import io.croupier.gateway.server.RecoveredGateways;
import io.croupier.gateway.session.GatewayKey;
import io.croupier.gateway.session.OutcomeHistory;
import io.croupier.journal.chronicle.DataFolder;
import io.croupier.journal.chronicle.JournalAppender;
import io.croupier.journal.chronicle.RollingMedium;
import io.croupier.journal.frame.Durability;
import io.croupier.node.index.IdStoreSize;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.LongToIntFunction;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.Agent;
import org.agrona.concurrent.EpochClock;
import org.agrona.concurrent.NanoClock;

/**
 * A node without threads, network and clock of its own: the same start, stages and stop as {@link
 * Node}, but the caller runs the stages, in whatever order, and says what time it is.
 *
 * <p>Owned by one thread. What a stage throws would have ended the process: nothing but {@link
 * #exitCode} may be asked for then.
 */
public final class SteppedNode {
  private static final Duration ANY_GAP = Duration.ofDays(36_500);
  private static final long TICK_NS = 1_000_000;

  private final Deque<AutoCloseable> opened = new ArrayDeque<>();
  private final List<Agent> stages = new ArrayList<>();
  private final Setup setup;
  private final Recovered recovered;
  private final NodeClock clock;
  private final JournalAppender journal;
  private final NodePipeline pipeline;
  private final IngressStage ingress;
  private final DataFolder folder;
  private final RecoveredGateways past;
  private final OutcomeHistory history;
  private JournalFollower follower;

  /**
   * What a node is started with.
   *
   * @param data the data folder, on whatever file system.
   * @param media makes the files of journal and outcome log, of {@code fileSize} bytes each.
   * @param softwareVersion what the EPOCH frame says.
   * @param genesis the first command of a new journal.
   * @param index how much the index of transaction ids keeps.
   * @param every what lies between two snapshots of the follower.
   * @param keys of the gateways.
   * @param source offers what gateways send to {@link SteppedNode#sink}, at a time.
   * @param output where outcomes go.
   * @param freeBytes what the disk has left; less than {@code reserve} is STORAGE_LOW.
   * @param report hears, in a line each, what an operator should know.
   */
  public record Setup(
      Path data,
      RollingMedium.Maker media,
      long fileSize,
      Durability durability,
      String softwareVersion,
      DirectBuffer genesis,
      PipelineSettings pipeline,
      IdStoreSize index,
      Every every,
      List<GatewayKey> keys,
      LongToIntFunction source,
      OutcomeOutput output,
      EpochClock wallClock,
      NanoClock nanoClock,
      LongSupplier freeBytes,
      long reserve,
      Consumer<String> report) {}

  /**
   * Recovers what the data folder holds and opens an epoch.
   *
   * @throws StartException with one sentence when it cannot start; nothing is left open then.
   */
  public SteppedNode(Setup setup) {
    this.setup = setup;
    try {
      folder = keep(DataFolders.own(setup.data(), setup.media()));
      OutcomeRing outcomes = new OutcomeRing(setup.pipeline().outcomeRingSize());
      recovered =
          Recovery.run(
              folder,
              outcomes,
              setup.fileSize(),
              setup.data().resolve("ids"),
              setup.index(),
              genesis -> {},
              null,
              setup.report());
      keep(recovered.ids());
      keep(recovered.log());
      setup.report().accept(recovered.summary());
      clock = clock(recovered.lastTimestampNs());
      journal =
          keep(
              recovered.openEpoch(
                  folder,
                  setup.durability(),
                  setup.fileSize(),
                  clock.lastNs(),
                  setup.softwareVersion()));
      pipeline =
          new NodePipeline(
              setup.pipeline(),
              recovered,
              journal,
              GenesisCommand.limits(setup.genesis()),
              clock::lastNs,
              setup.output(),
              setup.report(),
              stage -> stage);
      ingress = ingress();
      past = new RecoveredPast(epoch(), setup.keys(), recovered);
      history = new LoggedOutcomes(recovered.log());
    } catch (RuntimeException | Error e) {
      Node.closeAll(opened, e);
      throw e;
    }
    stages.addAll(List.of(ingress, pipeline.journalStage(), pipeline.engineStage()));
    stages.addAll(List.of(pipeline.egressStage(), pipeline.indexStage()));
    if (pipeline.forceStage() != null) {
      stages.add(pipeline.forceStage());
    }
  }

  private IngressStage ingress() {
    TimeAdvancer advancer = new TimeAdvancer(pipeline.sequencer(), pipeline.progress(), TICK_NS);
    StorageWatch storage =
        new StorageWatch(
            setup.freeBytes()::getAsLong,
            setup.data(),
            setup.reserve(),
            setup.nanoClock(),
            setup.report());
    stages.add(storage);
    DirectBuffer genesis = recovered.isNew() ? setup.genesis() : null;
    IngressStage stage = new IngressStage(clock, pipeline.sequencer(), advancer, storage, genesis);
    stage.from(setup.source());
    return stage;
  }

  private NodeClock clock(long lastNs) {
    long wallNs = setup.wallClock().time() * 1_000_000L;
    long startNs = NodeClock.startNs(wallNs, lastNs, ANY_GAP, true);
    return new NodeClock(setup.wallClock(), setup.nanoClock(), startNs, ahead -> {});
  }

  /** What the node consists of; each is to be run again and again. */
  public List<Agent> stages() {
    return stages;
  }

  /** Where commands go; to be called from the source only. */
  public CommandSink sink() {
    return ingress;
  }

  /** What recovery found out about the gateways. */
  public RecoveredGateways past() {
    return past;
  }

  /** The outcome log as egress reads it. */
  public OutcomeHistory history() {
    return history;
  }

  /** Number of this run, from 1. */
  public long epoch() {
    return journal.header().number();
  }

  /** The engine as it stands; only to be looked at. */
  public Engine engine() {
    return recovered.engine();
  }

  /** The last command whose outcomes may have left. */
  public long durableSequence() {
    return pipeline.durableSequence();
  }

  /** Asks for the end: nothing more is taken in. */
  public void beginStop() {
    ingress.close();
  }

  /** Whether nothing more is taken in, and what was is journaled, applied and has left. */
  public boolean hasFinished() {
    return ingress.isClosed() && pipeline.hasFinished(pipeline.sequencer().lastSequence());
  }

  /** Lets the node's follower read on, and save where it is time to. */
  public void follow() {
    if (follower == null) {
      follower =
          new JournalFollower(
              setup.data(),
              keep(folder.snapshots().own()),
              setup.every(),
              setup.report(),
              () -> setup.freeBytes().getAsLong() < setup.reserve(),
              () -> false);
    }
    follower.poll();
  }

  /** Ends the run as a clean stop does; to be called when it {@link #hasFinished}. */
  public void stop() {
    journal.stop(clock.lastNs(), "clean stop");
    Node.closeAll(opened, null);
  }

  /** How a process would have ended that met this failure, at its start or in a stage. */
  public static ExitCode exitCode(Throwable failure) {
    return failure instanceof StartException start ? start.exitCode() : FailStop.exitCode(failure);
  }

  private <T extends AutoCloseable> T keep(T resource) {
    opened.push(resource);
    return resource;
  }
}
