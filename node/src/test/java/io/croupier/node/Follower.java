package io.croupier.node;

import io.croupier.gateway.client.BookTimes;
import io.croupier.gateway.client.EdgeClient;
import io.croupier.gateway.client.EdgeConfig;
import io.croupier.gateway.client.MarketBook;
import io.croupier.gateway.client.MarketBooks;
import io.croupier.gateway.session.GatewayKey;
import io.croupier.gateway.session.OutcomeListener;
import io.croupier.protocol.Side;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.agrona.DirectBuffer;

/** Gateway 2, which follows books; some of the market data are lost in front of them. */
final class Follower implements OutcomeListener, AutoCloseable {
  private final Random random = new Random(1);
  private final EdgeClient client;
  private final MarketBooks books;
  private final int lossPercent;
  private int messages;
  private int asked;
  private int told;

  Follower(String endpoint, String marketData, int lossPercent) {
    EdgeConfig config = EdgeConfig.of(new GatewayKey(2, Nodes.key(2)), endpoint);
    this.lossPercent = lossPercent;
    client = EdgeClient.connect(config.withMarketData(marketData), this);
    BookTimes times = new BookTimes(0, TimeUnit.MILLISECONDS.toNanos(200));
    books = new MarketBooks(times, this::ask, book -> told++);
  }

  int poll() {
    return client.poll() + books.doWork(System.nanoTime());
  }

  MarketBooks books() {
    return books;
  }

  boolean isConnected() {
    return client.isConnected();
  }

  /** Of the node that it spoke to last. */
  int epoch() {
    return client.epoch();
  }

  /** Messages of the stream that came, lost or not. */
  int messages() {
    return messages;
  }

  int asked() {
    return asked;
  }

  int told() {
    return told;
  }

  /** Levels as the node's own answer has them, by runner, side and price. */
  static Map<String, Long> levels(MarketBook book) {
    Map<String, Long> levels = new TreeMap<>();
    for (int runner = 1; runner <= book.runners(); runner++) {
      for (Side side : new Side[] {Side.BACK, Side.LAY}) {
        book.best(
            runner,
            side,
            Integer.MAX_VALUE,
            (r, s, p, size) -> levels.put(r + " " + s + " " + p, size));
      }
    }
    return levels;
  }

  private long ask(long marketId, long from, long after) {
    asked++;
    return client.askForBook(marketId, from, after);
  }

  @Override
  public void onConnected(int epoch, long highestCommandId) {
    books.onConnected(epoch);
  }

  @Override
  public void onMarketData(DirectBuffer buffer, int offset, int length) {
    messages++;
    if (random.nextInt(100) >= lossPercent) {
      books.onMarketData(buffer, offset, length);
    }
  }

  @Override
  public void onOutcome(
      long commandId, boolean answer, DirectBuffer buffer, int offset, int length) {}

  @Override
  public void onQueryAnswer(
      long commandId, boolean last, DirectBuffer buffer, int offset, int length) {
    books.onQueryAnswer(commandId, buffer, offset);
  }

  @Override
  public void close() {
    client.close();
  }
}
