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
  /** No row. */
  static final int NONE = 0;

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
  private final transient int[] markets;
  private final transient TouchedLevels levels;
  private final transient boolean[] traded;
  private final transient int[] firstTraded;
  private final transient int[] lastTraded;
  private final transient int[] nextTraded;
  private transient int marketCount;

  /** Makes room for {@code marketLimit} markets, and for so many levels touched by one command. */
  MarketData(Runners runners, int marketLimit, int levelLimit) {
    this.runners = runners;
    versions = new long[marketLimit + 1];
    volumes = new long[runners.rows()];
    lastPrices = new int[runners.rows()];
    marketOfRow = new int[runners.rows()];
    runnerOfRow = new short[runners.rows()];
    marks = new byte[marketLimit + 1];
    markets = new int[marketLimit];
    levels = new TouchedLevels(levelLimit);
    traded = new boolean[runners.rows()];
    firstTraded = new int[marketLimit + 1];
    lastTraded = new int[marketLimit + 1];
    nextTraded = new int[runners.rows()];
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
    touch(market.slot(), CREATED);
  }

  /** Status, in-play or version of a market has changed. */
  void changed(Market market) {
    touch(market.slot(), CHANGED);
  }

  /** A back and a lay of a runner met. */
  void traded(int row, long stake, int price) {
    volumes[row] += stake;
    lastPrices[row] = price;
    if (!traded[row]) {
      traded[row] = true;
      appendTraded(marketOfRow[row], row);
      touch(marketOfRow[row], TOUCHED);
    }
  }

  private void appendTraded(int market, int row) {
    if (firstTraded[market] == NONE) {
      firstTraded[market] = row;
    } else {
      nextTraded[lastTraded[market]] = row;
    }
    lastTraded[market] = row;
    nextTraded[row] = NONE;
  }

  @Override
  public void onLevel(int row, int side, int index, long before, long after) {
    levels.add(row, side, index, before, after);
    touch(marketOfRow[row], TOUCHED);
  }

  private void touch(int market, byte mark) {
    if (marks[market] < mark) {
      if (marks[market] == UNTOUCHED) {
        markets[marketCount++] = market;
      }
      marks[market] = mark;
    }
  }

  /** The number of the last message of a market. */
  long version(int market) {
    return versions[market];
  }

  /** A message of a market is written now: the number grows by one. */
  void nextVersion(int market) {
    versions[market]++;
  }

  /** Stakes of the backers in all matches of a runner. */
  long volume(int row) {
    return volumes[row];
  }

  /** Price of the last match of a runner; 0 when there was none. */
  int lastPrice(int row) {
    return lastPrices[row];
  }

  int market(int row) {
    return marketOfRow[row];
  }

  /** The runner in a row, from 1. */
  int runner(int row) {
    return runnerOfRow[row];
  }

  /** How many markets the command has touched. */
  int touchedCount() {
    return marketCount;
  }

  /** The slot of a touched market, from 0 in the order in which they were touched. */
  int touched(int at) {
    return markets[at];
  }

  boolean isCreated(int market) {
    return marks[market] == CREATED;
  }

  /** Whether status, in-play or version of a market has changed. */
  boolean isChanged(int market) {
    return marks[market] >= CHANGED;
  }

  /** The row of the runner of a market that the command has matched first; 0: none. */
  int firstTraded(int market) {
    return firstTraded[market];
  }

  /** The row of the runner of the same market that it has matched first after another; 0: none. */
  int nextTraded(int row) {
    return nextTraded[row];
  }

  /** The levels that the command has touched. */
  TouchedLevels levels() {
    return levels;
  }

  /** The command is over and told. */
  void clear() {
    for (int i = 0; i < marketCount; i++) {
      int market = markets[i];
      marks[market] = UNTOUCHED;
      for (int row = firstTraded[market]; row != NONE; row = nextTraded[row]) {
        traded[row] = false;
      }
      firstTraded[market] = NONE;
    }
    marketCount = 0;
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
