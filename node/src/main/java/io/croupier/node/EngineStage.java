package io.croupier.node;

import io.croupier.engine.Engine;
import io.croupier.journal.chronicle.JournalAppender;
import io.croupier.journal.frame.Seal;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.Agent;

/**
 * Applies every command, in parallel with the journal, and answers queries. Takes one only while
 * the outcome ring has room for all outcomes that it may have. Owned by the engine thread.
 */
final class EngineStage implements Agent, CommandHandler {
  private final CommandReader reader;
  private final Engine engine;
  private final OutcomeRing outcomes;
  private final TransactionQueue transactions;
  private final JournalAppender journal;
  private final EngineProgress progress;
  private final long room;
  private final int batch;

  /**
   * @param transactions where the engine's transactions go; null: nowhere.
   * @param room the bytes that the outcomes of one command or query take at most.
   */
  EngineStage(
      CommandReader reader,
      Engine engine,
      OutcomeRing outcomes,
      TransactionQueue transactions,
      JournalAppender journal,
      EngineProgress progress,
      long room,
      int batch) {
    this.reader = reader;
    this.engine = engine;
    this.outcomes = outcomes;
    this.transactions = transactions;
    this.journal = journal;
    this.progress = progress;
    this.room = room;
    this.batch = batch;
  }

  @Override
  public int doWork() throws Exception {
    int work = reader.poll(this, batch);
    if (work > 0) {
      progress.publish(engine);
    }
    return work;
  }

  @Override
  public boolean hasRoom() {
    return outcomes.hasRoom(room) && (transactions == null || transactions.hasRoom());
  }

  @Override
  public void onCommand(
      long sequence, long timestampNs, DirectBuffer buffer, int offset, int length) {
    try {
      engine.onCommand(sequence, timestampNs, buffer, offset, length);
    } catch (Throwable failure) {
      throw PoisonException.of(sequence, failure);
    }
    if (sequence % Seal.PAIR_COMMANDS == 0) {
      journal.offerPair(sequence, engine.outcomeHash());
    }
  }

  @Override
  public void onQuery(DirectBuffer buffer, int offset, int length) {
    engine.onQuery(buffer, offset, length, outcomes);
  }

  @Override
  public String roleName() {
    return "engine";
  }
}
