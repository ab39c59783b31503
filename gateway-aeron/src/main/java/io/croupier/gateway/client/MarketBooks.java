package io.croupier.gateway.client;

import io.croupier.protocol.BookChangedDecoder;
import io.croupier.protocol.MessageHeaderDecoder;
import org.agrona.DirectBuffer;
import org.agrona.collections.Long2ObjectHashMap;

/**
 * The books of the markets that a gateway watches, kept current from the shared stream of market
 * data and, where something is missing, by asking. Needs no stream: without one it asks for each
 * market once in {@link BookTimes#silenceNs}.
 *
 * <pre>{@code
 * MarketBooks books = new MarketBooks(BookTimes.conflated(100_000_000), client::askForBook, listener);
 * books.watch(marketId);
 * // in the OutcomeListener: onMarketData -> books.onMarketData, onQueryAnswer -> books.onQueryAnswer
 * // in the duty cycle, behind client.poll(): books.doWork(System.nanoTime())
 * }</pre>
 *
 * <p>Owned by one thread, the one that polls.
 */
public final class MarketBooks {
  private final BookTimes times;
  private final BookQuery queries;
  private final BookListener listener;
  private final Long2ObjectHashMap<WatchedBook> books = new Long2ObjectHashMap<>();
  private final Long2ObjectHashMap<WatchedBook> asked = new Long2ObjectHashMap<>();
  private final MessageHeaderDecoder header = new MessageHeaderDecoder();
  private final BookChangedDecoder message = new BookChangedDecoder();
  private long nowNs;

  /** Books that are told to a listener. */
  public MarketBooks(BookTimes times, BookQuery queries, BookListener listener) {
    this.times = times;
    this.queries = queries;
    this.listener = listener;
  }

  /** Begins to watch a market. */
  public void watch(long marketId) {
    books.computeIfAbsent(marketId, id -> new WatchedBook(id, times, nowNs));
  }

  /** Ends watching a market. */
  public void unwatch(long marketId) {
    books.remove(marketId);
  }

  /** The book of a watched market; null of another one. */
  public MarketBook book(long marketId) {
    WatchedBook watched = books.get(marketId);
    return watched == null ? null : watched.book;
  }

  /** A message of the shared stream. */
  public void onMarketData(DirectBuffer buffer, int offset, int length) {
    message.wrapAndApplyHeader(buffer, offset, header);
    WatchedBook watched = books.get(message.marketId());
    if (watched != null) {
      watched.onMessage(buffer, offset, length, nowNs);
      watched.tell(listener, nowNs);
    }
  }

  /** The answer to a query of this gateway's; false when it is none of these books' queries. */
  public boolean onQueryAnswer(long commandId, DirectBuffer buffer, int offset) {
    WatchedBook watched = asked.remove(commandId);
    if (watched == null) {
      return false;
    }
    if (books.get(watched.book.marketId()) != watched) {
      return true;
    }
    header.wrap(buffer, offset);
    if (header.templateId() == BookChangedDecoder.TEMPLATE_ID) {
      watched.onAnswer(buffer, offset, nowNs);
      watched.tell(listener, nowNs);
    } else {
      books.remove(watched.book.marketId());
      listener.onUnknownMarket(watched.book.marketId());
    }
    return true;
  }

  /** Asks for what is missing and tells what has waited; to be called in every duty cycle. */
  public int doWork(long nowNs) {
    this.nowNs = nowNs;
    int work = 0;
    Long2ObjectHashMap<WatchedBook>.ValueIterator all = books.values().iterator();
    while (all.hasNext()) {
      WatchedBook watched = all.next();
      if (watched.ask(queries, nowNs)) {
        asked.put(watched.query(), watched);
        work++;
      }
      work += watched.tell(listener, nowNs) ? 1 : 0;
    }
    return work;
  }
}
