package io.croupier.node;

/** How a process of the node ends; what each means is what {@code --help} prints. */
public enum ExitCode {
  OK(0, "clean stop"),
  USAGE(2, "a mistake in the call or, in a batch, in a line"),
  OUT_OF_MEMORY(3, "the JVM ran out of memory (its own exit code): give it more"),
  LOCKED(4, "another process has the data folder"),
  FLAGS(5, "JVM flags are missing: use the launcher"),
  JOURNAL(6, "the journal is damaged, or does not belong to this software"),
  CLOCK(7, "the wall clock is before, or far after, the last journaled time"),
  STAGE(8, "a stage failed: a defect; start again"),
  POISON(9, "a command broke the engine; the next start will meet it again"),
  DISK(10, "the disk did not take the journal, or standard output could not be written"),
  SETTINGS(11, "the settings are wrong, or not those of the journal"),
  NETWORK(12, "the network address cannot be used"),
  DIVERGED(13, "a replay gives other outcomes than the live engine gave");

  private final int code;
  private final String meaning;

  ExitCode(int code, String meaning) {
    this.code = code;
    this.meaning = meaning;
  }

  public int code() {
    return code;
  }

  public String meaning() {
    return meaning;
  }
}
