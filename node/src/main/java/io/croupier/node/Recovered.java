package io.croupier.node;

import io.croupier.engine.Engine;
import io.croupier.engine.KnownVersions;
import io.croupier.journal.chronicle.DataFolder;
import io.croupier.journal.chronicle.EpochSettings;
import io.croupier.journal.chronicle.JournalAppender;
import io.croupier.journal.chronicle.OutcomeLog;
import io.croupier.journal.frame.AcceptedLoss;
import io.croupier.journal.frame.Durability;
import io.croupier.journal.frame.JournalException;
import io.croupier.journal.frame.JournalState;
import io.croupier.journal.frame.Skip;
import io.croupier.node.index.IdStore;
import io.croupier.protocol.schema.MessageSchema;
import java.util.List;

/**
 * What the start found: an engine that has applied every command of the journal, and how the
 * journal ends.
 *
 * @param outcomes the ring that the engine writes into; empty now.
 * @param log holds every outcome of the journal; to be appended to when the epoch is open.
 * @param ids the index of transaction ids; it knows every command of the journal.
 * @param transactions where the engine's transactions go.
 * @param history what gateways may ask about their past.
 * @param skip what this start has decided to skip; null: nothing
 * @param acceptedLosses what this start has decided that gateways may go on without
 * @param summary how the journal ends and what was applied, for a person.
 */
record Recovered(
    Engine engine,
    OutcomeRing outcomes,
    OutcomeLog log,
    IdStore ids,
    TransactionFeed transactions,
    JournalState journal,
    EpochHistory history,
    Skip skip,
    List<AcceptedLoss> acceptedLosses,
    String summary) {
  /** The same; this run's epoch accepts these losses. */
  Recovered accepting(List<AcceptedLoss> losses) {
    return new Recovered(
        engine, outcomes, log, ids, transactions, journal, history, skip, losses, summary);
  }

  Recovered summed(String sentences) {
    return new Recovered(
        engine,
        outcomes,
        log,
        ids,
        transactions,
        journal,
        history,
        skip,
        acceptedLosses,
        sentences);
  }

  boolean isNew() {
    return journal.lastSequence() == 0;
  }

  /** Behind which new commands come; a skipped command does not move the engine's time. */
  long lastTimestampNs() {
    return Math.max(journal.lastTimestampNs(), engine.timestampNs());
  }

  /** Opens this run's epoch behind what was recovered; only now anything new stands in a file. */
  JournalAppender openEpoch(
      DataFolder folder, Durability durability, long fileSize, long timestampNs) {
    return openEpoch(folder, durability, fileSize, timestampNs, softwareVersion());
  }

  /** The same with what the EPOCH frame says of the software. */
  JournalAppender openEpoch(
      DataFolder folder,
      Durability durability,
      long fileSize,
      long timestampNs,
      String softwareVersion) {
    MessageSchema schema = MessageSchema.load();
    EpochSettings run =
        new EpochSettings(
            durability,
            schema.id(),
            schema.version(),
            KnownVersions.OF_THIS_RELEASE.behaviour(),
            softwareVersion,
            skip == null ? List.of() : List.of(skip),
            acceptedLosses);
    endReplay();
    try {
      JournalAppender appender = folder.openEpoch(journal, run, fileSize, timestampNs);
      history.accept(appender.header());
      return appender;
    } catch (JournalException e) {
      throw new StartException(ExitCode.DISK, e);
    }
  }

  private void endReplay() {
    try {
      log.endReplay(journal.lastSequence());
    } catch (JournalException e) {
      throw StartException.of(e);
    }
  }

  private static String softwareVersion() {
    String version = Recovered.class.getPackage().getImplementationVersion();
    return version == null ? "croupier, not packaged" : "croupier " + version;
  }
}
