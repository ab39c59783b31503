package io.croupier.node;

import io.croupier.config.SnapshotSettings.Every;
import io.croupier.engine.Engine;
import io.croupier.engine.KnownVersions;
import io.croupier.journal.chronicle.DataFolder;
import io.croupier.journal.chronicle.SnapshotFolder;
import io.croupier.journal.frame.DiskException;
import io.croupier.journal.frame.Ending;
import io.croupier.journal.frame.EpochHeader;
import io.croupier.journal.frame.FrameHandler;
import io.croupier.journal.frame.JournalException;
import io.croupier.journal.frame.JournalReader;
import io.croupier.journal.frame.JournalState;
import io.croupier.journal.frame.Seal;
import io.croupier.journal.frame.SealPlace;
import io.croupier.journal.snapshot.SnapshotHeader;
import io.croupier.journal.snapshot.SnapshotWriter;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.LongPredicate;
import org.agrona.DirectBuffer;

/**
 * A second engine that is fed from the journal while a node writes it: it saves snapshots, at
 * seals, and proves that a replay gives the outcomes that the live engine gave. The live engine
 * neither waits for it nor knows of it.
 *
 * <p>Owned by one thread.
 */
final class JournalFollower implements FrameHandler {
  private static final int MOST_DOUBLED = 10;

  private final Path data;
  private final SnapshotFolder.Owner snapshots;
  private final Every every;
  private final Consumer<String> report;
  private final BooleanSupplier storageLow;
  private final BooleanSupplier stopped;
  private Engine engine;
  private SnapshotNotes notes;
  private SealedHashes hashes;
  private SealPlace place;
  private long epoch;
  private long savedSequence;
  private long triedSequence;
  private long savedNs;
  private int failures;
  private long damagedAt;
  private LongPredicate due;

  /**
   * Begins with the newest snapshot.
   *
   * @param storageLow asked before a snapshot is written: whether the disk has no more than what is
   *     kept for the journal to end in
   * @param stopped asked again and again: whether to leave off, in the middle of anything
   * @throws StoppedException when it was to leave off before it had begun
   */
  JournalFollower(
      Path data,
      SnapshotFolder.Owner snapshots,
      Every every,
      Consumer<String> report,
      BooleanSupplier storageLow,
      BooleanSupplier stopped) {
    this.data = data;
    this.snapshots = snapshots;
    this.every = every;
    this.report = report;
    this.storageLow = storageLow;
    this.stopped = stopped;
    begin();
  }

  /** The last command applied. */
  long sequence() {
    return engine.sequence();
  }

  /** The last command of the newest snapshot; 0: there is none. */
  long savedSequence() {
    return savedSequence;
  }

  long stateHash() {
    return engine.stateHash();
  }

  /**
   * Reads on to where the journal ends now, and saves where it is time to. Gives how many commands
   * it has applied.
   *
   * @throws DivergenceException when the live engine gave other outcomes
   * @throws PoisonException when a command breaks the engine
   */
  long poll() {
    return poll(this::isDue);
  }

  /**
   * Reads on to where the journal ends now, and saves at its last seal unless that is done already.
   * False when the disk did not take it.
   *
   * @throws JournalException when nothing is sealed yet
   */
  boolean saveAtEnd() {
    SealPlace end = lastSeal();
    if (end == null && place == null) {
      throw new JournalException(
          "The journal in " + data + " has no seal yet: there is nothing to save.");
    }
    if (end == null || end.sequence() <= savedSequence) {
      return true;
    }
    poll(sequence -> sequence == end.sequence());
    return savedSequence == end.sequence();
  }

  @Override
  public void onEpoch(EpochHeader next) {
    if (next.number() <= epoch) {
      return;
    }
    if (next.firstSequence() != engine.sequence() + 1) {
      throw new CutException();
    }
    notes.history().endOf(epoch, engine);
    epoch = next.number();
    JournalVersions.say(engine, next);
  }

  @Override
  public void onCommand(
      long sequence, long timestampNs, DirectBuffer buffer, int offset, int length) {
    checkStopped();
    if (sequence <= engine.sequence()) {
      return;
    }
    try {
      engine.onCommand(sequence, timestampNs, buffer, offset, length);
    } catch (RuntimeException | Error e) {
      throw PoisonException.of(sequence, e);
    }
    hashes.note(sequence, engine.outcomeHash());
  }

  @Override
  public void onSkipped(
      long sequence, long timestampNs, DirectBuffer buffer, int offset, int length) {
    if (sequence > engine.sequence()) {
      engine.onSkipped(sequence, buffer, offset, length);
      hashes.note(sequence, engine.outcomeHash());
    }
  }

  @Override
  public void onSeal(Seal seal) {
    long different = hashes.firstDifference(seal);
    if (different != 0) {
      throw new DivergenceException(different);
    }
    place = seal.place();
    if (place.sequence() > savedSequence && due.test(place.sequence())) {
      save();
    }
  }

