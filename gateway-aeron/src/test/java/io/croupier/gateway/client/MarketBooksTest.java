package io.croupier.gateway.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.croupier.protocol.MessageHeaderEncoder;
import io.croupier.protocol.RefusalReason;
import io.croupier.protocol.RefusedEncoder;
import io.croupier.protocol.Side;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Books over a network that loses, repeats and swaps messages; answers come late. */
class MarketBooksTest {
  private static final long INTERVAL = 100;

  private record Query(long id, long market, long from, long after) {}

  private final List<Query> queries = new ArrayList<>();
  private final List<String> told = new ArrayList<>();
  private long commandId;
  private long now;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void shouldAlwaysBeAPastOfTheMarketAndItsPresentInTheEnd(long seed) {
    Random random = new Random(seed);
    SimulatedMarket market = new SimulatedMarket(random);
    List<UnsafeBuffer> flying = new ArrayList<>();
    flying.add(market.create());
    MarketBooks books = books(new BookTimes(0, 1_000), book -> check(market, book));
    books.watch(SimulatedMarket.ID);
    int loss = random.nextInt(30);
    for (int step = 0; step < 4_000; step++) {
      now += random.nextInt(20);
      if (random.nextInt(3) > 0) {
        flying.addAll(market.change());
      }
      fly(random, flying, books, loss);
      answer(market, books, random.nextInt(4) == 0);
      books.doWork(now);
      check(market, books.book(SimulatedMarket.ID));
    }
    fly(random, flying, books, 0);
    for (int rest = 0; rest < 100; rest++) {
      now += 500;
      books.doWork(now);
      answer(market, books, true);
    }
    MarketBook book = books.book(SimulatedMarket.ID);
    assertTrue(book.isCurrent());
    assertEquals(market.dataVersion(), book.dataVersion());
    assertTrue(told.size() > 20, "told " + told.size() + " times");
    assertEquals(market.past(market.dataVersion()), told.get(told.size() - 1));
  }

  /** Some arrive, in nearly any order, some twice, some never. */
  private void fly(Random random, List<UnsafeBuffer> flying, MarketBooks books, int loss) {
    while (flying.size() > random.nextInt(3)) {
      int at = random.nextInt(10) == 0 ? random.nextInt(flying.size()) : 0;
      UnsafeBuffer message = random.nextInt(20) == 0 ? flying.get(at) : flying.remove(at);
      if (random.nextInt(100) >= loss) {
        books.onMarketData(message, 0, message.capacity());
      }
    }
  }

  private void answer(SimulatedMarket market, MarketBooks books, boolean now) {
    if (now && !queries.isEmpty()) {
      Query query = queries.remove(0);
      UnsafeBuffer answer = market.answer(query.from, query.after);
      assertTrue(books.onQueryAnswer(query.id, answer, 0));
    }
  }

  private void check(SimulatedMarket market, MarketBook book) {
    if (book.isCurrent()) {
      assertEquals(market.past(book.dataVersion()), SimulatedMarket.text(book));
    }
  }

  @Test
  void shouldTellOncePerIntervalWhatChangedMeanwhile() {
    SimulatedMarket market = new SimulatedMarket(new Random(5));
    Map<String, Long> merged = new TreeMap<>();
    MarketBooks books =
        books(
            BookTimes.conflated(INTERVAL),
            book ->
                book.changes(
                    (runner, side, price, size) ->
                        merged.put(runner + " " + side + " " + price, size)));
    books.watch(SimulatedMarket.ID);
    give(books, List.of(market.create()));
    for (int step = 0; step < 1_000; step++) {
      now += 10;
      books.doWork(now);
      give(books, market.change());
    }
    now += INTERVAL;
    books.doWork(now);
    assertTrue(told.size() > 90 && told.size() <= 102, "told " + told.size() + " times");
    merged.values().removeIf(size -> size == 0);
    MarketBook book = books.book(SimulatedMarket.ID);
    Map<String, Long> present = new TreeMap<>();
    for (int runner = 1; runner <= book.runners(); runner++) {
      book.best(
          runner, Side.BACK, 100, (r, s, p, size) -> present.put(r + " " + s + " " + p, size));
      book.best(runner, Side.LAY, 100, (r, s, p, size) -> present.put(r + " " + s + " " + p, size));
    }
    assertEquals(present, merged);
  }

