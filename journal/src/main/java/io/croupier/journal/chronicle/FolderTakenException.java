package io.croupier.journal.chronicle;

import io.croupier.journal.frame.JournalException;

/** Another process, which the message names, has the data folder. */
public final class FolderTakenException extends JournalException {
  private static final long serialVersionUID = 1L;

  FolderTakenException(String message) {
    super(message);
  }
}
