package io.croupier.node;

/** A replay gave other outcomes than the live engine: one of the two is wrong. */
final class DivergenceException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * @param sequence the command up to which the outcomes differ, for the first time
   */
  DivergenceException(long sequence) {
    super(
        "replaying the journal up to command "
            + sequence
            + " does not give the outcome hash that the live engine gave: keep the data folder as it"
            + " is, report it, and let replay verify say which commands are concerned");
  }
}
