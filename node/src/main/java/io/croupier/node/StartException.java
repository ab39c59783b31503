package io.croupier.node;

import io.croupier.journal.chronicle.OtherOutcomesException;
import io.croupier.journal.frame.DiskException;
import io.croupier.journal.frame.JournalException;

/** The node does not start; the message is one sentence that says why and what to do. */
public final class StartException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final ExitCode exitCode;

  StartException(ExitCode exitCode, String sentence) {
    super(sentence);
    this.exitCode = exitCode;
  }

  StartException(ExitCode exitCode, Throwable cause) {
    super(cause.getMessage(), cause);
    this.exitCode = exitCode;
  }

  /**
   * Of a journal that cannot be read or gives other outcomes, or of a disk that does not take it.
   */
  static StartException of(JournalException failure) {
    if (failure instanceof OtherOutcomesException) {
      return new StartException(ExitCode.DIVERGED, failure);
    }
    boolean disk = failure instanceof DiskException;
    return new StartException(disk ? ExitCode.DISK : ExitCode.JOURNAL, failure);
  }

  public ExitCode exitCode() {
    return exitCode;
  }
}