  @Test
  void shouldAskAMarketThatIsSilentAndHearThatNothingIsMissing() {
    SimulatedMarket market = new SimulatedMarket(new Random(6));
    MarketBooks books = books(new BookTimes(0, 1_000), book -> {});
    books.watch(SimulatedMarket.ID);
    give(books, List.of(market.create()));
    give(books, market.change());
    long version = market.dataVersion();
    now += 1_000;
    assertEquals(1, books.doWork(now));
    assertEquals(List.of(new Query(1, SimulatedMarket.ID, version, 0)), queries);
    answer(market, books, true);
    assertEquals(0, books.doWork(now));
    List<UnsafeBuffer> lost = market.change();
    assertFalse(lost.isEmpty());
    now += 1_000;
    books.doWork(now);
    answer(market, books, true);
    while (books.doWork(now) > 0) {
      answer(market, books, true);
    }
    assertEquals(market.dataVersion(), books.book(SimulatedMarket.ID).dataVersion());
  }

  @Test
  void shouldForgetAMarketThatTheNodeDoesNotKnow() {
    List<Long> unknown = new ArrayList<>();
    BookListener listener =
        new BookListener() {
          @Override
          public void onBook(MarketBook book) {}

          @Override
          public void onUnknownMarket(long marketId) {
            unknown.add(marketId);
          }
        };
    MarketBooks books = new MarketBooks(BookTimes.DEFAULT, this::ask, listener);
    books.watch(99);
    books.doWork(now);
    UnsafeBuffer refused = new UnsafeBuffer(new byte[256]);
    new RefusedEncoder()
        .wrapAndApplyHeader(refused, 0, new MessageHeaderEncoder())
        .reason(RefusalReason.UNKNOWN_MARKET);
    assertFalse(books.onQueryAnswer(1_234, refused, 0));
    assertTrue(books.onQueryAnswer(1, refused, 0));
    assertEquals(List.of(99L), unknown);
    assertNull(books.book(99));
  }

  @Test
  void shouldBeginAnewWhereTheNodeHasLostAPast() {
    SimulatedMarket market = new SimulatedMarket(new Random(8));
    SimulatedMarket younger = new SimulatedMarket(new Random(9));
    MarketBooks books = books(new BookTimes(0, 1_000), book -> {});
    books.watch(SimulatedMarket.ID);
    give(books, List.of(market.create()));
    while (market.dataVersion() < 40) {
      give(books, market.change());
    }
    give(books, List.of(younger.create()));
    for (int i = 0; i < 5; i++) {
      give(books, younger.change());
    }
    now += 1_000;
    while (books.doWork(now) > 0) {
      answer(younger, books, true);
    }
    MarketBook book = books.book(SimulatedMarket.ID);
    assertEquals(younger.past(book.dataVersion()), SimulatedMarket.text(book));
  }

  @Test
  void shouldBeginAnewWithAnotherRunOfTheNodeWhateverItsNumbers() {
    SimulatedMarket market = new SimulatedMarket(new Random(8));
    SimulatedMarket other = new SimulatedMarket(new Random(9));
    MarketBooks books = books(new BookTimes(0, 1_000), book -> {});
    books.onConnected(1);
    books.watch(SimulatedMarket.ID);
    MarketBook book = books.book(SimulatedMarket.ID);
    give(books, List.of(market.create()));
    other.create();
    while (market.dataVersion() < 100) {
      give(books, market.change());
    }
    while (other.dataVersion() < market.dataVersion()) {
      other.change();
    }
    now += 1_000;
    books.doWork(now);
    books.onConnected(1);
    assertTrue(book.isCurrent());
    books.onConnected(2);
    assertFalse(book.isCurrent());
    give(books, other.change());
    do {
      answer(other, books, true);
    } while (books.doWork(now) > 0);
    assertTrue(book.isCurrent());
    assertEquals(other.past(book.dataVersion()), SimulatedMarket.text(book));
  }

