package io.croupier.node;

import com.lmax.disruptor.Sequence;
import io.croupier.journal.chronicle.JournalAppender;
import org.agrona.concurrent.Agent;

/**
 * Brings the journal to the disk, as much at once as has been appended, and says how far it is.
 * Runs on a thread of its own, which sleeps in the system call.
 */
final class ForceStage implements Agent {
  private final JournalAppender journal;
  private final Sequence appended;
  private final Sequence durable;

  ForceStage(JournalAppender journal, Sequence appended, Sequence durable) {
    this.journal = journal;
    this.appended = appended;
    this.durable = durable;
  }

  @Override
  public int doWork() {
    if (appended.get() == durable.get()) {
      return 0;
    }
    durable.set(journal.force());
    return 1;
  }

  @Override
  public String roleName() {
    return "force";
  }
}
