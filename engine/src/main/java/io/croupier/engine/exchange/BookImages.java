package io.croupier.engine.exchange;

import io.croupier.engine.outcome.Outcomes;
import io.croupier.protocol.BookChangedEncoder;
import io.croupier.protocol.BookKind;

/**
 * Answers with the public data of a market, a page at a time. A place in an image is a number: the
 * runner, the side, the price of the last level told.
 *
 * <p>Owned by the engine thread.
 */
final class BookImages {
  /** Best prices of a side in the image of one runner: all of a CLASSIC ladder. */
  private static final int DEPTH_OF_RUNNER = 350;

  private static final int RUNNER_SHIFT = 18;
  private static final int SIDE_SHIFT = 17;
  private static final int PRICE_MASK = (1 << SIDE_SHIFT) - 1;
  private static final int SIDES = 2;

  private final Exchange exchange;
  private final transient OrderBook book;
  private final BookReports reports;
  private final Outcomes outcomes;
  private final transient int[] halves = new int[BookReports.MOST_LEVELS];
  private final transient int[] indexes = new int[BookReports.MOST_LEVELS];
  private transient int count;
  private transient boolean full;

  BookImages(Exchange exchange, BookReports reports, Outcomes outcomes) {
    this.exchange = exchange;
    book = exchange.book;
    this.reports = reports;
    this.outcomes = outcomes;
  }

  /** Whether a number can be a place in the image of a market; 0 is its beginning. */
  boolean isPlace(Market market, long place) {
    long runner = place >>> RUNNER_SHIFT;
    return place == 0
        || runner >= 1
            && runner <= market.runnerCount()
            && exchange.ladder(market).index((int) place & PRICE_MASK) != PriceLadder.OFF_LADDER;
  }

  /** The asker lacks nothing. */
  void answerNothing(Market market) {
    BookChangedEncoder answer = reports.begin(outcomes.answer(0), market, BookKind.DELTA, 0, 0);
    answer.runnersCount(0);
    answer.levelsCount(0);
  }

  /**
   * A page of the image, from behind a place on.
   *
   * @param depth so many best prices of each side; 0: all
   */
  void answerPage(Market market, long after, int depth) {
    int most = depth == 0 ? Integer.MAX_VALUE : depth;
    boolean first = after == 0;
    collect(market, after, most);
    int runners = first ? market.runnerCount() : 0;
    BookChangedEncoder answer =
        reports
            .begin(outcomes.answer(0), market, BookKind.IMAGE, runners, count)
            .nextAfter(full ? lastPlace(market) : 0);
    BookChangedEncoder.RunnersEncoder rows = answer.runnersCount(runners);
    for (int runner = 1; runner <= runners; runner++) {
      reports.write(rows, market.row(runner));
    }
    writeLevels(answer, market);
  }

  /** The image of one runner, without further pages. */
  void answerRunner(Market market, int runner) {
    begin();
    collectSide(market, runner, 0, DEPTH_OF_RUNNER);
    collectSide(market, runner, 1, DEPTH_OF_RUNNER);
    BookChangedEncoder answer =
        reports.begin(outcomes.answer(0), market, BookKind.IMAGE, 1, count).runner(runner);
    reports.write(answer.runnersCount(1), market.row(runner));
    writeLevels(answer, market);
  }

  private void begin() {
    count = 0;
    full = false;
  }

  private void collect(Market market, long after, int depth) {
    begin();
    int runner = Math.max(1, (int) (after >>> RUNNER_SHIFT));
    int side = (int) (after >>> SIDE_SHIFT) & 1;
    if (after != 0) {
      collectBehind(market, runner, side, (int) after & PRICE_MASK, depth);
      side++;
    }
    while (runner <= market.runnerCount() && !full) {
      for (; side < SIDES && !full; side++) {
        collectSide(market, runner, side, depth);
      }
      side = 0;
      runner++;
    }
  }

  private void collectSide(Market market, int runner, int side, int depth) {
    int row = market.row(runner);
    collect(runner, row, side, book.best(row, side), depth);
  }

  /** The rest of a side; of its best prices those count that are up to the place too. */
  private void collectBehind(Market market, int runner, int side, int price, int depth) {
    int row = market.row(runner);
    int place = exchange.ladder(market).index(price);
    int behind = book.next(row, side, place);
    int left = depth;
    if (depth != Integer.MAX_VALUE) {
      int index = book.best(row, side);
      for (; index != behind && left > 0; index = book.next(row, side, index)) {
        left--;
      }
    }
    collect(runner, row, side, behind, left);
  }

  private void collect(int runner, int row, int side, int from, int depth) {
    int left = depth;
    for (int index = from; index != OrderBook.NONE && left > 0 && !full; left--) {
      full = count == BookReports.MOST_LEVELS;
      if (!full) {
        halves[count] = runner << 1 | side;
        indexes[count++] = index;
        index = book.next(row, side, index);
      }
    }
  }

  private long lastPlace(Market market) {
    int half = halves[count - 1];
    int price = exchange.ladder(market).price(indexes[count - 1]);
    return (long) (half >>> 1) << RUNNER_SHIFT | (half & 1) << SIDE_SHIFT | price;
  }

  private void writeLevels(BookChangedEncoder answer, Market market) {
    BookChangedEncoder.LevelsEncoder levels = answer.levelsCount(count);
    PriceLadder ladder = exchange.ladder(market);
    for (int i = 0; i < count; i++) {
      int row = market.row(halves[i] >>> 1);
      int side = halves[i] & 1;
      long size = book.total(row, side, indexes[i]);
      reports.write(levels, ladder, row, side, indexes[i], size);
    }
  }
}
