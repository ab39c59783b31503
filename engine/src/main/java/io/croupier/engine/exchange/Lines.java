package io.croupier.engine.exchange;

import io.croupier.engine.store.StoreVisitor;

/**
 * The lines of a market of LINE, in place of prices: from the lowest to the highest by an interval,
 * in hundredths; its result; and what bets bring by it. A back wins below its line, a lay above.
 * One object is used again for later markets; without lines it is none.
 *
 * <p>Owned by the engine thread.
 */
final class Lines extends PriceLadder {
  /** The most lines of a market. */
  static final int MAX = 1_000;

  /** No result is recorded. */
  static final int NONE = -1;

  private int lowest;
  private int interval;
  private int count;
  private int result = NONE;
  private int paidResult = NONE;

  Lines() {
    super(new int[] {LOWEST});
  }

  /** Whether bounds and interval make lines. */
  static boolean areLines(int lowest, int highest, int interval) {
    return interval >= 1
        && (highest - lowest) % interval == 0
        && (highest - lowest) / interval < MAX;
  }

  /** Begins a new market; interval 0: it has no lines. */
  void begin(int lowest, int highest, int interval) {
    this.lowest = lowest;
    this.interval = interval;
    count = interval == 0 ? 0 : (highest - lowest) / interval + 1;
    result = NONE;
    paidResult = NONE;
  }

  boolean exist() {
    return count != 0;
  }

  int lowest() {
    return lowest;
  }

  int highest() {
    return exist() ? price(count - 1) : 0;
  }

  int interval() {
    return interval;
  }

  @Override
  public int index(int line) {
    int above = line - lowest;
    boolean isLine = line >= lowest && line <= highest() && above % interval == 0;
    return isLine ? above / interval : OFF_LADDER;
  }

  @Override
  int indexAtOrBelow(int line) {
    return (Math.min(line, highest()) - lowest) / interval;
  }

  @Override
  public int price(int index) {
    return lowest + index * interval;
  }

  @Override
  public int size() {
    return count;
  }

  /** The recorded result; NONE when there is none. */
  int result() {
    return result;
  }

  void result(int value) {
    result = value;
  }

  /** All matches were read by the recorded result. */
  void paid() {
    paidResult = result;
  }

  /** What a bet that is void by now was given back by the result that matches were read by. */
  long paidReturn(long stake, int line) {
    return returned(stake, line, paidResult);
  }

  /** What a back is given back by the recorded result, beside what it was by the one before. */
  long moreReturned(long stake, int line) {
    return returned(stake, line, result) - paidReturn(stake, line);
  }

  private static long returned(long stake, int line, int result) {
    if (result == NONE || result > line) {
      return 0;
    }
    return result < line ? 2 * stake : stake;
  }

  void accept(StoreVisitor visitor) {
    lowest = visitor.count("lowest", 1, lowest);
    interval = visitor.count("interval", 1, interval);
    count = visitor.count("count", 1, count);
    result = (int) visitor.value("result", 1, result);
    paidResult = (int) visitor.value("paidResult", 1, paidResult);
  }
}
