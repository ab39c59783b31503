package io.croupier.testkit;

import io.croupier.engine.Engine;
import io.croupier.engine.KnownVersions;
import io.croupier.engine.store.Invariant;
import java.util.List;
import org.agrona.ExpandableArrayBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/** The engine and an index of transaction ids as a host. One thread. */
public final class EngineHost implements ScenarioHost {
  private final RecordedOutcomes outcomes = new RecordedOutcomes();
  private final RecordedOutcomes answers = new RecordedOutcomes();
  private final KnownVersions known;
  private final KeptTransactions transactions;
  private final Engine engine;
  private int behind;

  public EngineHost() {
    this(KnownVersions.OF_THIS_RELEASE);
  }

  /** The same for software that knows these versions. */
  public EngineHost(KnownVersions known) {
    this(known, new KeptTransactions());
  }

  private EngineHost(KnownVersions known, KeptTransactions transactions) {
    this.known = known;
    this.transactions = transactions;
    engine = new Engine(outcomes, transactions);
    engine.takenBy(known);
  }

  /** A host whose engine has loaded what this one's saves. */
  public EngineHost restarted() {
    ExpandableArrayBuffer snapshot = new ExpandableArrayBuffer();
    int[] end = {0};
    engine.save(
        (buffer, offset, length) -> {
          snapshot.putBytes(end[0], buffer, offset, length);
          end[0] += length;
        });
    int[] at = {0};
    EngineHost loaded = new EngineHost(known, transactions);
    loaded.engine.load(
        (buffer, offset, length) -> {
          buffer.putBytes(offset, snapshot, at[0], length);
          at[0] += length;
        });
    Invariant.check(end[0] == at[0], "not all of a snapshot was read");
    return loaded;
  }

  /** From now on the index does not know yet what so many of the last commands did. */
  public void indexBehind(int commands) {
    behind = commands;
  }

  public Engine engine() {
    return engine;
  }

  @Override
  public List<byte[]> command(long timestampNs, byte[] command) {
    transactions.readUpTo(engine.sequence() - behind);
    byte[] journaled = transactions.recalledBefore(command);
    UnsafeBuffer buffer = new UnsafeBuffer(journaled);
    engine.onCommand(engine.sequence() + 1, timestampNs, buffer, 0, journaled.length);
    return outcomes.take();
  }

  @Override
  public List<byte[]> query(byte[] query) {
    transactions.readUpTo(engine.sequence() - behind);
    byte[] asked = transactions.recalledBefore(query);
    engine.onQuery(new UnsafeBuffer(asked), 0, asked.length, answers);
    return answers.take();
  }
}
