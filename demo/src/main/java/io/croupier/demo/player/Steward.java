package io.croupier.demo.player;

import io.croupier.demo.edge.Board;
import io.croupier.demo.edge.Outcome;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** Runs the markets of this gateway, several at a time, a new one when one has ended. */
final class Steward {
  private static final long SHORTEST_NS = TimeUnit.SECONDS.toNanos(1);

  private final Floor floor;
  private final KnownMarkets markets;
  private final MarketFigures figures;
  private final Board board;
  private final int firstKind;
  private final Set<Long> alive = new HashSet<>();
  private long lifeNs;
  private long endNs;
  private int begun;
  private int toVoid;
  private String fault;

  /**
   * A steward without markets.
   *
   * @param firstKind which kind of market comes first; from there on each comes in its turn.
   */
  Steward(
      Floor floor,
      KnownMarkets markets,
      MarketFigures figures,
      Board board,
      int firstKind,
      boolean voidsOne) {
    this.floor = floor;
    this.markets = markets;
    this.figures = figures;
    this.board = board;
    this.firstKind = firstKind;
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
    Contest contest = Contest.draw(MarketKind.turn(firstKind + begun), floor.dice());
    begun++;
    String currency = Floor.CURRENCIES.get(begun % Floor.CURRENCIES.size());
    long life = Math.min(lifeNs, endNs - nowNs);
    new MarketRun(floor, this, contest, currency, nowNs, life, begun == toVoid).begin();
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
    boolean ended = status.equals("SETTLED") || status.equals("VOIDED");
    if (ended && alive.remove(outcome.number("marketId"))) {
      figures.onEnded(outcome);
      long now = System.nanoTime();
      if (endNs - now > SHORTEST_NS) {
        begin(now, lifeNs);
      }
    }
  }

  boolean isDone() {
    return alive.isEmpty();
  }

  /** What went wrong with a market; null while all is well. */
  String fault() {
    return fault;
  }

  void fail(String sentence) {
    fault = sentence;
  }
}
