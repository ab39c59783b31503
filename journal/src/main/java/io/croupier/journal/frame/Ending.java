package io.croupier.journal.frame;

/** How the journal, or one epoch of it, ends. */
public enum Ending {
  /** There is nothing before: the journal is empty. */
  NONE(0),
  /** With a STOP frame. */
  STOP(1),
  /** Without one; what stood behind the last good frame, if anything, does not count. */
  CUT(2),
  /** In bytes that are not what was written, though they were known to be on disk. */
  DAMAGE(3);

  private final int code;

  Ending(int code) {
    this.code = code;
  }

  public int code() {
    return code;
  }

  static Ending of(int code) {
    return values()[code];
  }
}
