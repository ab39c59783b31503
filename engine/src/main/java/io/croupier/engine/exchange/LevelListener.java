package io.croupier.engine.exchange;

/** Hears of every change of a price level of an {@link OrderBook}, right after it. */
@FunctionalInterface
public interface LevelListener {
  /** Takes no notice. */
  LevelListener NONE = (row, side, index, before, after) -> {};

  /**
   * The unmatched stake at a price has changed.
   *
   * @param before what it was
   * @param after what it is now
   */
  void onLevel(int row, int side, int index, long before, long after);
}
