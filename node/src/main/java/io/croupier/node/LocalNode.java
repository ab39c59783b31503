package io.croupier.node;

import io.croupier.config.PipelineSettings;
import io.croupier.config.Settings;
import io.croupier.config.TransactionIndexSettings;
import io.croupier.engine.EngineLimits;
import io.croupier.journal.chronicle.ChronicleRuntime;
import io.croupier.journal.chronicle.DataFolder;
import io.croupier.journal.chronicle.JournalAppender;
import io.croupier.journal.frame.Durability;
import io.croupier.journal.frame.Ending;
import io.croupier.journal.frame.JournalException;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.Agent;

/**
 * A node without gateways, clock and threads: commands go one by one through the real ring,
 * journal, engine and outcome log while the caller waits.
 *
 * <p>Owned by one thread.
 */
final class LocalNode implements AutoCloseable {
  private final PipelineSettings settings;
  private final long fileSize;
  private final OutcomeOutput output;
  private final Consumer<String> report;
  private final DataFolder folder;
  private final Recovered recovered;
  private NodePipeline pipeline;
  private JournalAppender journal;
  private JournalException error;

  /**
   * Goes on where the journal in {@code data} ends. An empty one is left alone until {@link
   * #begin}.
   *
   * @param fileSize of journal and outcome log.
   * @param report hears how far a long start is, and what was cut where no clean stop came before.
   */
  LocalNode(
      Path data,
      PipelineSettings settings,
      long fileSize,
      OutcomeOutput output,
      Consumer<String> report) {
    this.settings = settings;
    this.fileSize = fileSize;
    this.output = output;
    this.report = report;
    ChronicleRuntime.reportErrorsTo(
        (message, cause) -> error = new JournalException(message, cause));
    this.folder = DataFolders.own(data);
    try {
      OutcomeRing outcomes = new OutcomeRing(settings.outcomeRingSize());
      TransactionIndexSettings index = Settings.defaults().transactionIndex();
      this.recovered =
          Recovery.run(
              folder,
              outcomes,
              fileSize,
              index.folderIn(data),
              NodeStart.indexSize(index),
              genesis -> {},
              null,
              report);
      if (recovered.journal().ending() == Ending.CUT) {
        report.accept(recovered.summary());
      }
      if (!recovered.isNew()) {
        open(recovered.engine().limits(), timestampNs());
      }
    } catch (RuntimeException e) {
      folder.close();
      throw e;
    }
  }

  /** Whether a journal has to be begun. */
  boolean isNew() {
    return pipeline == null;
  }

  /** Begins a new journal with a Genesis that has no {@link GenesisCommand#problem}. */
  void begin(long atNs, DirectBuffer genesis) {
    open(GenesisCommand.limits(genesis), atNs);
    command(atNs, genesis, 0, genesis.capacity());
  }

  /** Takes one command; all its outcomes have left when this returns. */
  void command(long atNs, DirectBuffer buffer, int offset, int length) {
    require(pipeline.sequencer().command(atNs, buffer, offset, length));
    finish();
  }

  /** Answers one query; the answer has left when this returns. */
  void query(DirectBuffer buffer, int offset, int length) {
    require(pipeline.sequencer().query(buffer, offset, length));
    finish();
  }

  /** Lets time come to {@code atNs}: AdvanceTime until nothing is due and no work is open. */
  void advanceTo(long atNs) {
    while (pipeline.progress().advanceAtNs() <= atNs) {
      require(pipeline.sequencer().advanceTime(atNs));
      finish();
    }
  }

  /** The last command; 0 when there is none. */
  long sequence() {
    return recovered.engine().sequence();
  }

  /** Time of the last command; 0 when there is none. */
  long timestampNs() {
    return recovered.engine().timestampNs();
  }

  long highestCommandId(int gatewayId) {
    return recovered.engine().highestCommandId(gatewayId);
  }

  /** Ends the epoch cleanly. */
  @Override
  public void close() {
    if (journal != null) {
      journal.stop(timestampNs(), "clean stop");
      journal.close();
    }
    recovered.log().close();
    recovered.ids().close();
    folder.close();
  }

  private void open(EngineLimits limits, long atNs) {
    journal = recovered.openEpoch(folder, Durability.MEMORY, fileSize, atNs);
    pipeline =
        new NodePipeline(
            settings,
            recovered,
            journal,
            limits,
            this::timestampNs,
            output,
            report,
            stage -> stage);
  }

  /** Runs the stages until everything has left. */
  private void finish() {
    try {
      do {
        work(pipeline.journalStage());
        work(pipeline.engineStage());
        work(pipeline.egressStage());
        work(pipeline.indexStage());
      } while (!pipeline.hasFinished(pipeline.sequencer().lastSequence()));
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
    // Chronicle goes on after an error that it only logs; a journal must not.
    if (error != null) {
      throw error;
    }
  }

  private static void work(Agent stage) throws Exception {
    stage.doWork();
  }

  private static void require(boolean taken) {
    if (!taken) {
      throw new IllegalStateException("The command ring is full though nothing is in it");
    }
  }
}
