package io.croupier.engine.exchange;

import io.croupier.engine.TestEngine;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A market as a plain reader of its data knows it: nothing but maps and what was told. */
final class PublicBook {
  private final TestEngine engine;
  private final long marketId;
  private final Map<String, Long> levels = new TreeMap<>();
  private final Map<Long, String> runners = new TreeMap<>();
  private long dataVersion;
  private String state = "";

  private PublicBook(TestEngine engine, long marketId) {
    this.engine = engine;
    this.marketId = marketId;
  }

  /** Asks for all pages of the image. */
  static PublicBook asked(TestEngine engine, long marketId) {
    PublicBook book = new PublicBook(engine, marketId);
    Object after = 0L;
    do {
      Map<String, Object> page =
          engine.query("QueryMarketData", "marketId", marketId, "after", after).get(0);
      book.put(page);
      after = page.getOrDefault("nextAfter", 0L);
    } while (!after.equals(0L));
    return book;
  }

  /** Applies the messages of a command, which must be the next ones. */
  static void apply(Map<Long, PublicBook> books, TestEngine engine) {
    for (Map<String, Object> message : engine.marketData()) {
      long id = (Long) message.get("marketId");
      PublicBook book = books.computeIfAbsent(id, none -> new PublicBook(engine, id));
      long version = (Long) message.get("dataVersion");
      if (version != book.dataVersion + 1) {
        throw new AssertionError("a hole before " + message);
      }
      book.put(message);
    }
  }

  private void put(Map<String, Object> message) {
    dataVersion = (Long) message.get("dataVersion");
    state = message.get("status") + " " + message.get("inPlay") + " " + message.get("version");
    for (Object row : (List<?>) message.get("runners")) {
      Map<?, ?> runner = (Map<?, ?>) row;
      runners.put(
          (Long) runner.get("runner"), runner.get("tradedVolume") + "@" + runner.get("lastPrice"));
    }
    for (Object row : (List<?>) message.get("levels")) {
      Map<?, ?> level = (Map<?, ?>) row;
      String key = level.get("runner") + " " + level.get("side") + " " + level.get("price");
      long size = (Long) level.get("size");
      if (size == 0) {
        levels.remove(key);
      } else {
        levels.put(key, size);
      }
    }
  }

  /** The levels as the book's own query tells them. */
  Map<String, Long> levelsOfBooks() {
    Map<String, Long> found = new HashMap<>();
    for (long runner : runners.keySet()) {
      Map<String, Object> book =
          engine.query("QueryOrderBook", "marketId", marketId, "runner", runner).get(0);
      for (Object row : (List<?>) book.get("levels")) {
        Map<?, ?> level = (Map<?, ?>) row;
        found.put(
            runner + " " + level.get("side") + " " + level.get("price"), (Long) level.get("size"));
      }
    }
    return found;
  }

  Map<String, Long> levels() {
    return levels;
  }

  @Override
  public String toString() {
    return dataVersion + " " + state + " " + runners + " " + levels;
  }
}
