package io.croupier.node;

import com.lmax.disruptor.Sequence;
import io.croupier.node.index.IdStore;
import java.util.function.Consumer;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.Agent;
import org.agrona.concurrent.ControlledMessageHandler;

/**
 * Brings what became of transactions into the index on disk, only that of commands that are
 * durable: an index that knew more than the journal would answer for what never was. Owned by the
 * index thread.
 */
final class IndexStage implements Agent {
  private final TransactionQueue queue;
  private final IdStore ids;
  private final EngineProgress progress;
  private final Sequence durable;
  private final Consumer<String> report;
  private final Sequence position;
  private final ControlledMessageHandler handler = this::onMessage;
  private long limit;
  private boolean stopped;
  private boolean full;

  /**
   * @param last the command up to which the index is complete already
   * @param report hears, in a line, when the index is full
   */
  IndexStage(
      TransactionQueue queue,
      IdStore ids,
      EngineProgress progress,
      Sequence durable,
      long last,
      Consumer<String> report) {
    this.queue = queue;
    this.ids = ids;
    this.progress = progress;
    this.durable = durable;
    this.report = report;
    position = new Sequence(last);
  }

  /** The command up to which the index is complete. Any thread. */
  long position() {
    return position.get();
  }

  @Override
  public int doWork() {
    // Before anything is taken out: what the engine did up to there is in the queue.
    limit = Math.min(durable.get(), progress.sequence());
    if (limit <= position.get()) {
      return 0;
    }
    stopped = false;
    int work = 0;
    int read = 1;
    while (!stopped && read > 0) {
      read = queue.read(handler);
      work += read;
    }
    ids.flush();
    if (!full) {
      position.set(limit);
    }
    return work;
  }

  private ControlledMessageHandler.Action onMessage(
      int type, MutableDirectBuffer buffer, int index, int length) {
    long sequence = buffer.getLong(index + TransactionQueue.SEQUENCE_OFFSET);
    stopped = sequence > limit;
    if (!stopped) {
      long timestampNs = buffer.getLong(index + TransactionQueue.TIMESTAMP_OFFSET);
      int message = index + TransactionQueue.MESSAGE_OFFSET;
      boolean put = ids.put(sequence, timestampNs, buffer, message);
      say(!put);
      stopped = !put;
    }
    return stopped
        ? ControlledMessageHandler.Action.ABORT
        : ControlledMessageHandler.Action.CONTINUE;
  }

  private void say(boolean isFull) {
    if (isFull && !full) {
      report.accept(
          IndexRecovery.fullSentence(ids)
              + " Until then commands with transaction ids are answered BUSY.");
    }
    full = isFull;
  }

  @Override
  public String roleName() {
    return "index";
  }
}
