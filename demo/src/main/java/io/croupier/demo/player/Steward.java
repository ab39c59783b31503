package io.croupier.demo.player;

import io.croupier.demo.edge.Board;
import io.croupier.demo.edge.Outcome;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** Runs the markets of this gateway, several at a time, a new one when one has ended. */
final class Steward {
  private static final List<String> CURRENCIES = List.of("GBP", "EUR");
  private static final int FEWEST_RUNNERS = 3;
  private static final int MOST_RUNNERS = 12;
  private static final int FIELD_FOR_PLACES = 8;
  private static final double PLACE_MARKET = 0.4;
  private static final long SHORTEST_NS = TimeUnit.SECONDS.toNanos(1);

  private final Floor floor;
  private final KnownMarkets markets;
  private final Board board;
  private final Set<Long> alive = new HashSet<>();
  private long lifeNs;
  private long endNs;
  private int begun;
  private int toVoid;
  private String fault;

  Steward(Floor floor, KnownMarkets markets, Board board, boolean voidsOne) {
    this.floor = floor;
    this.markets = markets;
    this.board = board;
    toVoid = voidsOne ? 2 : 0;
  }

  /**
   * Begins so many markets.
   *
   * @param lifeNs of each.
   * @param endNs when the last ones close.
   */
  void begin(int count, long nowNs, long lifeNs, long endNs) {
    this.lifeNs = lifeNs;
    this.endNs = endNs;
    for (int i = 0; i < count; i++) {
      long shorter = lifeNs * i / (2 * count);
      begin(nowNs, lifeNs - shorter);
    }
  }

  private void begin(long nowNs, long lifeNs) {
    begun++;
    boolean places = floor.dice().chance(PLACE_MARKET);
    int runners =
        (int) floor.dice().between(places ? FIELD_FOR_PLACES : FEWEST_RUNNERS, MOST_RUNNERS);
    Race race = new Race(floor.dice(), runners, places ? 3 : 1);
    String currency = CURRENCIES.get(begun % CURRENCIES.size());
    long life = Math.min(lifeNs, endNs - nowNs);
    new MarketRun(floor, this, race, currency, nowNs, life, begun == toVoid).begin();
  }

  /** Everything went on later than planned. */
  void extend(long nanoseconds) {
    endNs += nanoseconds;
  }

  void created(long id, Outcome outcome) {
    if (outcome.isRefused()) {
      fail("A market could not be created: " + outcome);
    }
    alive.add(id);
  }

  void publish(KnownMarket market) {
    markets.put(market);
    board.say("share", market.news());
  }

  void unpublish(long id) {
    markets.remove(id);
    board.say("share", KnownMarket.farewell(id));
  }

  /** A market has ended: another one takes its place while there is time for it. */
  void onMarketChanged(Outcome outcome) {
    String status = outcome.text("status");
    if (status.equals("SETTLED") || status.equals("VOIDED")) {
      alive.remove(outcome.number("marketId"));
      long now = System.nanoTime();
      if (endNs - now > SHORTEST_NS) {
        begin(now, lifeNs);
      }
    }
  }

  boolean isDone() {
    return alive.isEmpty();
  }

  int begun() {
    return begun;
  }

  /** What went wrong with a market; null while all is well. */
  String fault() {
    return fault;
  }

  void fail(String sentence) {
    fault = sentence;
  }
}
