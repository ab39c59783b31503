package io.croupier.journal.snapshot;

import io.croupier.journal.frame.JournalException;

/** A snapshot file that must not be used; the message says why in half a sentence. */
public final class DamagedSnapshotException extends JournalException {
  private static final long serialVersionUID = 1L;

  DamagedSnapshotException(String message) {
    super(message);
  }
}
