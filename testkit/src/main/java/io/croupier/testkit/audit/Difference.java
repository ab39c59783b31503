package io.croupier.testkit.audit;

/** Engine and model do not agree. */
public final class Difference extends AssertionError {
  private static final long serialVersionUID = 1L;

  Difference(String message) {
    super(message);
  }
}
