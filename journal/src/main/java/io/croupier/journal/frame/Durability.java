package io.croupier.journal.frame;

/** When a command counts as journaled; fixed for an epoch. */
public enum Durability {
  /** When it is appended: survives the death of the process, not a loss of power. */
  MEMORY(1),
  /** When it is forced to the disk: survives a loss of power. */
  DISK(2);

  private final int code;

  Durability(int code) {
    this.code = code;
  }

  public int code() {
    return code;
  }

  static Durability of(int code) {
    return code == DISK.code ? DISK : MEMORY;
  }
}
