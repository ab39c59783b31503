package io.croupier.demo.supervisor;

/** The demo cannot go on; the message is for a person. */
public final class DemoException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final boolean mistake;

  private DemoException(String message, boolean mistake) {
    super(message);
    this.mistake = mistake;
  }

  /** The caller asked for something that cannot be. */
  public static DemoException mistake(String message) {
    return new DemoException(message, true);
  }

  /** Something did not do what it should. */
  public static DemoException failure(String message) {
    return new DemoException(message, false);
  }

  /** Whether it is the caller's to mend. */
  public boolean isMistake() {
    return mistake;
  }
}
