package io.croupier.demo.edge;

import io.croupier.gateway.client.MarketBook;
import io.croupier.protocol.BookChangedDecoder;
import io.croupier.protocol.MarketStatus;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.agrona.collections.LongHashSet;

/**
 * Says on the board, a few times a second, how the book of one market stands: until it is over, or
 * for a while if there is another one that was not shown yet.
 */
final class LiveBook {
  private static final long WHILE_NS = TimeUnit.SECONDS.toNanos(5);

  private final Link link;
  private final Board board;
  private final RunnerNames names;
  private final LongHashSet seen = new LongHashSet();
  private long shown;
  private long sinceNs;
  private MarketSign sign;

  LiveBook(Link link, Board board, RunnerNames names) {
    this.link = link;
    this.board = board;
    this.names = names;
  }

  /** A message of any market. */
  void onMarketData(BookChangedDecoder message) {
    if (message.status() == MarketStatus.OPEN
        && (shown == 0 || isLong() && !seen.contains(message.marketId()))) {
      link.books().unwatch(shown);
      show(message.marketId());
    }
  }

  private boolean isLong() {
    return System.nanoTime() - sinceNs >= WHILE_NS;
  }

  private void show(long marketId) {
    shown = marketId;
    seen.add(marketId);
    sinceNs = System.nanoTime();
    sign = null;
    link.books().watch(marketId);
    link.send(
        Command.of("QueryMarket").with("marketId", marketId),
        market -> {
          if (marketId == shown && !market.isRefused()) {
            sign = MarketSign.of(market, runner -> names.name(marketId, runner));
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
