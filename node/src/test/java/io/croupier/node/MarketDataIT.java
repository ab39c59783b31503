package io.croupier.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.croupier.gateway.client.MarketBook;
import io.croupier.protocol.MarketStatus;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Market data from the engine through journal, egress and UDP to the book of a gateway. */
class MarketDataIT {
  private static final int RUNNERS = 3;

  @TempDir private Path folder;

  private final String endpoint = Nodes.freeEndpoint();
  private final String marketData = Nodes.freeEndpoint();
  private final Random random = new Random(4);
  private long market;
  private long account;

  @Test
  void shouldFollowABookThoughMessagesAreLost() {
    try (Node node = start();
        Edge edge = new Edge(1, endpoint);
        Follower follower = new Follower(endpoint, marketData, 20)) {
      begin(edge);
      edge.await(() -> poll(follower) && follower.isConnected(), "a session of the follower");
      follower.books().watch(market);
      edge.await(
          () -> {
            changeStatus(edge);
            return poll(follower) && follower.messages() > 0;
          },
          "the first message");
      for (int round = 1; round <= 6; round++) {
        play(edge, follower, 100);
        awaitEqual(edge, follower);
        assertTrue(follower.told() >= round, follower.told() + " times told");
      }
      assertTrue(follower.messages() > 300, follower.messages() + " messages");
      edge.ask("CloseMarket", Map.of("marketId", market));
      awaitEqual(edge, follower);
      assertEquals(MarketStatus.CLOSED, follower.books().book(market).status());
    }
  }

  @Test
  void shouldNotBeHeldUpByAReaderThatHasStopped() {
    try (Node node = start();
        Edge edge = new Edge(1, endpoint);
        Follower stopped = new Follower(endpoint, marketData, 0);
        Follower follower = new Follower(endpoint, marketData, 0)) {
      begin(edge);
      edge.await(
          () -> {
            changeStatus(edge);
            return poll(stopped) && poll(follower) && stopped.messages() * follower.messages() > 0;
          },
          "both readers hear something");
      edge.await(() -> poll(follower) && follower.isConnected(), "a session of the follower");
      follower.books().watch(market);
      int before = follower.messages();
      play(edge, follower, 3_000);
      awaitEqual(edge, follower);
      int came = follower.messages() - before;
      assertTrue(came > 2_000, came + " messages");
      assertTrue(follower.asked() < 100, "asked " + follower.asked() + " times");
    }
  }

  @Test
  void shouldAnswerWhereNothingIsSent() {
    try (Node node = Nodes.start(Nodes.options(folder, endpoint));
        Edge edge = new Edge(1, endpoint);
        Follower follower = new Follower(endpoint, marketData, 0)) {
      begin(edge);
      edge.await(() -> poll(follower) && follower.isConnected(), "a session of the follower");
      follower.books().watch(market);
      play(edge, follower, 50);
      awaitEqual(edge, follower);
      assertEquals(0, follower.messages());
    }
  }

  @Test
  void shouldFollowWhatANodeStartedAnewSays() {
    Follower follower;
    try (Node node = start();
        Edge edge = new Edge(1, endpoint)) {
      follower = new Follower(endpoint, marketData, 0);
      begin(edge);
      edge.await(() -> poll(follower) && follower.isConnected(), "a session of the follower");
      follower.books().watch(market);
      play(edge, follower, 50);
      awaitEqual(edge, follower);
    }
    try (follower;
        Node node = start();
        Edge edge = new Edge(1, endpoint)) {
      long before = follower.books().book(market).dataVersion();
      int messages = follower.messages();
      int epoch = follower.epoch();
      edge.await(() -> poll(follower) && follower.epoch() > epoch, "a session with the new run");
      edge.await(
          () -> {
            changeStatus(edge);
            return poll(follower) && follower.messages() > messages;
          },
          "messages of the new run");
      play(edge, follower, 50);
      awaitEqual(edge, follower);
      assertNotEquals(before, follower.books().book(market).dataVersion());
    }
  }

