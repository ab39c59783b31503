package io.croupier.node;

import io.croupier.config.Endpoint;
import io.croupier.config.Idle;
import io.croupier.config.Settings;
import io.croupier.config.Topology;
import io.croupier.config.TransactionIndexSettings;
import io.croupier.gateway.server.EndpointException;
import io.croupier.gateway.server.GatewayServer;
import io.croupier.gateway.server.ServerSettings;
import io.croupier.gateway.session.GatewayKey;
import io.croupier.gateway.session.SessionTimes;
import io.croupier.gateway.transport.DriverSettings;
import io.croupier.gateway.transport.DriverThreads;
import io.croupier.gateway.transport.EmbeddedDriver;
import io.croupier.journal.chronicle.ChronicleRuntime;
import io.croupier.journal.chronicle.DataFolder;
import io.croupier.journal.chronicle.JournalAppender;
import io.croupier.journal.chronicle.PageToucher;
import io.croupier.journal.chronicle.SnapshotFolder;
import io.croupier.journal.frame.AcceptedLoss;
import io.croupier.journal.frame.Durability;
import io.croupier.journal.frame.JournalException;
import io.croupier.node.index.IdStoreSize;
import io.croupier.node.operations.Counter;
import io.croupier.node.operations.CounterStage;
import io.croupier.node.operations.CountersFile;
import io.croupier.node.operations.NodeState;
import io.croupier.node.operations.StatusServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.UnresolvedAddressException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.UnaryOperator;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.Agent;
import org.agrona.concurrent.SystemEpochClock;
import org.agrona.concurrent.SystemNanoClock;

/**
 * Starts a node: takes the folder, recovers, opens an epoch, and only then lets gateways in. What
 * was opened is closed again when a later step fails.
 */
final class NodeStart {
  private static final long NANOS_PER_MILLI = 1_000_000L;
  private static final long NANOS_PER_SECOND = 1_000_000_000L;

  private final Settings settings;
  private final NodeOptions options;
  private final UnaryOperator<Agent> stages;
  private final Deque<AutoCloseable> opened = new ArrayDeque<>();
  private final NodeThreads threads;
  private final List<GatewayKey> keys;
  private final DirectBuffer genesis;
  private CountersFile counters;
  private NodeClock clock;
  private JournalAppender journal;

  NodeStart(Settings settings, NodeOptions options, UnaryOperator<Agent> stages) {
    this.settings = settings;
    this.options = options;
    this.stages = stages;
    this.threads = new NodeThreads(options.failStop());
    this.keys =
        settings.gateways().stream()
            .map(gateway -> new GatewayKey(gateway.id(), gateway.key().bytes(), gateway.operator()))
            .toList();
    this.genesis = GenesisCommand.of(settings.genesis());
  }

  Node run() {
    try {
      return open();
    } catch (EndpointException e) {
      // Nothing was taken in: the run that has begun can end cleanly.
      journal.stop(clock.lastNs(), "the network address cannot be used");
      Node.closeAll(opened, e);
      throw new StartException(ExitCode.NETWORK, e);
    } catch (RuntimeException | Error e) {
      Node.closeAll(opened, e);
      throw e;
    }
  }

