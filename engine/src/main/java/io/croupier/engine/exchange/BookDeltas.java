package io.croupier.engine.exchange;

import io.croupier.engine.outcome.Outcomes;
import io.croupier.protocol.BookChangedEncoder;
import io.croupier.protocol.BookKind;
import io.croupier.protocol.Bool;

/**
 * Tells everybody what a command has changed of the markets' public data, when it is over. Rules:
 * docs/rules.md, Market data.
 *
 * <p>Owned by the engine thread.
 */
public final class BookDeltas {
  private final Exchange exchange;
  private final MarketData data;
  private final transient TouchedLevels levels;
  private final BookReports reports;
  private final Outcomes outcomes;
  private final transient int[] firstLevels;
  private final transient int[] lastLevels;

  BookDeltas(Exchange exchange, BookReports reports, Outcomes outcomes) {
    this.exchange = exchange;
    data = exchange.data;
    levels = data.levels();
    this.reports = reports;
    this.outcomes = outcomes;
    firstLevels = new int[exchange.markets.capacity() + 1];
    lastLevels = new int[exchange.markets.capacity() + 1];
  }

  /** Writes a message, or several, for each market that differs from what it was. */
  public void report() {
    int count = data.touchedCount();
    if (count == 0) {
      return;
    }
    listLevels();
    for (int i = 0; i < count; i++) {
      Market market = exchange.markets.get(data.touched(i));
      if (data.isCreated(market.slot())) {
        reportCreated(market);
      } else {
        reportChanges(market);
      }
    }
    data.clear();
  }

  /** Makes a list for each touched market of those of its levels that differ. */
  private void listLevels() {
    for (int i = 0; i < data.touchedCount(); i++) {
      firstLevels[data.touched(i)] = TouchedLevels.NONE;
    }
    for (int level = 0; level < levels.count(); level++) {
      if (levels.differs(level)) {
        append(data.market(levels.row(level)), level);
      }
    }
  }

  private void append(int market, int level) {
    levels.next(level, TouchedLevels.NONE);
    if (firstLevels[market] == TouchedLevels.NONE) {
      firstLevels[market] = level;
    } else {
      levels.next(lastLevels[market], level);
    }
    lastLevels[market] = level;
  }

  private void reportCreated(Market market) {
    data.nextVersion(market.slot());
    int count = market.runnerCount();
    BookChangedEncoder image = reports.begin(outcomes.toAll(), market, BookKind.IMAGE, count, 0);
    BookChangedEncoder.RunnersEncoder runners = image.runnersCount(count);
    for (int runner = 1; runner <= count; runner++) {
      reports.write(runners, market.row(runner));
    }
    image.levelsCount(0);
  }

  private void reportChanges(Market market) {
    int slot = market.slot();
    int tradedCount = countTraded(slot);
    int left = countLevels(slot);
    if (!data.isChanged(slot) && tradedCount == 0 && left == 0) {
      return;
    }
    int count = Math.min(left, BookReports.MOST_LEVELS);
    BookChangedEncoder delta = begin(market, tradedCount, count, left > count);
    writeTraded(delta, slot, tradedCount);
    int level = writeLevels(delta, market, firstLevels[slot], count);
    for (left -= count; left > 0; left -= count) {
      count = Math.min(left, BookReports.MOST_LEVELS);
      delta = begin(market, 0, count, left > count);
      delta.runnersCount(0);
      level = writeLevels(delta, market, level, count);
    }
  }

  private BookChangedEncoder begin(Market market, int runners, int count, boolean more) {
    data.nextVersion(market.slot());
    return reports
        .begin(outcomes.toAll(), market, BookKind.DELTA, runners, count)
        .more(more ? Bool.TRUE : Bool.FALSE);
  }

  private void writeTraded(BookChangedEncoder delta, int slot, int count) {
    BookChangedEncoder.RunnersEncoder rows = delta.runnersCount(count);
    for (int row = data.firstTraded(slot); row != MarketData.NONE; row = data.nextTraded(row)) {
      reports.write(rows, row);
    }
  }

  /** Writes the next levels from {@code level} on, and gives the one behind them. */
  private int writeLevels(BookChangedEncoder delta, Market market, int level, int count) {
    BookChangedEncoder.LevelsEncoder rows = delta.levelsCount(count);
    PriceLadder ladder = exchange.ladder(market);
    int next = level;
    for (int i = 0; i < count; i++) {
      int side = levels.side(next);
      int index = levels.index(next);
      reports.write(rows, ladder, levels.row(next), side, index, levels.after(next));
      next = levels.next(next);
    }
    return next;
  }

  private int countTraded(int slot) {
    int count = 0;
    for (int row = data.firstTraded(slot); row != MarketData.NONE; row = data.nextTraded(row)) {
      count++;
    }
    return count;
  }

  private int countLevels(int slot) {
    int count = 0;
    for (int level = firstLevels[slot]; level != TouchedLevels.NONE; level = levels.next(level)) {
      count++;
    }
    return count;
  }
}
