package io.croupier.demo.edge;

import io.croupier.gateway.client.MarketBook;
import io.croupier.protocol.BookChangedDecoder;
import io.croupier.protocol.MarketStatus;
import java.util.ArrayDeque;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Says on the board, a few times a second, how the book of one market stands: until it is over, or
 * for a while if there is one of a kind whose turn it is.
 */
final class LiveBook {
  private static final int KINDS_IN_TURN = 5;
  private static final long WHILE_NS = TimeUnit.SECONDS.toNanos(6);

  private final Link link;
  private final Board board;
  private final MarketNames names;
  private final ArrayDeque<String> lastKinds = new ArrayDeque<>();
  private long shown;
  private long sinceNs = System.nanoTime() - WHILE_NS;
  private MarketSign sign;

  LiveBook(Link link, Board board, MarketNames names) {
    this.link = link;
    this.board = board;
    this.names = names;
  }

  /** A message of any market. */
  void onMarketData(BookChangedDecoder message) {
    if (message.status() == MarketStatus.OPEN && isNext(message.marketId())) {
      link.books().unwatch(shown);
      show(message.marketId());
    }
  }

  /** One of a kind whose turn it is; if there is none for a while, any rather than nothing. */
  private boolean isNext(long marketId) {
    boolean isFree = shown == 0;
    return isFree && isLong() || (isFree || isLong()) && isItsTurn(names.kind(marketId));
  }

  private boolean isLong() {
    return System.nanoTime() - sinceNs >= WHILE_NS;
  }

  private boolean isItsTurn(String kind) {
    return !kind.isEmpty() && !lastKinds.contains(kind);
  }

  private void show(long marketId) {
    lastKinds.add(names.kind(marketId));
    if (lastKinds.size() == KINDS_IN_TURN) {
      lastKinds.remove();
    }
    shown = marketId;
    sinceNs = System.nanoTime();
    sign = null;
    link.books().watch(marketId);
    link.send(
        Command.of("QueryMarket").with("marketId", marketId),
        market -> {
          if (marketId == shown && !market.isRefused()) {
            sign = MarketSign.of(market, runner -> names.runner(marketId, runner));
          }
        });
  }

  /** The book of a watched market has changed. */
  void onBook(MarketBook book) {
    if (book.marketId() != shown || sign == null) {
      return;
    }
    BookLines lines = new BookLines(book, sign);
    board.say("book", Map.of("lines", lines.lines()));
    if (book.isFinal() || book.status() == MarketStatus.CLOSED) {
      shown = 0;
      sinceNs = System.nanoTime();
    } else if (sign.startingPrices() != null) {
      lines.runners().forEach(runner -> ask(runner, sign.startingPrices()));
    }
  }

  /** What is answered is shown with the next change. */
  private void ask(int runner, StartingPrices prices) {
    link.send(
        Command.of("QueryStartingPrice").with("marketId", shown).with("runner", runner),
        reported -> {
          if (!reported.isRefused()) {
            prices.put(reported);
          }
        });
  }
}
