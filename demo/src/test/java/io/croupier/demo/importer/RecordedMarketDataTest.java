package io.croupier.demo.importer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.croupier.demo.RecordedData;
import io.croupier.gateway.client.MarketBook;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A book that is followed is the engine's after every message of a recording. */
class RecordedMarketDataTest {
  @TempDir Path folder;

  @Test
  void shouldBeTheEnginesBookThroughASyntheticMarket() {
    Path file = SyntheticRecording.write(folder.resolve("market.json.gz"), 400, 3);
    EngineExchange exchange = follow(file, 20);
    assertTrue(exchange.lost > 100, "lost " + exchange.lost);
  }

  @Test
  void shouldBeTheEnginesBookThroughARealMarketWithMessagesLost() {
    EngineExchange exchange = follow(RecordedData.file("SELF-1.181223995.json.gz"), 3);
    assertTrue(exchange.lost > 1_000, "lost " + exchange.lost);
    assertTrue(exchange.told > 40_000, "told " + exchange.told);
  }

  @Test
  void shouldBeTheEnginesBookThroughRemovalsWithMessagesLost() {
    EngineExchange exchange = follow(RecordedData.file("BASIC-1.132153978.json.gz"), 20);
    assertTrue(exchange.lost > 100, "lost " + exchange.lost);
  }

  @Test
  void shouldNotHaveToAskAgainWhereNothingIsLost() {
    Path file = SyntheticRecording.write(folder.resolve("market.json.gz"), 100, 5);
    EngineExchange exchange = new EngineExchange(0);
    try (Recording recording = Recording.open(file)) {
      MarketImporter importer = new MarketImporter(exchange, Hindsight.of(file).lapsing());
      for (RecordedMessage m = recording.next(); m != null; m = recording.next()) {
        importer.onMessage(m);
      }
      importer.end();
    }
    assertEquals(0, exchange.images);
    assertEquals(exchange.messagesSent, exchange.followed().dataVersion());
  }

  private static EngineExchange follow(Path file, int lossPercent) {
    EngineExchange exchange = new EngineExchange(lossPercent);
    MarketImporter importer = new MarketImporter(exchange, Hindsight.of(file).lapsing());
    try (Recording recording = Recording.open(file)) {
      for (RecordedMessage m = recording.next(); m != null; m = recording.next()) {
        importer.onMessage(m);
        compare(exchange, importer, m.line());
      }
    }
    importer.end();
    assertEquals(exchange.messagesSent, exchange.followed().dataVersion());
    assertTrue(exchange.followed().isFinal());
    return exchange;
  }

  private static void compare(EngineExchange exchange, MarketImporter importer, int line) {
    for (int runner : importer.touched()) {
      MarketBook followed = exchange.followed();
      assertEquals(exchange.messagesSent, followed.dataVersion(), "line " + line);
      assertEquals(exchange.book(runner), Book.of(followed, runner), "line " + line);
    }
  }
}
