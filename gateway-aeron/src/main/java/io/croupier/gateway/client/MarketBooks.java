package io.croupier.gateway.client;

import static io.croupier.protocol.RefusalReason.UNKNOWN_MARKET;

import io.croupier.protocol.BookChangedDecoder;
import io.croupier.protocol.MessageHeaderDecoder;
import io.croupier.protocol.RefusedDecoder;
import java.util.ArrayList;
import java.util.List;
import org.agrona.DirectBuffer;
import org.agrona.collections.Long2ObjectHashMap;

/**
 * The books of the markets that a gateway watches, kept current from the shared stream of market
 * data and, where something is missing, by asking. Needs no stream where a book has one page, 750
 * levels, or rests for a while: without one it asks for each market once in {@link
 * BookTimes#silenceNs}, and pages that are not of one moment are only joined by the stream.
 *
 * <pre>{@code
 * MarketBooks books = new MarketBooks(BookTimes.conflated(100_000_000), client::askForBook, listener);
 * books.watch(marketId);
 * // in the OutcomeListener: onMarketData -> books.onMarketData, onQueryAnswer -> books.onQueryAnswer,
 * // onConnected -> books.onConnected
 * // in the duty cycle, behind client.poll(): books.doWork(System.nanoTime())
 * }</pre>
 *
 * <p>Owned by one thread, the one that polls.
 */
public final class MarketBooks {
  /**
   * Queries at once. A page is up to 16 KiB, and a node leaves a gateway that lets 256 KiB of
   * answers wait.
   */
  static final int MOST_ASKED = 8;

  private final BookTimes times;
  private final BookQuery queries;
  private final BookListener listener;
  private final Long2ObjectHashMap<WatchedBook> books = new Long2ObjectHashMap<>();
  private final List<WatchedBook> turns = new ArrayList<>();
  private final Long2ObjectHashMap<WatchedBook> asked = new Long2ObjectHashMap<>();
  private final MessageHeaderDecoder header = new MessageHeaderDecoder();
  private final BookChangedDecoder message = new BookChangedDecoder();
  private final RefusedDecoder refused = new RefusedDecoder();
  private int turn;
  private int epoch;
  private long nowNs;

  /** Books that are told to a listener. */
  public MarketBooks(BookTimes times, BookQuery queries, BookListener listener) {
    this.times = times;
    this.queries = queries;
    this.listener = listener;
  }

  /** Begins to watch a market. */
  public void watch(long marketId) {
    if (!books.containsKey(marketId)) {
      WatchedBook watched = new WatchedBook(marketId, times, nowNs);
      books.put(marketId, watched);
      turns.add(watched);
    }
  }

  /** Ends watching a market. */
  public void unwatch(long marketId) {
    turns.remove(books.remove(marketId));
  }

  /**
   * The gateway is in. A node that was started anew may have lost what it had told last, so the
   * books begin anew with it.
   */
  public void onConnected(int epoch) {
    if (epoch != this.epoch) {
      this.epoch = epoch;
      turns.forEach(WatchedBook::onAnotherRun);
    }
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
    } else if (refused.wrapAndApplyHeader(buffer, offset, header).reason() != UNKNOWN_MARKET) {
      watched.onRefused();
    } else {
      unwatch(watched.book.marketId());
      listener.onUnknownMarket(watched.book.marketId());
    }
    return true;
  }

  /** Asks for what is missing and tells what has waited; to be called in every duty cycle. */
  public int doWork(long nowNs) {
    this.nowNs = nowNs;
    int work = 0;
    for (int i = 0; i < turns.size(); i++) {
      work += turns.get(i).tell(listener, nowNs) ? 1 : 0;
    }
    return work + ask();
  }

  /** Asks in turns, so that each book comes to it. */
  private int ask() {
    int count = 0;
    for (int i = 0; i < turns.size() && asked.size() < MOST_ASKED; i++) {
      turn = turn + 1 < turns.size() ? turn + 1 : 0;
      WatchedBook watched = turns.get(turn);
      if (watched.ask(queries, nowNs)) {
        asked.put(watched.query(), watched);
        count++;
      }
    }
    return count;
  }
}
