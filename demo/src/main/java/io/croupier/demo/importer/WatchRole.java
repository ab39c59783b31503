package io.croupier.demo.importer;

import io.croupier.demo.edge.Command;
import io.croupier.demo.edge.Link;
import io.croupier.demo.edge.Outcome;
import io.croupier.demo.edge.Role;
import io.croupier.gateway.client.MarketBook;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Watches from a second gateway the market that another one imports: one book after the other,
 * whatever the other gateway is doing. None may ever be crossed, none be older than the one before,
 * and each must be the one that is followed from market data.
 */
public final class WatchRole implements Role {
  private static final long PAUSE_NS = TimeUnit.MILLISECONDS.toNanos(2);

  private final Link link;
  private long marketId;
  private int runners;
  private int runner;
  private long nextNs;
  private boolean over;
  private long asOf;
  private long books;
  private long levels;
  private long booksFollowed;
  private String fault;

  public WatchRole(Link link) {
    this.link = link;
  }

  @Override
  public int doWork(long nowNs) {
    if (marketId == 0 || over || nowNs < nextNs) {
      return 0;
    }
    nextNs = Math.max(nextNs + PAUSE_NS, nowNs - PAUSE_NS);
    runner = runner % runners + 1;
    link.send(
        Command.of("QueryOrderBook").with("marketId", marketId).with("runner", runner),
        nowNs,
        this::look);
    return 1;
  }

  private void look(Outcome outcome) {
    if (outcome.isRefused()) {
      fault = "A book could not be seen: " + outcome;
      return;
    }
    Book book = Book.read(outcome);
    books++;
    follow(outcome, book);
    levels += book.levels();
    if (book.isCrossed() || outcome.header().commandSequence() < asOf) {
      fault = "A book is crossed or comes from the past: " + book;
    }
    asOf = outcome.header().commandSequence();
  }

  /** What is followed from market data must be what the node says, whenever both are of one age. */
  private void follow(Outcome outcome, Book book) {
    MarketBook followed = link.books().book(marketId);
    if (followed == null
        || !followed.isCurrent()
        || followed.dataVersion() != outcome.number("dataVersion")) {
      return;
    }
    booksFollowed++;
    if (!book.equals(Book.of(followed, book.runner()))) {
      fault = "A followed book is not the node's: " + Book.of(followed, book.runner());
    }
  }

  @Override
  public boolean isDone() {
    return over && link.open() == 0;
  }

  @Override
  public String fault() {
    return fault;
  }

  @Override
  public void onOutcome(Outcome outcome) {}

  @Override
  public void onShared(Map<String, Object> news) {
    over = news.get("share").equals("over");
    if (!over) {
      marketId = ((Number) news.get("id")).longValue();
      runners = ((Number) news.get("runners")).intValue();
      nextNs = System.nanoTime();
      link.books().watch(marketId);
    }
  }

  @Override
  public void conclude() {}

  @Override
  public Map<String, Object> report() {
    return Map.of(
        "paidIn",
        Map.of(),
        "paidOut",
        Map.of(),
        "wallets",
        Map.of(),
        "booksWatched",
        books,
        "levelsWatched",
        levels,
        "booksFollowed",
        booksFollowed);
  }

  @Override
  public double progress() {
    return 1;
  }
}
