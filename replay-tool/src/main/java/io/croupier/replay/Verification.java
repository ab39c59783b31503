package io.croupier.replay;

import io.croupier.journal.chronicle.ArchivedPart;
import io.croupier.journal.frame.Ending;
import io.croupier.journal.frame.EpochHeader;
import io.croupier.journal.frame.FrameHandler;
import io.croupier.journal.frame.JournalException;
import io.croupier.journal.frame.JournalState;
import io.croupier.journal.frame.Seal;
import io.croupier.protocol.schema.MessageSchema;
import java.util.ArrayList;
import java.util.List;
import org.agrona.DirectBuffer;

/**
 * Replays a journal and compares what comes out with what the node sealed and logged. The first
 * finding is kept; the replay goes on behind it as far as it can. What is wrong with signatures
 * makes no journal unsound and is kept apart. Owned by one thread.
 */
final class Verification implements FrameHandler {
  private final Journal journal;
  private final Replay replay;
  private final Progress progress;
  private final SealCheck seals;
  private final long begins;
  private final SignatureCount signatures;
  private final List<SnapshotCheck> snapshots;
  private final List<Cut> cuts = new ArrayList<>();
  private OutcomeLogCheck log;
  private Finding finding;
  private String file = "";
  private long epochs;
  private long outcomes;
  private long firstTimestampNs;

  /**
   * Verifies a journal.
   *
   * @param signatures checks those of game providers; null: nobody does
   */
  Verification(
      Journal journal, MessageSchema schema, SignatureCount signatures, Progress progress) {
    this.journal = journal;
    this.signatures = signatures;
    this.snapshots = journal.snapshots();
    this.replay = new Replay(schema);
    this.begins = journal.archived() == null ? 0 : begin(journal.archived());
    this.seals = new SealCheck(begins);
    this.progress = progress;
  }

  /** Loads the oldest snapshot behind what is archived, and gives its command. */
  private long begin(ArchivedPart archived) {
    snapshots.forEach(snapshot -> snapshot.onSeal(archived.place()));
    for (int i = snapshots.size() - 1; i >= 0; i--) {
      SnapshotCheck snapshot = snapshots.get(i);
      if (snapshot.sequence() >= archived.place().sequence() && snapshot.problem() == null) {
        snapshot.loadInto(replay.engine());
        replay.begin(journal.runOf(snapshot.place()));
        return snapshot.sequence();
      }
    }
    throw new JournalException(archived.sentence());
  }

  /** Verifies everything and gives the result. */
  VerifyResult run() {
    long start = System.nanoTime();
    try (OutcomeLogCheck check = new OutcomeLogCheck(journal, begins)) {
      log = check;
      JournalState state = journal.readRest(this);
      if (state != null && state.ending() == Ending.DAMAGE) {
        found(new Finding(state.file(), state.lastSequence() + 1, state.describe()));
      } else if (state != null) {
        found(check.end(state, journal.owner().isPresent()));
        snapshots.forEach(snapshot -> found(snapshot.end(state)));
      }
      return result(state, System.nanoTime() - start);
    }
  }

  @Override
  public void onFile(String name) {
    file = name;
  }

  @Override
  public void onEpoch(EpochHeader epoch) {
    epochs++;
    if (epoch.firstSequence() > begins) {
      replay.begin(epoch);
    }
    if (epoch.previous().ending() == Ending.CUT) {
      cuts.add(
          new Cut(epoch.number(), epoch.previous().lastSequence(), epoch.previous().cutCommands()));
    }
  }

  @Override
  public void onCommand(
      long sequence, long timestampNs, DirectBuffer buffer, int offset, int length) {
    if (sequence <= begins) {
      progress.at(sequence);
      return;
    }
    try {
      replay.apply(sequence, timestampNs, buffer, offset, length);
    } catch (ReplayException e) {
      found(new Finding(file, sequence, file + ": " + e.getMessage()));
      throw EndOfReading.INSTANCE;
    }
    if (signatures != null) {
      signatures.onCommand(file, sequence, buffer, offset);
    }
    after(sequence, timestampNs);
  }

  @Override
  public void onSkipped(
      long sequence, long timestampNs, DirectBuffer buffer, int offset, int length) {
    if (sequence > begins) {
      replay.skip(sequence, buffer, offset, length);
      after(sequence, timestampNs);
    }
  }

  private void after(long sequence, long timestampNs) {
    firstTimestampNs = firstTimestampNs == 0 ? timestampNs : firstTimestampNs;
    outcomes += replay.outcomes().count();
    replay.outcomes().forEach((b, o, l) -> found(log.onOutcome(b, o, l)));
    snapshots.forEach(snapshot -> snapshot.afterCommand(replay.engine()));
    seals.afterCommand(sequence, replay.engine().outcomeHash());
    progress.at(sequence);
  }

  @Override
  public void onSeal(Seal seal) {
    found(seals.onSeal(seal, file));
    snapshots.forEach(snapshot -> snapshot.onSeal(seal));
  }

  @Override
  public void onStop(Seal seal, String reason) {
    onSeal(seal);
  }

  private void found(Finding latest) {
    if (finding == null) {
      finding = latest;
    }
  }

  private VerifyResult result(JournalState state, long nanos) {
    return new VerifyResult(
        journal.path(),
        journal.owner(),
        journal.archived(),
        begins,
        epochs,
        outcomes,
        firstTimestampNs,
        replay.engine().timestampNs(),
        replay.engine().sequence(),
        replay.engine().stateHash(),
        replay.engine().effectHash(),
        replay.engine().outcomeHash(),
        seals.seals(),
        seals.pairs(),
        log.compared(),
        log.firstUnlogged(),
        signatures,
        snapshots,
        cuts,
        journal.skips(),
        journal.losses(),
        state,
        nanos,
        finding);
  }
}
