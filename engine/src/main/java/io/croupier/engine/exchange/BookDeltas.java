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

  BookDeltas(Exchange exchange, BookReports reports, Outcomes outcomes) {
    this.exchange = exchange;
    data = exchange.data;
    levels = data.levels();
    this.reports = reports;
    this.outcomes = outcomes;
  }

  /** Writes a message, or several, for each market that differs from what it was. */
  public void report() {
    for (int i = 0; i < data.touchedCount(); i++) {
      Market market = exchange.markets.get(data.touched(i));
      if (data.isCreated(market.slot())) {
        reportCreated(market);
      } else {
        reportChanges(market);
      }
    }
    data.clear();
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
    BookChangedEncoder.RunnersEncoder traded = delta.runnersCount(tradedCount);
    for (int row = data.firstTraded(slot); row != 0; row = data.nextTraded(row)) {
      reports.write(traded, row);
    }
    int level = writeLevels(delta, market, levels.first(slot), count);
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

  /** Writes the next levels that differ, from {@code level} on, and gives the one behind them. */
  private int writeLevels(BookChangedEncoder delta, Market market, int level, int count) {
    BookChangedEncoder.LevelsEncoder rows = delta.levelsCount(count);
    int next = level;
    for (int left = count; left > 0; next = levels.next(next)) {
      if (differs(next)) {
        reports.write(rows, market, levels.row(next), levels.side(next), levels.index(next));
        left--;
      }
    }
    return next;
  }

  private int countTraded(int slot) {
    int count = 0;
    for (int row = data.firstTraded(slot); row != 0; row = data.nextTraded(row)) {
      count++;
    }
    return count;
  }

  private int countLevels(int slot) {
    int count = 0;
    for (int level = levels.first(slot); level != TouchedLevels.NONE; level = levels.next(level)) {
      count += differs(level) ? 1 : 0;
    }
    return count;
  }

  private boolean differs(int level) {
    int index = levels.index(level);
    return exchange.book.total(levels.row(level), levels.side(level), index)
        != levels.before(level);
  }
}