  @Test
  void shouldAskForFewBooksAtOnceAndForEachInTurn() {
    MarketBooks books = books(new BookTimes(0, 1_000), book -> {});
    for (int market = 1; market <= 50; market++) {
      books.watch(market);
    }
    Set<Long> asked = new TreeSet<>();
    for (int cycle = 0; cycle < 100; cycle++) {
      books.doWork(++now);
      assertTrue(queries.size() <= MarketBooks.MOST_ASKED, queries.size() + " queries");
      Query query = queries.remove(0);
      asked.add(query.market);
      UnsafeBuffer refused = new UnsafeBuffer(new byte[256]);
      new RefusedEncoder()
          .wrapAndApplyHeader(refused, 0, new MessageHeaderEncoder())
          .reason(RefusalReason.INVALID_AMOUNT);
      assertTrue(books.onQueryAnswer(query.id, refused, 0));
    }
    assertEquals(50, asked.size());
  }

  @Test
  void shouldLetItsListenerWatchAndUnwatch() {
    List<MarketBooks> itself = new ArrayList<>();
    MarketBooks books =
        books(
            BookTimes.conflated(INTERVAL),
            book -> {
              if (told.size() == 2) {
                itself.get(0).unwatch(2);
                itself.get(0).unwatch(SimulatedMarket.ID);
                itself.get(0).watch(3);
                itself.get(0).watch(4);
              }
            });
    itself.add(books);
    SimulatedMarket market = new SimulatedMarket(new Random(4));
    books.watch(1);
    books.watch(SimulatedMarket.ID);
    books.watch(2);
    give(books, List.of(market.create()));
    give(books, market.change());
    assertEquals(1, told.size());
    now += INTERVAL;
    books.doWork(now);
    assertEquals(2, told.size());
    assertNull(books.book(SimulatedMarket.ID));
    assertNull(books.book(2));
    assertEquals(3, books.book(3).marketId());
    assertEquals(4, books.book(4).marketId());
  }

  @Test
  void shouldNotShowALevelThatIsNotThere() {
    SimulatedMarket market = new SimulatedMarket(new Random(4));
    MarketBook book = new MarketBook(SimulatedMarket.ID);
    UnsafeBuffer image = market.create();
    book.onMessage(image, 0, image.capacity());
    while (book.levels(1, Side.BACK) < 2) {
      market.change().forEach(message -> book.onMessage(message, 0, message.capacity()));
    }
    int count = book.levels(1, Side.BACK);
    assertTrue(book.size(1, Side.BACK, count - 1) > 0);
    assertThrows(IndexOutOfBoundsException.class, () -> book.size(1, Side.BACK, count));
    assertThrows(IndexOutOfBoundsException.class, () -> book.price(1, Side.BACK, count));
  }

  @Test
  void shouldRefuseTimesThatMakeNoSense() {
    assertThrows(IllegalArgumentException.class, () -> new BookTimes(-1, 1));
    assertThrows(IllegalArgumentException.class, () -> new BookTimes(0, 0));
  }

  @Test
  void shouldFindACorrectionOfASettledMarketThatWasLost() {
    SimulatedMarket market = new SimulatedMarket(new Random(6));
    MarketBooks books = books(new BookTimes(0, 1_000), book -> {});
    books.watch(SimulatedMarket.ID);
    give(books, List.of(market.create()));
    give(books, market.settle());
    assertTrue(books.book(SimulatedMarket.ID).isFinal());
    market.change();
    now += 1_000;
    do {
      answer(market, books, true);
    } while (books.doWork(now) > 0);
    assertEquals(market.dataVersion(), books.book(SimulatedMarket.ID).dataVersion());
  }

  private MarketBooks books(BookTimes times, BookListener also) {
    return new MarketBooks(
        times,
        this::ask,
        book -> {
          assertTrue(book.isCurrent());
          told.add(SimulatedMarket.text(book));
          also.onBook(book);
        });
  }

  private long ask(long marketId, long from, long after) {
    queries.add(new Query(++commandId, marketId, from, after));
    return commandId;
  }

  private static void give(MarketBooks books, List<UnsafeBuffer> messages) {
    messages.forEach(message -> books.onMarketData(message, 0, message.capacity()));
  }
}