  @Override
  public void onStop(Seal seal, String reason) {
    onSeal(seal);
  }

  private void begin() {
    try (DataFolder folder = DataFolder.read(data)) {
      TransactionFeed transactions = new TransactionFeed(null);
      Restore restore =
          new Restore(
              snapshots.folder(),
              JournalVersions.known(folder.livingReader()),
              () -> new Engine(new ForgottenOutcomes(), transactions),
              report,
              stopped);
      Restored restored = restore.newest((header, found) -> null);
      transactions.to(restored.notes().transactions());
      engine = restored.engine();
      notes = restored.notes();
      place = restored.place();
      epoch = restored.epoch();
      hashes = new SealedHashes(restored.sequence());
      savedSequence = restored.sequence();
      triedSequence = savedSequence;
      savedNs = System.nanoTime();
      damagedAt = -1;
    }
  }

  private long poll(LongPredicate whenDue) {
    due = whenDue;
    long before = engine.sequence();
    try (DataFolder folder = DataFolder.read(data)) {
      check(read(JournalVersions.known(folder.livingReader()), this));
    } catch (StoppedException e) {
      // The caller knows.
      return engine.sequence() - before;
    } catch (CutException e) {
      report.accept("The journal was cut before a command that was applied: beginning anew.");
      begin();
      return 0;
    }
    return engine.sequence() - before;
  }

  private JournalState read(JournalReader reader, FrameHandler handler) {
    if (place == null) {
      return reader.read(handler);
    }
    if (reader.isCut(place)) {
      throw new CutException();
    }
    JournalVersions.say(engine, reader, place);
    return reader.readFrom(place, engine.timestampNs(), handler);
  }

  private SealPlace lastSeal() {
    SealPlace[] last = new SealPlace[1];
    FrameHandler seals =
        new FrameHandler() {
          @Override
          public void onCommand(long sequence, long ns, DirectBuffer b, int offset, int length) {}

          @Override
          public void onSeal(Seal seal) {
            last[0] = seal.place();
          }

          @Override
          public void onStop(Seal seal, String reason) {
            last[0] = seal.place();
          }
        };
    try (DataFolder folder = DataFolder.read(data)) {
      read(JournalVersions.known(folder.livingReader()), seals);
    }
    return last[0];
  }

  /** A frame that is half written may look like damage, but not twice in one place. */
  private void check(JournalState state) {
    boolean damaged = state.ending() == Ending.DAMAGE;
    if (damaged && damagedAt == state.lastSequence()) {
      throw new JournalException(state.describe());
    }
    damagedAt = damaged ? state.lastSequence() : -1;
  }

  /** The more often the disk has not taken one, the longer it is left alone. */
  private boolean isDue(long sequence) {
    int doubled = Math.min(failures, MOST_DOUBLED);
    return every.time() == null
        ? sequence - triedSequence >> doubled >= every.commands()
        : System.nanoTime() - savedNs >> doubled >= every.time().toNanos();
  }

  private void save() {
    long beginNs = System.nanoTime();
    savedNs = beginNs;
    triedSequence = place.sequence();
    if (storageLow.getAsBoolean()) {
      failed("what is left of the disk is kept for the journal, see journal.reserve.");
      return;
    }
    SnapshotHeader header =
        new SnapshotHeader(
            place,
            engine.timestampNs(),
            engine.stateHash(),
            engine.outcomeHash(),
            outcomes(),
            KnownVersions.OF_THIS_RELEASE.schema(),
            KnownVersions.OF_THIS_RELEASE.behaviour());
    try {
      force();
      Path path = write(header);
      failures = 0;
      savedSequence = place.sequence();
      long ms = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - beginNs);
      report.accept("snapshot of command " + savedSequence + " in " + ms + " ms: " + path);
    } catch (DiskException e) {
      // The snapshots before are there, and what the journal's own force meets is its own affair.
      failed(e.getMessage());
    }
  }

  private void failed(String why) {
    failures++;
    report.accept("No snapshot was written: " + why);
  }

  private void force() {
    try (DataFolder folder = DataFolder.read(data)) {
      folder.forceRun(place.epoch());
    }
  }

  private Path write(SnapshotHeader header) {
    try (SnapshotWriter writer = snapshots.begin(header, notes.encode())) {
      try {
        engine.save(
            (buffer, offset, length) -> {
              checkStopped();
              writer.write(buffer, offset, length);
            });
        writer.finish();
        return snapshots.publish(writer);
      } catch (RuntimeException e) {
        snapshots.drop(writer);
        throw e;
      }
    }
  }

  /** How many there are so far, of all gateways. */
  private long outcomes() {
    long sum = 0;
    for (int gateway = 0; gateway <= engine.limits().gateways(); gateway++) {
      sum += engine.gatewaySequence(gateway);
    }
    return sum;
  }

  private void checkStopped() {
    if (stopped.getAsBoolean()) {
      throw new StoppedException();
    }
  }

  /** What was applied is not in the journal any more. */
  private static final class CutException extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }
}
