package io.croupier.journal.frame;

import io.croupier.journal.frame.EnvelopeScanner.Found;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongUnaryOperator;
import org.agrona.collections.LongHashSet;

/**
 * Reads a whole journal, epoch by epoch: proves every frame, that sequences have no gap, and that
 * the seals' chain holds; tells damage from an unclean tail. Never writes.
 *
 * <p>Owned by one thread.
 */
public final class JournalReader {
  private final List<EpochFiles> epochs;
  private final List<EpochHeader> headers = new ArrayList<>();
  private final FailedForce failedForce;
  private final LongUnaryOperator outcomeSequence;
  private final Map<Long, Skip> skips = new TreeMap<>();
  private final LongHashSet skipped = new LongHashSet();
  private String lacking;

  /**
   * @param epochs all epochs, by number
   * @param failedForce the mark that a force failed, or null
   * @param outcomeSequence gives, for an epoch's number, the last command of which its outcome log
   *     holds an outcome, 0 when it holds none
   */
  public JournalReader(
      List<EpochFiles> epochs, FailedForce failedForce, LongUnaryOperator outcomeSequence) {
    this.epochs = List.copyOf(epochs);
    this.failedForce = failedForce;
    this.outcomeSequence = outcomeSequence;
    for (EpochFiles epoch : epochs) {
      headers.add(readHeader(epoch));
    }
    headers().forEach(header -> header.skips().forEach(this::skip));
  }

  /**
   * Refuses a journal of which a run knew later versions than these: it may hold what cannot be
   * read, and rules that are not known.
   */
  public void requireKnown(int schemaVersion, int behaviourVersion) {
    for (EpochHeader header : headers()) {
      if (header.schemaVersion() > schemaVersion || header.behaviourVersion() > behaviourVersion) {
        throw new JournalException(
            "Epoch "
                + header.number()
                + " of the journal was written by "
                + header.softwareVersion()
                + ", with schema "
                + header.schemaVersion()
                + " and behaviour "
                + header.behaviourVersion()
                + ", and this version knows schema "
                + schemaVersion
                + " and behaviour "
                + behaviourVersion
                + ": use that version or a later one.");
      }
    }
  }

  /** Lets {@link #read} refuse with this sentence: the first files are not here. */
  public void lacksBeginning(String sentence) {
    lacking = sentence;
  }

  /** Skips one more command: what the next epoch will say. */
  public void skip(Skip skip) {
    skips.put(skip.sequence(), skip);
    skipped.add(skip.sequence());
  }

  /** The EPOCH frames, oldest first; an epoch whose start did not come to writing one has none. */
  public List<EpochHeader> headers() {
    return headers.stream().filter(header -> header != null).toList();
  }

  /** The commands to be skipped, by sequence: gathered before any command is applied. */
  public Map<Long, Skip> skips() {
    return Collections.unmodifiableMap(skips);
  }

  /**
   * Hands everything that counts to {@code handler}, in order, and says how the journal ends. After
   * DAMAGE what was handed over must not be used to go on.
   */
  public JournalState read(FrameHandler handler) {
    if (lacking != null) {
      throw new JournalException(lacking);
    }
    return read(0, null, JournalState.EMPTY, handler);
  }

  /**
   * The same from a seal on: nothing before it is read, and its run is not announced. When it does
   * not stand there, which {@link #holds} tells before, that is DAMAGE.
   *
   * @param timestampNs of the last command sealed
   */
  public JournalState readFrom(SealPlace place, long timestampNs, FrameHandler handler) {
    JournalState state = JournalState.at(place, timestampNs);
    int index = index(place);
    return index < 0
        ? state.damaged("epoch " + place.epoch(), "it is missing")
        : read(index, place, state, handler);
  }

  /** Whether a seal stands where {@code place} says, and counts. */
  public boolean holds(SealPlace place) {
    int index = index(place);
    if (index < 0 || isCut(place)) {
      return false;
    }
    FrameHandler nothing = (sequence, timestampNs, buffer, offset, length) -> {};
    try (EpochReader reader =
        new EpochReader(
            epochs.get(index), headers.get(index), Bound.NONE, skipped::contains, nothing)) {
      return reader.goTo(place);
    }
  }

  /** Whether a seal does not count, or covers commands that do not: a start cut them. */
  public boolean isCut(SealPlace place) {
    int index = index(place);
    if (index < 0) {
      return false;
    }
    EpochHeader next = nextHeader(index, epochs.size());
    Bound bound = bound(headers.get(index), next);
    boolean stops = next != null && next.previous().ending() == Ending.STOP;
    return bound.sequence() < place.sequence()
        || bound.sequence() == place.sequence() && !stops && !place.seal().equals(bound.seal());
  }

  /** Where the epoch of a place stands among all; -1 when it is not there. */
  private int index(SealPlace place) {
    for (int i = 0; i < epochs.size(); i++) {
      if (epochs.get(i).number() == place.epoch() && headers.get(i) != null) {
        return i;
      }
    }
    return -1;
  }

  private JournalState read(int from, SealPlace place, JournalState before, FrameHandler handler) {
    JournalState state = before;
    int gapless = gapless();
    for (int i = from; i < gapless && state.ending() != Ending.DAMAGE; i++) {
      state = readEpoch(i, gapless, i == from ? place : null, state, handler);
    }
    if (gapless < epochs.size() && state.ending() != Ending.DAMAGE) {
      String cause = "epoch " + (gapless + 1) + " is missing before it";
      return state.damaged(epochs.get(gapless).name(), cause);
    }
    return state;
  }

