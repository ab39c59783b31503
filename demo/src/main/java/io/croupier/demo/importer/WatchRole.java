package io.croupier.demo.importer;

import io.croupier.demo.edge.Command;
import io.croupier.demo.edge.Link;
import io.croupier.demo.edge.Outcome;
import io.croupier.demo.edge.Role;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Watches from a second gateway the market that another one imports: one book after the other,
 * whatever the other gateway is doing. None may ever be crossed, none be older than the one before.
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
    levels += book.levels();
    if (book.isCrossed() || outcome.header().commandSequence() < asOf) {
      fault = "A book is crossed or comes from the past: " + book;
    }
    asOf = outcome.header().commandSequence();
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
        "markets",
        0,
        "booksWatched",
        books,
        "levelsWatched",
        levels);
  }

  @Override
  public double progress() {
    return 1;
  }
}
