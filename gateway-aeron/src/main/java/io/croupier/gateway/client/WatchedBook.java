package io.croupier.gateway.client;

import org.agrona.DirectBuffer;

/** A book and what is being done to keep it current. Owned by one thread. */
final class WatchedBook {
  private static final long NONE = 0;

  final MarketBook book;
  private final BookTimes times;
  private long query = NONE;
  private long askedFrom;
  private long askedAfter;
  private long movedNs;
  private long toldNs;
  private boolean changed;

  WatchedBook(long marketId, BookTimes times, long nowNs) {
    book = new MarketBook(marketId);
    this.times = times;
    movedNs = nowNs;
    toldNs = nowNs - times.intervalNs();
  }

  void onMessage(DirectBuffer buffer, int offset, int length, long nowNs) {
    movedNs = nowNs;
    changed |= book.onMessage(buffer, offset, length);
  }

  /** Command id of the query that waits for its answer; 0: none. */
  long query() {
    return query;
  }

  void onAnswer(DirectBuffer buffer, int offset, long nowNs) {
    query = NONE;
    movedNs = nowNs;
    changed |= book.onAnswer(askedFrom, askedAfter, buffer, offset);
  }

  /** Asks for what is missing, and whether anything is when the market was silent for long. */
  boolean ask(BookQuery queries, long nowNs) {
    boolean silent = nowNs - movedNs >= times.silenceNs() && !book.isFinal();
    if (query != NONE || !silent && !book.isMissing() && book.nextAfter() == 0) {
      return false;
    }
    if (silent && book.isLoading()) {
      book.reload();
    }
    askedFrom = book.askFrom();
    askedAfter = book.nextAfter();
    query = Math.max(NONE, queries.ask(book.marketId(), askedFrom, askedAfter));
    movedNs = query == NONE ? movedNs : nowNs;
    return query != NONE;
  }

  /** Tells the listener of a book that has changed, if it is exact and its time has come. */
  boolean tell(BookListener listener, long nowNs) {
    if (!changed || !book.isCurrent() || nowNs - toldNs < times.intervalNs()) {
      return false;
    }
    changed = false;
    toldNs = nowNs;
    listener.onBook(book);
    book.forgetChanges();
    return true;
  }
}
