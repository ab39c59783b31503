package io.croupier.replay;

import io.croupier.journal.chronicle.ArchivedPart;
import io.croupier.journal.frame.JournalState;
import io.croupier.journal.frame.Skip;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;

/**
 * What a verification found.
 *
 * @param owner the process that writes to the folder now
 * @param firstTimestampNs of the first command; 0 when there is none
 * @param lastTimestampNs of the last command replayed; 0 when there is none
 * @param archived what is not here; null: nothing
 * @param begins the command of the snapshot that the replay began with; 0: none
 * @param sequence of the last command replayed
 * @param sealedHashes outcome hashes of seals that agree
 * @param loggedOutcomes outcomes of the log that are the same
 * @param firstUnlogged the first command of which an outcome is not logged; 0 when all are
 * @param signatures of game providers that were checked; null: none were
 * @param snapshots the newest first
 * @param cuts the epochs that began behind a run that had not stopped cleanly
 * @param skips the commands that operators have decided to skip
 * @param losses what operators have accepted that gateways go on without
 * @param end how the journal ends; null when the replay stopped before
 * @param finding the first about the journal itself, or null when it is sound
 */
record VerifyResult(
    Path path,
    OptionalLong owner,
    ArchivedPart archived,
    long begins,
    long epochs,
    long outcomes,
    long firstTimestampNs,
    long lastTimestampNs,
    long sequence,
    long stateHash,
    long effectHash,
    long outcomeHash,
    long seals,
    long sealedHashes,
    long loggedOutcomes,
    long firstUnlogged,
    SignatureCount signatures,
    List<SnapshotCheck> snapshots,
    List<Cut> cuts,
    List<Skip> skips,
    List<LossDecision> losses,
    JournalState end,
    long nanos,
    Finding finding) {
  /** Whether the journal itself is, whatever game providers have signed. */
  boolean isSound() {
    return finding == null;
  }

  /** Whether no signature was checked, or all are as they must be. */
  boolean isSigned() {
    return signatures == null || signatures.findings().isEmpty();
  }
}
