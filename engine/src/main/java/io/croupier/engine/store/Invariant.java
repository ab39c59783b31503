package io.croupier.engine.store;

/** What must always hold. A broken invariant is a defect of the engine: the process stops. */
public final class Invariant {
  private Invariant() {}

  /** Throws {@link Broken} with the message when the condition does not hold. */
  public static void check(boolean holds, String message) {
    if (!holds) {
      throw new Broken(message);
    }
  }

  /** Thrown by {@link #check}; nobody but the process's fail-stop may catch it. */
  public static final class Broken extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Broken(String message) {
      super(message);
    }
  }
}
