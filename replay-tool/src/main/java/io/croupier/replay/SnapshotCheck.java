package io.croupier.replay;

import io.croupier.engine.Engine;
import io.croupier.journal.frame.Ending;
import io.croupier.journal.frame.JournalException;
import io.croupier.journal.frame.JournalState;
import io.croupier.journal.frame.Seal;
import io.croupier.journal.frame.SealPlace;
import io.croupier.journal.snapshot.DamagedSnapshotException;
import io.croupier.journal.snapshot.SnapshotHeader;
import io.croupier.journal.snapshot.SnapshotReader;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Proves one snapshot: its file, that the journal has the seal it was taken at, and that it loads
 * to the state that the replay has there. Owned by one thread.
 */
final class SnapshotCheck {
  private final Path path;
  private final String name;
  private SnapshotHeader header;
  private boolean sealed;
  private boolean compared;
  private String problem;

  /**
   * Proves the file.
   *
   * @param name of the file from the data folder on
   */
  SnapshotCheck(Path path, String name) {
    this.path = path;
    this.name = name;
    try (SnapshotReader reader = new SnapshotReader(path)) {
      header = reader.header();
    } catch (DamagedSnapshotException e) {
      problem = e.getMessage();
    }
  }

  String name() {
    return name;
  }

  /** The last command in it; 0 when that cannot be said. */
  long sequence() {
    return header == null ? 0 : header.sequence();
  }

  /** The seal that it was taken at. */
  SealPlace place() {
    return header.place();
  }

  /** Loads it into an engine without state. */
  void loadInto(Engine engine) {
    try (SnapshotReader reader = new SnapshotReader(path)) {
      engine.load(reader::read);
    }
    if (engine.stateHash() != header.stateHash()) {
      throw new ReplayException(
          "The snapshot "
              + name
              + " does not load to the state hash that it says: delete it, or copy the archive's"
              + " epoch folders back into the data folder.");
    }
  }

  /** What is wrong with it, in half a sentence; null: nothing. */
  String problem() {
    return problem;
  }

  /** Whether it was compared with the replay. */
  boolean isCompared() {
    return compared;
  }

  /** Compares it where the replay has come to its command. */
  void afterCommand(Engine replayed) {
    if (header == null || replayed.sequence() != header.sequence() || !Files.exists(path)) {
      return;
    }
    compared = true;
    Engine loaded = new Engine(new CommandOutcomes());
    try (SnapshotReader reader = new SnapshotReader(path)) {
      loaded.load(reader::read);
    } catch (JournalException e) {
      problem = e.getMessage();
      return;
    } catch (RuntimeException e) {
      problem = "this version does not load it (" + e + ")";
      return;
    }
    boolean same =
        header.stateHash() == replayed.stateHash()
            && header.outcomeHash() == replayed.outcomeHash()
            && header.timestampNs() == replayed.timestampNs()
            && loaded.stateHash() == replayed.stateHash();
    if (!same) {
      problem = "it is not the state that the replay gives at command " + header.sequence();
    }
  }

  /** Looks whether a seal is the one that it was taken at. */
  void onSeal(Seal seal) {
    onSeal(seal.place());
  }

  /** The same for a seal that the reading begins behind. */
  void onSeal(SealPlace place) {
    sealed |= header != null && place.equals(header.place());
  }

  /** Ends the comparison where the journal ends; gives what is wrong, or null. */
  Finding end(JournalState end) {
    if (header != null && !sealed && end.ending() != Ending.DAMAGE) {
      // That it has another state is no wonder then.
      problem =
          header.sequence() > end.lastSequence()
              ? "the journal ends before it, at command "
                  + end.lastSequence()
                  + ": restore the journal from a copy, or move the snapshot away to go on without"
                  + " the commands that are gone"
              : "the journal does not have the seal that it was taken at";
    }
    return problem == null ? null : new Finding(name, sequence(), sentence());
  }

  private String sentence() {
    boolean ahead = problem.contains("restore the journal");
    String advice =
        ahead ? "" : "; the journal is not concerned: delete the file, a start passes it over";
    return "The snapshot " + name + " cannot be used: " + problem + advice + ".";
  }
}