  /** How many epochs there are up to the first whose folder is missing. */
  private int gapless() {
    int count = 0;
    while (count < epochs.size() && epochs.get(count).number() == count + 1) {
      count++;
    }
    return count;
  }

  private JournalState readEpoch(
      int index, int end, SealPlace place, JournalState before, FrameHandler handler) {
    EpochFiles epoch = epochs.get(index);
    EpochHeader header = headers.get(index);
    if (header == null) {
      return readUnborn(epoch, before);
    }
    if (place == null && !follows(header, before)) {
      return before.damaged(
          epoch.name(), "the epoch does not go on from the sequence and seal before it");
    }
    EpochHeader next = nextHeader(index, end);
    try (EpochReader reader =
        new EpochReader(epoch, header, bound(header, next), skipped::contains, handler)) {
      if (place != null && !reader.goTo(place)) {
        return before.damaged(epoch.name(), "the seal of that sequence is gone or altered");
      }
      reader.read();
      return next == null ? last(header, reader, before) : inner(header, next, reader, before);
    }
  }

  /**
   * An epoch that ended before its EPOCH frame was on disk cannot hold a command, nor an outcome of
   * one of its own.
   */
  private JournalState readUnborn(EpochFiles epoch, JournalState before) {
    try (FrameCursor cursor = new FrameCursor(epoch.files())) {
      Found found = cursor.next();
      while (found == Found.TORN) {
        found = cursor.next();
      }
      boolean answered = outcomeSequence.applyAsLong(epoch.number()) > before.lastSequence();
      if (found == Found.END && !answered) {
        return before;
      }
      String file = found == Found.VALID ? cursor.fileName() : epoch.name();
      return before.damaged(file, "the EPOCH frame is lost though more was written behind it");
    }
  }

  private static boolean follows(EpochHeader header, JournalState before) {
    return header.firstSequence() == before.lastSequence() + 1
        && header.previous().lastSequence() == before.lastSequence()
        && header.previous().seal().equals(before.seal());
  }

  /** An epoch that another follows must end where, and as, that one says. */
  private static JournalState inner(
      EpochHeader header, EpochHeader next, EpochReader reader, JournalState before) {
    PreviousEpoch said = next.previous();
    boolean agrees =
        reader.ending() == said.ending() && reader.lastSequence() == said.lastSequence();
    JournalState state = state(header, reader, before, reader.ending(), 0);
    if (agrees) {
      return state;
    }
    boolean stopped = reader.ending() == Ending.STOP;
    String cause = stopped ? "it stops where the next epoch says otherwise" : reader.cause();
    return state.damaged(reader.file(), cause);
  }

  private JournalState last(EpochHeader header, EpochReader reader, JournalState before) {
    if (reader.ending() != Ending.CUT) {
      return state(header, reader, before, reader.ending(), 0);
    }
    reader.scanOn();
    long answered = outcomeSequence.applyAsLong(header.number());
    long known = Math.max(reader.forced(), markedForced(header));
    if (header.durability() == Durability.DISK) {
      // At this level an outcome leaves, and is logged, only when its command is on disk.
      known = Math.max(known, answered);
    }
    JournalState cut =
        state(header, reader, before, Ending.CUT, Math.max(0, answered - reader.lastSequence()));
    // What was written before a command is forced with it: less may be missing than is read.
    return known < reader.missingFrom()
        ? cut
        : cut.damaged(reader.missingFrom(), reader.file(), reader.cause());
  }

  private Bound bound(EpochHeader header, EpochHeader next) {
    if (next != null) {
      return new Bound(next.previous().lastSequence(), next.previous().seal());
    }
    // A seal of the last command that was forced may itself not have been: it can be read now, and
    // be gone with the power.
    return isMarked(header) ? new Bound(failedForce.forcedSequence(), null) : Bound.NONE;
  }

  private long markedForced(EpochHeader header) {
    return isMarked(header) ? failedForce.forcedSequence() : 0;
  }

  private boolean isMarked(EpochHeader header) {
    return failedForce != null && failedForce.epoch() == header.number();
  }

  private EpochHeader nextHeader(int index, int end) {
    return headers.subList(index + 1, end).stream()
        .filter(header -> header != null)
        .findFirst()
        .orElse(null);
  }

  private static JournalState state(
      EpochHeader header, EpochReader reader, JournalState before, Ending ending, long lost) {
    long timestampNs =
        reader.lastTimestampNs() == 0 ? before.lastTimestampNs() : reader.lastTimestampNs();
    return new JournalState(
        ending,
        header.number(),
        reader.lastSequence(),
        timestampNs,
        reader.lastSeal(),
        reader.cutBytes(),
        reader.cutCommands(),
        lost,
        reader.file(),
        reader.cause());
  }

  private static EpochHeader readHeader(EpochFiles epoch) {
    try (FrameCursor cursor = new FrameCursor(epoch.files())) {
      if (cursor.next() != Found.VALID) {
        return null;
      }
      Frame frame = cursor.frame();
      frame.requireKnown(cursor.fileName());
      boolean first = frame.type() == FrameType.EPOCH && frame.epoch() == epoch.number();
      return first ? decode(frame, cursor.fileName()) : null;
    }
  }

  private static EpochHeader decode(Frame frame, String file) {
    try {
      byte[] payload = new byte[frame.payloadLength()];
      frame.buffer().getBytes(frame.payloadOffset(), payload);
      return EpochHeader.decode(payload);
    } catch (IndexOutOfBoundsException e) {
      throw new JournalException(
          "The EPOCH frame in " + file + " was altered: restore the file from a copy.", e);
    }
  }
}
