package io.croupier.node;

import com.lmax.disruptor.Sequence;
import io.croupier.config.PipelineSettings;
import io.croupier.engine.EngineLimits;
import io.croupier.journal.chronicle.JournalAppender;
import io.croupier.journal.frame.Durability;
import io.croupier.node.index.IdStore;
import io.croupier.protocol.schema.MessageSchema;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.UnaryOperator;
import org.agrona.concurrent.Agent;

/**
 * The rings and stages of a node and how they hang together:
 *
 * <pre>
 *                     ┌─ journal ─ force (at disk) ─ durable ┐
 *   sequencer ─ ring ─┤                                      ├─ egress ─ outcome log, receivers
 *                     └─ engine ┬ outcome ring ──────────────┘
 *                               └ transaction queue ─ index, behind durable too
 * </pre>
 *
 * <p>Which threads run the stages is not decided here.
 */
final class NodePipeline {
  private final Sequencer sequencer;
  private final EngineProgress progress;
  private final OutcomeRing outcomes;
  private final Sequence durable;
  private final Agent journalStage;
  private final Agent engineStage;
  private final Agent egressStage;
  private final Agent forceStage;
  private final Agent indexStage;

  /**
   * Wires the stages behind what was recovered.
   *
   * @param limits of Genesis.
   * @param clock the time to seal by.
   * @param output where outcomes go.
   * @param report hears, in a line, what an operator should know.
   * @param guard makes each stage stop the process when it fails.
   */
  NodePipeline(
      PipelineSettings settings,
      Recovered recovered,
      JournalAppender journal,
      EngineLimits limits,
      LongSupplier clock,
      OutcomeOutput output,
      Consumer<String> report,
      UnaryOperator<Agent> guard) {
    long last = recovered.journal().lastSequence();
    int batch = settings.batch();
    CommandRing ring = new CommandRing(settings.ringSlots());
    CommandReader toJournal = ring.newReader();
    CommandReader toEngine = ring.newReader();
    Sequence appended = new Sequence(last);
    boolean disk = journal.header().durability() == Durability.DISK;
    long room = OutcomeLengths.roomPerCommand(MessageSchema.load(), limits);

    long lag = IndexLag.most(limits.transactions(), settings.ringSlots());
    TransactionQueue transactions = new TransactionQueue(lag);
    recovered.transactions().to(transactions);

    progress = new EngineProgress(recovered.engine());
    outcomes = recovered.outcomes();
    durable = disk ? new Sequence(last) : appended;
    IdStore ids = recovered.ids();
    IndexStage index = new IndexStage(transactions, ids, progress, durable, last, report);
    indexStage = guard.apply(index);
    sequencer =
        new Sequencer(ring, last, recovered.lastTimestampNs(), ids, new IndexLag(index, lag));
    journalStage = guard.apply(new JournalStage(toJournal, journal, clock, appended, batch));
    engineStage =
        guard.apply(
            new EngineStage(
                toEngine,
                recovered.engine(),
                outcomes,
                transactions,
                journal,
                progress,
                room,
                batch));
    egressStage = guard.apply(new EgressStage(outcomes, durable, recovered.log(), output, batch));
    forceStage = disk ? guard.apply(new ForceStage(journal, appended, durable)) : null;
  }

  Sequencer sequencer() {
    return sequencer;
  }

  EngineProgress progress() {
    return progress;
  }

  /** The last command whose outcomes may leave. Any thread. */
  long durableSequence() {
    return durable.get();
  }

  /** The bytes of outcomes that wait to leave. Any thread. */
  long outcomesWaiting() {
    return outcomes.waiting();
  }

  Agent journalStage() {
    return journalStage;
  }

  Agent engineStage() {
    return engineStage;
  }

  Agent egressStage() {
    return egressStage;
  }

  Agent indexStage() {
    return indexStage;
  }

  /** Null at durability memory, where nothing is forced. */
  Agent forceStage() {
    return forceStage;
  }

  /** Whether everything up to command {@code last} is journaled, applied and has left. */
  boolean hasFinished(long last) {
    return progress.sequence() >= last && durable.get() >= last && outcomes.isEmpty();
  }
}
