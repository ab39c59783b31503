package io.croupier.engine.work;

/** Does slices of longer work; called on the engine thread. */
public interface WorkRunner {
  /** Puts the cursor of an object before its first order. */
  void begin(WorkKind kind, int object, int argument);

  /**
   * Goes on from the cursor while {@link Works#takeStep()} allows.
   *
   * @return whether nothing is left to visit
   */
  boolean slice(WorkKind kind, int object, int argument);

  /**
   * Ends work that has nothing left to visit.
   *
   * @return the work on the same object that follows in the same item; null: the item is finished
   */
  WorkKind end(WorkKind kind, int object);
}
