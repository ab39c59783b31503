package io.croupier.engine.exchange;

import io.croupier.engine.store.StoreVisitor;

/**
 * What the public may know of markets beside their books: the number of the last message of each
 * market, what each runner has traded, at which price last. Notes what the command at hand has
 * touched, so that {@link BookDeltas} can tell it.
 *
 * <p><b>Guarantees:</b> the numbers of a market's messages have no holes; markets, runners and
 * levels are noted in the order in which they were touched first, each once.
 *
 * <p>Owned by the engine thread.
 */
final class MarketData implements LevelListener {
  private static final byte UNTOUCHED = 0;
  private static final byte TOUCHED = 1;
  private static final byte CHANGED = 2;
  private static final byte CREATED = 3;

  private final Runners runners;
  private final long[] versions;
  private final long[] volumes;
  private final int[] lastPrices;

  private final transient int[] marketOfRow;
  private final transient short[] runnerOfRow;
  private final transient byte[] marks;
  private final transient int[] touched;
  private final transient TouchedLevels levels;
  private final transient boolean[] traded;
  private final transient int[] nextTraded;
  private final transient int[] firstTraded;
  private final transient int[] lastTraded;
  private transient int touchedCount;

  /** Makes room for {@code marketLimit} markets, and for so many levels touched by one command. */
  MarketData(Runners runners, int marketLimit, int levelLimit) {
    this.runners = runners;
    versions = new long[marketLimit + 1];
    volumes = new long[runners.rows()];
    lastPrices = new int[runners.rows()];
    marketOfRow = new int[runners.rows()];
    runnerOfRow = new short[runners.rows()];
    marks = new byte[marketLimit + 1];
    touched = new int[marketLimit];
    levels = new TouchedLevels(levelLimit, marketLimit);
    traded = new boolean[runners.rows()];
    nextTraded = new int[runners.rows()];
    firstTraded = new int[marketLimit + 1];
    lastTraded = new int[marketLimit + 1];
  }

  /** Says which market and runner a row is from now on. */
  void use(int row, int market, int runner) {
    marketOfRow[row] = market;
    runnerOfRow[row] = (short) runner;
  }

  /** A market was created in rows that earlier ones may have used. */
  void created(Market market) {
    versions[market.slot()] = 0;
    for (int runner = 1; runner <= market.runnerCount(); runner++) {
      volumes[market.row(runner)] = 0;
      lastPrices[market.row(runner)] = 0;
    }
    touch(market.slot());
    marks[market.slot()] = CREATED;
  }

  /** Status, in-play or version of a market has changed. */
  void changed(Market market) {
    touch(market.slot());
    marks[market.slot()] = (byte) Math.max(marks[market.slot()], CHANGED);
  }

  /** A back and a lay of a runner met. */
  void traded(int row, long stake, int price) {
    volumes[row] += stake;
    lastPrices[row] = price;
    int market = marketOfRow[row];
    touch(market);
    if (!traded[row]) {
      traded[row] = true;
      nextTraded[row] = 0;
      if (firstTraded[market] == 0) {
        firstTraded[market] = row;
      } else {
        nextTraded[lastTraded[market]] = row;
      }
      lastTraded[market] = row;
    }
  }

  @Override
  public void onLevel(int row, int side, int index, long before) {
    int market = marketOfRow[row];
    touch(market);
    levels.add(market, row, side, index, before);
  }

  private void touch(int market) {
    if (marks[market] == UNTOUCHED) {
      marks[market] = TOUCHED;
      touched[touchedCount++] = market;
      levels.begin(market);
      firstTraded[market] = 0;
    }
  }

  /** The number of the last message of a market. */
  long version(int market) {
    return versions[market];
  }

  /** The number of the next message of a market, which is written now. */
  long nextVersion(int market) {
    return ++versions[market];
  }

  /** Stakes of the backers in all matches of a runner. */
  long volume(int row) {
    return volumes[row];
  }

  /** Price of the last match of a runner; 0 when there was none. */
  int lastPrice(int row) {
    return lastPrices[row];
  }

  /** The runner in a row, from 1. */
  int runner(int row) {
    return runnerOfRow[row];
  }

  /** How many markets the command has touched. */
  int touchedCount() {
    return touchedCount;
  }

  /** The slot of a touched market, from 0 in the order in which they were touched. */
  int touched(int at) {
    return touched[at];
  }

  boolean isCreated(int market) {
    return marks[market] == CREATED;
  }

  /** Whether status, in-play or version of a market has changed. */
  boolean isChanged(int market) {
    return marks[market] >= CHANGED;
  }

  /** The row of the runner of a market that the command matched first; 0 when none was. */
  int firstTraded(int market) {
    return firstTraded[market];
  }

  int nextTraded(int row) {
    return nextTraded[row];
  }

  /** The levels that the command has touched. */
  TouchedLevels levels() {
    return levels;
  }

  /** The command is over and told. */
  void clear() {
    for (int i = 0; i < touchedCount; i++) {
      int market = touched[i];
      marks[market] = UNTOUCHED;
      for (int row = firstTraded[market]; row != 0; row = nextTraded[row]) {
        traded[row] = false;
      }
    }
    touchedCount = 0;
    levels.clear();
  }

  /** Visits every field; where a row belongs is said anew after a load. */
  void accept(StoreVisitor visitor) {
    visitor.store("market data", true);
    visitor.longs("versions", 1, versions, 1, versions.length);
    visitor.longs("volumes", 1, volumes, 0, runners.end());
    visitor.ints("lastPrices", 1, lastPrices, 0, runners.end());
  }
}
