package io.croupier.simulator;

/** A promise was not kept; the message says which, in a sentence. */
public final class Violation extends RuntimeException {
  private static final long serialVersionUID = 1L;

  Violation(String sentence) {
    super(sentence);
  }

  Violation(String sentence, Throwable cause) {
    super(sentence, cause);
  }

  /** Refuses where a promise is not kept. */
  static void unless(boolean kept, String sentence) {
    if (!kept) {
      throw new Violation(sentence);
    }
  }
}