  private Node open() {
    String problem = GenesisCommand.problem(genesis);
    if (problem != null) {
      throw new StartException(ExitCode.SETTINGS, problem);
    }
    ChronicleRuntime.reportErrorsTo(this::onChronicleError);
    DataFolder folder = keep(DataFolders.own(settings.data()));
    counters = counters();
    tellHealth();
    OutcomeRing outcomes = new OutcomeRing(settings.pipeline().outcomeRingSize());
    long fileSize = settings.journal().fileSize();
    Recovered recovered =
        Recovery.run(
                folder,
                outcomes,
                fileSize,
                settings.transactionIndex().folderIn(settings.data()),
                indexSize(settings.transactionIndex()),
                this::checkGenesis,
                options.skip(),
                options.report())
            .accepting(options.acceptedLosses());
    keep(recovered.ids());
    keep(recovered.log());
    options.report().accept(recovered.summary());
    clock = clock(recovered.lastTimestampNs());
    Durability durability = Durability.valueOf(settings.journal().durability().name());
    journal = keep(recovered.openEpoch(folder, durability, fileSize, clock.lastNs()));
    counters.set(Counter.EPOCH, journal.header().number());
    journal.header().acceptedLosses().forEach(loss -> tellLoss(loss, recovered));
    GatewayOutput output = new GatewayOutput(SystemNanoClock.INSTANCE);
    NodePipeline pipeline =
        new NodePipeline(
            settings.pipeline(),
            recovered,
            journal,
            GenesisCommand.limits(genesis),
            clock::lastNs,
            output,
            options.report(),
            this::guard);
    TimeAdvancer advancer =
        new TimeAdvancer(
            pipeline.sequencer(), pipeline.progress(), settings.clock().tick().toNanos());
    StorageWatch storage =
        new StorageWatch(
            settings.data(),
            settings.journal().reserve(),
            SystemNanoClock.INSTANCE,
            options.report());
    IngressStage ingress =
        new IngressStage(
            clock, pipeline.sequencer(), advancer, storage, recovered.isNew() ? genesis : null);

    FollowerStage follower = follower(folder, storage);
    PageToucher toucher = keep(new PageToucher(journal, recovered.log()));
    threads.add(settings.pipeline().idle().toucher(), guard(new TouchStage(toucher)));
    GatewayServer server = connect(recovered, pipeline, ingress);
    ingress.from(server.ingress()::doWork);
    output.to(server.egress());
    threads.add(Idle.SLEEP, guard(storage));
    threads.add(Idle.SLEEP, guard(counterStage(pipeline, storage, server)));
    threads.start();
    awaitGenesis(pipeline);
    counters.set(Counter.STATE, NodeState.READY.ordinal());
    return new Node(
        settings, options, opened, counters, threads, pipeline, ingress, journal, clock, server,
        follower);
  }

  private void tellLoss(AcceptedLoss loss, Recovered recovered) {
    long kept = recovered.engine().gatewaySequence(loss.gatewayId());
    options
        .report()
        .accept(
            "gateway "
                + loss.gatewayId()
                + " may go on behind outcome "
                + kept
                + " at the latest where it has seen more: accepted by "
                + loss.by()
                + ", "
                + loss.reason());
  }

  private CountersFile counters() {
    try {
      CountersFile file = CountersFile.create(settings.data());
      long nowMs = SystemEpochClock.INSTANCE.time();
      file.set(Counter.PID, ProcessHandle.current().pid());
      file.set(Counter.STARTED_MS, nowMs);
      file.set(Counter.HEARTBEAT_MS, nowMs);
      return file;
    } catch (IOException e) {
      throw new StartException(
          ExitCode.DISK,
          "Cannot write "
              + CountersFile.in(settings.data())
              + " ("
              + e.getMessage()
              + "): check the disk and the rights.");
    }
  }

  /** Money must not wait for somebody who watches: without the address the node goes on. */
  private void tellHealth() {
    Endpoint endpoint = settings.operations().endpoint();
    if (endpoint == null) {
      return;
    }
    try {
      InetSocketAddress address = new InetSocketAddress(endpoint.host(), endpoint.port());
      keep(new StatusServer(address, counters));
      options.report().accept("health and metrics at http://" + endpoint);
    } catch (IOException | UnresolvedAddressException e) {
      options
          .report()
          .accept(
              "health and metrics are not told over HTTP: "
                  + endpoint
                  + " cannot be used ("
                  + e.getMessage()
                  + ")");
    }
  }

  private Agent counterStage(NodePipeline pipeline, StorageWatch storage, GatewayServer server) {
    return new CounterStage(
        counters,
        SystemNanoClock.INSTANCE,
        pipeline.progress()::sequence,
        pipeline::durableSequence,
        pipeline::outcomesWaiting,
        storage::freeBytes,
        server.ingress().counts());
  }

  static IdStoreSize indexSize(TransactionIndexSettings index) {
    return IdStoreSize.of(index.ids(), index.keep().toNanos());
  }

