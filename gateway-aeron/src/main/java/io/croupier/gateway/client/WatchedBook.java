package io.croupier.gateway.client;

import org.agrona.DirectBuffer;

/** A book and what is being done to keep it current. Owned by one thread. */
final class WatchedBook {
  private static final long NONE = 0;

  final MarketBook book;
  private final BookTimes times;
  private long query = NONE;
  private boolean answerIsStale;
  private long askedFrom;
  private long askedAfter;
  private long movedNs;
  private boolean told;
  private long toldNs;
  private boolean changed;

  WatchedBook(long marketId, BookTimes times, long nowNs) {
    book = new MarketBook(marketId);
    this.times = times;
    movedNs = nowNs;
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
    if (!answerIsStale) {
      changed |= book.onAnswer(askedFrom, askedAfter, buffer, offset);
    }
    answerIsStale = false;
  }

  /** The query was refused, though the market is there: all is asked for again. */
  void onRefused() {
    query = NONE;
    answerIsStale = false;
    book.forget();
  }

  /** The node is another run, perhaps with another past: all is asked for again. */
  void onAnotherRun() {
    answerIsStale = query != NONE;
    book.forget();
  }

  /** Asks for what is missing, and whether anything is when the market was silent for long. */
  boolean ask(BookQuery queries, long nowNs) {
    boolean silent = nowNs - movedNs >= times.silenceNs();
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
    if (!changed || !book.isCurrent() || told && nowNs - toldNs < times.intervalNs()) {
      return false;
    }
    changed = false;
    told = true;
    toldNs = nowNs;
    listener.onBook(book);
    book.forgetChanges();
    return true;
  }
}
