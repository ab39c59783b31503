package io.croupier.journal.chronicle;

import io.croupier.journal.frame.JournalException;

/** A replay gives other outcomes than those that were sent. */
public final class OtherOutcomesException extends JournalException {
  private static final long serialVersionUID = 1L;

  OtherOutcomesException(String sentence) {
    super(sentence);
  }
}