  @Test
  void shouldNotTakeTheDataOfANeighbourForThoseOfItsNode() {
    Path other = folder.resolve("neighbour");
    String second = Nodes.freeEndpoint();
    try (Node node = start();
        Edge edge = new Edge(1, endpoint);
        Node neighbour = Nodes.start(options(other, second));
        Edge quiet = new Edge(1, second);
        Follower follower = new Follower(second, marketData, 0)) {
      begin(quiet);
      begin(edge);
      edge.await(() -> poll(follower) && follower.isConnected(), "a session of the follower");
      follower.books().watch(market);
      MarketBook book = follower.books().book(market);
      edge.await(() -> poll(follower) && book.isCurrent(), "the book");
      play(edge, follower, 200);
      assertEquals(0, follower.messages());
      assertEquals(Map.of(), Follower.levels(book));
    }
  }

  private Node start() {
    return Nodes.start(options(folder, endpoint));
  }

  private List<String> options(Path data, String at) {
    return Nodes.options(data, at, "marketData.endpoint=" + marketData, "aeron.termLength=128KiB");
  }

  private void begin(Edge edge) {
    account = (Long) edge.ask("OpenAccount", Map.of("currency", "GBP")).get("accountId");
    edge.ask(
        "Deposit",
        Map.of(
            "accountId",
            account,
            "transactionId",
            "%032x".formatted(7),
            "currency",
            "GBP",
            "amount",
            100_000_000));
    Map<String, Object> create = Map.of("currency", "GBP", "runners", RUNNERS, "winners", 1);
    market = (Long) edge.ask("CreateMarket", create).get("marketId");
    edge.ask("OpenMarket", Map.of("marketId", market));
  }

  /** Changes public data however often: orders would meet a limit and be refused. */
  private void changeStatus(Edge edge) {
    edge.ask("SuspendMarket", Map.of("marketId", market));
    edge.ask("OpenMarket", Map.of("marketId", market));
  }

  private void play(Edge edge, Follower follower, int commands) {
    for (int i = 0; i < commands; i++) {
      if (random.nextInt(40) == 0) {
        edge.send("CancelAllOrders", Map.of("accountId", account));
      } else {
        boolean back = random.nextBoolean();
        Map<String, Object> order = new TreeMap<>();
        order.put("accountId", account);
        order.put("marketId", market);
        order.put("runner", 1 + random.nextInt(RUNNERS));
        order.put("side", back ? "BACK" : "LAY");
        order.put("stake", 1 + random.nextInt(500));
        order.put("price", 200 + 2 * random.nextInt(12) + (back ? 8 : 0));
        edge.send("PlaceOrder", order);
      }
      poll(follower);
      edge.poll();
    }
    edge.await(() -> poll(follower) && edge.inFlight() == 0, "all answers");
  }

  /** Longer work may still go on: an image that is passed by is asked for again. */
  private void awaitEqual(Edge edge, Follower follower) {
    MarketBook book = follower.books().book(market);
    Map<String, Object> image;
    do {
      image = edge.query("QueryMarketData", Map.of("marketId", market));
      long number = (Long) image.get("dataVersion");
      edge.await(
          () -> poll(follower) && book.isCurrent() && book.dataVersion() >= number,
          "message " + number);
    } while (book.dataVersion() != (Long) image.get("dataVersion"));
    assertEquals(levels(image), Follower.levels(book));
  }

  private static Map<String, Long> levels(Map<String, Object> image) {
    Map<String, Long> levels = new TreeMap<>();
    for (Object row : (List<?>) image.get("levels")) {
      Map<?, ?> level = (Map<?, ?>) row;
      levels.put(
          level.get("runner") + " " + level.get("side") + " " + level.get("price"),
          (Long) level.get("size"));
    }
    return levels;
  }

  private static boolean poll(Follower follower) {
    for (int i = 0; i < 4; i++) {
      follower.poll();
    }
    return true;
  }
}
