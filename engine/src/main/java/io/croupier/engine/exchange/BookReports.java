package io.croupier.engine.exchange;

import io.croupier.engine.outcome.Outcomes;
import io.croupier.protocol.BookChangedEncoder;
import io.croupier.protocol.BookKind;
import io.croupier.protocol.Bool;

/**
 * Writes BookChanged: what stands in front of its rows, and the rows.
 *
 * <p>Owned by the engine thread.
 */
final class BookReports {
  /** Levels of one message: with a row for each of 256 runners it stays below 16 KiB. */
  static final int MOST_LEVELS = 750;

  private final Exchange exchange;
  private final MarketData data;

  BookReports(Exchange exchange) {
    this.exchange = exchange;
    data = exchange.data;
  }

  /** Begins a message of so many rows, which are to be written next, runners first. */
  BookChangedEncoder begin(
      Outcomes receiver, Market market, BookKind kind, int runners, int levels) {
    return receiver
        .bookChanged(runners, levels)
        .marketId(exchange.markets.id(market.slot()))
        .dataVersion(data.version(market.slot()))
        .version(market.version())
        .status(market.status())
        .inPlay(market.isInPlay() ? Bool.TRUE : Bool.FALSE)
        .kind(kind)
        .more(Bool.FALSE);
  }

  /** What a runner has traded. */
  void write(BookChangedEncoder.RunnersEncoder runners, int row) {
    runners
        .next()
        .tradedVolume(data.volume(row))
        .lastPrice(data.lastPrice(row))
        .runner(data.runner(row));
  }

  /** A level, by the price's index on the ladder of its market. */
  void write(
      BookChangedEncoder.LevelsEncoder levels,
      PriceLadder ladder,
      int row,
      int side,
      int index,
      long size) {
    levels
        .next()
        .size(size)
        .price(ladder.price(index))
        .runner(data.runner(row))
        .side(OrderReports.side(side));
  }
}
