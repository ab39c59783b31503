package io.croupier.node;

import com.lmax.disruptor.Sequence;
import io.croupier.journal.chronicle.JournalAppender;
import java.util.function.LongSupplier;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.Agent;

/** Appends every command to the journal. Queries pass. Owned by the journal thread. */
final class JournalStage implements Agent, CommandHandler {
  /** How often a journal without commands is asked whether a seal is due. */
  private static final long IDLE_NS = 10_000_000L;

  private final CommandReader reader;
  private final JournalAppender journal;
  private final LongSupplier clock;
  private final Sequence appended;
  private final int batch;
  private long endedNs;

  /**
   * @param clock the time to seal by.
   * @param appended is told the last command of each batch when the batch is in the journal.
   */
  JournalStage(
      CommandReader reader,
      JournalAppender journal,
      LongSupplier clock,
      Sequence appended,
      int batch) {
    this.reader = reader;
    this.journal = journal;
    this.clock = clock;
    this.appended = appended;
    this.batch = batch;
  }

  @Override
  public int doWork() throws Exception {
    int work = reader.poll(this, batch);
    long nowNs = clock.getAsLong();
    if (work > 0 || nowNs - endedNs >= IDLE_NS) {
      journal.endOfBatch(nowNs);
      appended.set(journal.appendedSequence());
      endedNs = nowNs;
    }
    return work;
  }

  @Override
  public void onCommand(
      long sequence, long timestampNs, DirectBuffer buffer, int offset, int length) {
    journal.append(sequence, timestampNs, buffer, offset, length);
  }

  @Override
  public void onQuery(DirectBuffer buffer, int offset, int length) {}

  @Override
  public String roleName() {
    return "journal";
  }
}
