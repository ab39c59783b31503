package io.croupier.demo.edge;

import io.croupier.gateway.client.MarketBook;
import io.croupier.protocol.BookChangedDecoder;
import io.croupier.protocol.MarketStatus;
import java.util.Map;

/** Says on the board, a few times a second, how the book of one market stands; of one after it. */
final class LiveBook {
  private final Link link;
  private final Board board;
  private long shown;

  LiveBook(Link link, Board board) {
    this.link = link;
    this.board = board;
  }

  /** A message of any market: the first open one is shown until it is over. */
  void onMarketData(BookChangedDecoder message) {
    if (shown == 0 && message.status() == MarketStatus.OPEN) {
      shown = message.marketId();
      link.books().watch(shown);
    }
  }

  /** The book of a watched market has changed. */
  void onBook(MarketBook book) {
    if (book.marketId() == shown) {
      board.say("book", Map.of("lines", BookLines.of(book)));
      shown = book.isFinal() || book.status() == MarketStatus.CLOSED ? 0 : shown;
    }
  }
}
