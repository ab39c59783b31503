package io.croupier.node;

import io.croupier.config.Settings;
import io.croupier.engine.EngineLimits;
import io.croupier.journal.chronicle.DataFolder;
import io.croupier.journal.chronicle.JournalAppender;
import io.croupier.journal.frame.Durability;
import io.croupier.protocol.MessageHeaderDecoder;
import io.croupier.protocol.OutcomeHeaderDecoder;
import io.croupier.testkit.workload.TimedCommand;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.Random;
import java.util.function.Consumer;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.Agent;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * A node on one thread, without gateways, whose stages work in an order that is drawn: the journal
 * may be ahead of the engine, what is forced behind both. Knows what has left it.
 */
final class ShuffledNode implements OutcomeOutput {
  static final long FILE_SIZE = 1 << 20;
  static final Settings SETTINGS =
      Settings.load(
          null,
          List.of(
              "pipeline.ringSlots=128",
              "pipeline.batch=16",
              "pipeline.outcomeRingSize=4MiB",
              "transactionIndex.ids=2000000"),
          new Properties());

  private final OutcomeHeaderDecoder header = new OutcomeHeaderDecoder();
  private final DataFolder folder;
  private final Recovered recovered;
  private NodePipeline pipeline;
  private JournalAppender journal;
  private long answered;
  private long forced;
  private long proven;

  /** Recovers what a folder holds. */
  ShuffledNode(Path data, Consumer<String> report) {
    folder = DataFolders.own(data);
    try {
      recovered =
          Recovery.run(
              folder,
              new OutcomeRing(SETTINGS.pipeline().outcomeRingSize()),
              FILE_SIZE,
              data.resolve("ids"),
              NodeStart.indexSize(SETTINGS.transactionIndex()),
              genesis -> {},
              null,
              report);
    } catch (RuntimeException e) {
      folder.close();
      throw e;
    }
  }

  Recovered recovered() {
    return recovered;
  }

  /** Opens an epoch; a new journal's limits are those of its first command. */
  void open(Durability durability, TimedCommand first, Consumer<String> report) {
    EngineLimits limits =
        recovered.isNew()
            ? GenesisCommand.limits(new UnsafeBuffer(first.message()))
            : recovered.engine().limits();
    long atNs = recovered.isNew() ? first.timestampNs() : recovered.lastTimestampNs();
    journal = recovered.openEpoch(folder, durability, FILE_SIZE, atNs);
    forced = recovered.journal().lastSequence();
    proven = forced;
    pipeline =
        new NodePipeline(
            SETTINGS.pipeline(),
            recovered,
            journal,
            limits,
            () -> pipeline.sequencer().lastTimestampNs(),
            this,
            report,
            stage -> stage);
  }

  /** Takes a command in; false when there is no room now. */
  boolean take(TimedCommand command) {
    UnsafeBuffer buffer = new UnsafeBuffer(command.message());
    Sequencer sequencer = pipeline.sequencer();
    return !sequencer.mustWaitForIndex(buffer, 0)
        && sequencer.command(command.timestampNs(), buffer, 0, buffer.capacity());
  }

  /** Lets one of the stages work. */
  void step(Random random) {
    switch (random.nextInt(6)) {
      case 0, 1 -> work(pipeline.journalStage());
      case 2 -> work(pipeline.engineStage());
      case 3 -> work(pipeline.egressStage());
      case 4 -> work(pipeline.indexStage());
      default -> force();
    }
  }

  /** Lets the stages work until everything has left. */
  void finish() {
    do {
      work(pipeline.journalStage());
      work(pipeline.engineStage());
      force();
      work(pipeline.egressStage());
      work(pipeline.indexStage());
    } while (!pipeline.hasFinished(pipeline.sequencer().lastSequence()));
  }

  /** Lets only the journal take all that was taken in: neither the disk nor the engine. */
  void append() {
    while (journal.appendedSequence() < sequence()) {
      work(pipeline.journalStage());
    }
  }

  /** Ends the epoch cleanly. */
  void stop() {
    finish();
    journal.stop(pipeline.sequencer().lastTimestampNs(), "clean stop");
  }

  /** The last command of which an outcome has left. */
  long answered() {
    return answered;
  }

  /** The last command of which a forced frame says that it was forced. */
  long proven() {
    return proven;
  }

  /** What was taken in last, and when. */
  long sequence() {
    return pipeline.sequencer().lastSequence();
  }

  long timestampNs() {
    return pipeline.sequencer().lastTimestampNs();
  }

  /** Gives everything back, as far as it was opened. */
  void close() {
    if (journal != null) {
      journal.close();
    }
    recovered.log().close();
    recovered.ids().close();
    folder.close();
  }

  @Override
  public void onOutcome(
      int gatewayId, long gatewaySequence, DirectBuffer buffer, int offset, int length) {
    header.wrap(buffer, offset + MessageHeaderDecoder.ENCODED_LENGTH);
    answered = header.commandSequence();
  }

  @Override
  public void onQueryAnswer(int gatewayId, DirectBuffer buffer, int offset, int length) {}

  private void force() {
    if (pipeline.forceStage() == null) {
      return;
    }
    work(pipeline.forceStage());
    if (pipeline.durableSequence() > forced) {
      proven = forced;
      forced = pipeline.durableSequence();
    }
  }

  private static void work(Agent stage) {
    try {
      stage.doWork();
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
