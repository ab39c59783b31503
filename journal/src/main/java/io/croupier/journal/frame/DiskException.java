package io.croupier.journal.frame;

/** The disk did not take what had to be written; what stands in the journal is not to blame. */
public final class DiskException extends JournalException {
  private static final long serialVersionUID = 1L;

  public DiskException(String message) {
    super(message);
  }

  public DiskException(String message, Throwable cause) {
    super(message, cause);
  }
}
