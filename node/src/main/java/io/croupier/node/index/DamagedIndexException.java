package io.croupier.node.index;

import io.croupier.journal.frame.JournalException;

/** What stands in the index cannot be believed; it is marked, and the next start rebuilds it. */
public final class DamagedIndexException extends JournalException {
  private static final long serialVersionUID = 1L;

  DamagedIndexException(String what) {
    super(
        "The index of transaction ids is damaged ("
            + what
            + "): start again, and it will be rebuilt from the journal.");
  }
}