  /** Null where the node has no follower of its own. */
  private FollowerStage follower(DataFolder folder, StorageWatch storage) {
    int cores = Runtime.getRuntime().availableProcessors();
    if (!FollowerStage.isWanted(settings.snapshot().follower(), cores)) {
      return null;
    }
    try {
      SnapshotFolder.Owner snapshots = keep(folder.snapshots().own());
      FollowerStage follower =
          new FollowerStage(
              settings.data(),
              snapshots,
              settings.snapshot().every(),
              options.report(),
              storage::isLow);
      threads.add(Idle.SLEEP, guard(follower));
      return follower;
    } catch (JournalException e) {
      options.report().accept("no follower in this process: " + e.getMessage());
      return null;
    }
  }

  private void awaitGenesis(NodePipeline pipeline) {
    while (pipeline.progress().sequence() == 0 && !options.failStop().isFailed()) {
      LockSupport.parkNanos(Node.LOOK_NS);
    }
  }

  private GatewayServer connect(Recovered recovered, NodePipeline pipeline, IngressStage ingress) {
    int cores = Runtime.getRuntime().availableProcessors();
    Topology topology = NodeThreads.choose(settings.pipeline().topology(), cores);
    boolean dedicated = topology == Topology.DEDICATED;
    EmbeddedDriver driver =
        keep(
            EmbeddedDriver.launch(
                dedicated ? DriverThreads.DEDICATED : DriverThreads.INVOKED,
                new DriverSettings(
                    settings.aeron().socketBuffer(),
                    () -> NodeThreads.idle(settings.pipeline().idle().driver())),
                options.report()));
    SessionTimes times = SessionTimes.withTimeout(settings.gateway().timeout().toNanos());
    GatewayServer server =
        keep(
            new GatewayServer(
                new ServerSettings(
                    settings.node().endpoint().toString(),
                    ServerSettings.INGRESS_STREAM,
                    settings.aeron().termLength(),
                    times,
                    marketDataAddress()),
                keys,
                new RecoveredPast(journal.header().number(), keys, recovered),
                new LoggedOutcomes(recovered.log()),
                ingress,
                driver,
                options.report()));
    threads.add(
        topology,
        pipeline,
        guard(new DriverStage(driver)),
        guard(ingress),
        settings.pipeline().idle());
    options
        .report()
        .accept("topology " + topology + " on " + cores + " cores, " + driver.sockets());
    return server;
  }

  /** Null where market data are not sent. */
  private String marketDataAddress() {
    Endpoint endpoint = settings.marketData().endpoint();
    return endpoint == null ? null : endpoint.toString();
  }

  private void checkGenesis(DirectBuffer journaled) {
    List<String> differences = GenesisCommand.differences(journaled, genesis);
    if (!differences.isEmpty()) {
      throw new StartException(
          ExitCode.SETTINGS,
          "The journal in "
              + settings.data()
              + " began with another genesis: "
              + String.join(", ", differences)
              + "; give the settings that it began with.");
    }
  }

  private NodeClock clock(long lastNs) {
    long wallNs = SystemEpochClock.INSTANCE.time() * NANOS_PER_MILLI;
    long startNs =
        NodeClock.startNs(wallNs, lastNs, settings.clock().maxGap(), options.acceptTime());
    return new NodeClock(
        SystemEpochClock.INSTANCE, SystemNanoClock.INSTANCE, startNs, this::onClockStep);
  }

  private void onClockStep(long aheadNs) {
    options
        .report()
        .accept(
            "the wall clock was "
                + aheadNs / NANOS_PER_SECOND
                + " s ahead: the node's time was stepped forward to it");
  }

  /** Chronicle goes on after an error that it only logs; a journal must not. */
  private void onChronicleError(String message, Throwable cause) {
    options.failStop().halt("Chronicle", new JournalException(message, cause));
  }

  private Agent guard(Agent stage) {
    return new GuardedAgent(stages.apply(stage), options.failStop());
  }

  private <T extends AutoCloseable> T keep(T resource) {
    opened.push(resource);
    return resource;
  }
}
