package io.croupier.engine.work;

/** Does slices of longer work; called on the engine thread. */
public interface WorkRunner {
  /** Puts the cursor of an object before its first order. */
  void begin(WorkKind kind, int object, int argument);

  /**
   * Goes on from the cursor while {@link Works#takeStep()} allows.
   *
   * @return whether the work is finished
   */
  boolean slice(WorkKind kind, int object, int argument);
}
