package io.croupier.engine.exchange;

/**
 * Orders of one account in one market that are judged one after another, each with those before it
 * taken as accepted and resting unmatched: what they change, and what they use up. A single order
 * is judged in the same way, alone.
 *
 * <p>Owned by the engine thread.
 */
final class Prospect {
  final ResultChange results = new ResultChange();
  private final long[] references;
  private int referenceCount;
  private int orders;
  private int pages;
  private int spPages;
  private long stakes;
  private long held;
  private long risk;

  /** Makes room for so many orders. */
  Prospect(int mostOrders) {
    references = new long[mostOrders];
  }

  /** Begins with nothing; {@code held} is what the position holds now. */
  void begin(long held) {
    results.clear();
    referenceCount = 0;
    orders = 0;
    pages = 0;
    spPages = 0;
    stakes = 0;
    risk = 0;
    this.held = held;
  }

  /** An order was judged and is good: it counts from now on; its results were added before. */
  void take(Instruction order, int newPages, long riskOfIt, long holdWithIt) {
    if (order.reference != 0) {
      references[referenceCount++] = order.reference;
    }
    orders++;
    if (order.isSp()) {
      spPages += newPages;
    } else {
      pages += newPages;
    }
    stakes += order.stake;
    risk += riskOfIt;
    held = holdWithIt;
  }

  boolean hasReference(long reference) {
    for (int i = 0; i < referenceCount; i++) {
      if (references[i] == reference) {
        return true;
      }
    }
    return false;
  }

  /** The orders so far. */
  int orders() {
    return orders;
  }

  /** The pages of the book, or of that at the starting price, that they need beside those there. */
  int pages(boolean ofSp) {
    return ofSp ? spPages : pages;
  }

  /** Their stakes. */
  long stakes() {
    return stakes;
  }

  /** What they risk, each by itself. */
  long risk() {
    return risk;
  }

  /** What the position holds with them. */
  long held() {
    return held;
  }
}
