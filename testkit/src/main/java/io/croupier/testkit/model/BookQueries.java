package io.croupier.testkit.model;

import static io.croupier.protocol.Field.after;
import static io.croupier.protocol.Field.depth;
import static io.croupier.protocol.Field.marketId;
import static io.croupier.protocol.Field.runner;
import static io.croupier.protocol.RefusalReason.INVALID_AMOUNT;
import static io.croupier.protocol.RefusalReason.INVALID_TRANSITION;
import static io.croupier.protocol.RefusalReason.UNKNOWN_MARKET;
import static io.croupier.protocol.RefusalReason.UNKNOWN_RUNNER;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/** What can be asked about books. */
final class BookQueries {
  private static final int PAGE = 750;
  private static final int DEPTH_OF_RUNNER = 350;
  private static final long MOST_DEPTH = 1_000;

  private final World world;
  private final Book book;

  BookQueries(World world) {
    this.world = world;
    book = new Book(world);
  }

  void book(Turn turn) {
    long number = turn.command.number("runner");
    Market market = market(turn);
    Checks checks =
        known(turn, market)
            .when(market != null && !market.hasRunner(number), UNKNOWN_RUNNER, runner, number);
    if (Queries.refused(turn, checks)) {
      return;
    }
    SortedMap<Level, BigInteger> levels = best(market, DEPTH_OF_RUNNER);
    levels.keySet().removeIf(level -> level.runner() != number);
    BookFeed.describe(answer(turn), market, market.dataVersion, "IMAGE", false)
        .with("runner", number)
        .withRows("runners", List.of(BookFeed.runner(market, (int) number)))
        .withRows("levels", rows(levels));
  }

  void startingPrice(Turn turn) {
    long number = turn.command.number("runner");
    Market market = market(turn);
    Checks checks =
        known(turn, market)
            .when(market != null && !market.hasRunner(number), UNKNOWN_RUNNER, runner, number)
            .when(market != null && !market.bsp, INVALID_TRANSITION);
    if (Queries.refused(turn, checks)) {
      return;
    }
    int of = (int) number;
    BigInteger near = BigInteger.ZERO;
    BigInteger far = BigInteger.ZERO;
    List<Order> spBacks = market.waitingForSp(of, true);
    List<Order> spLays = market.waitingForSp(of, false);
    if (market.takesSp()) {
      List<Order> backs = book.side(market, of, true);
      List<Order> lays = book.side(market, of, false);
      far = new StartingPrice(market, of, List.of(), List.of()).told();
      near =
          spBacks.isEmpty() && spLays.isEmpty()
              ? middle(backs, lays)
              : new StartingPrice(market, of, backs, lays).told();
    }
    turn.answer("StartingPriceReported", 0)
        .with("marketId", market.id)
        .with("startingPrice", market.startingPrices.getOrDefault(of, BigInteger.ZERO))
        .with("nearPrice", near)
        .with("farPrice", far)
        .with("backStake", Money.sum(spBacks))
        .with("layLiability", Money.sum(spLays))
        .with("runner", number);
  }

  private static BigInteger middle(List<Order> backs, List<Order> lays) {
    return backs.isEmpty() || lays.isEmpty()
        ? BigInteger.ZERO
        : Money.of((backs.get(0).price + lays.get(0).price) * 5_000_000);
  }

  void marketData(Turn turn) {
    Command command = turn.command;
    long place = command.number("after");
    long most = command.number("depth");
    Market market = market(turn);
    Checks checks =
        known(turn, market)
            .when(most > MOST_DEPTH, INVALID_AMOUNT, depth)
            .when(market != null && place != 0 && !isPlace(market, place), INVALID_AMOUNT, after);
    if (Queries.refused(turn, checks)) {
      return;
    }
    if (place == 0 && command.number("fromDataVersion") == market.dataVersion) {
      BookFeed.describe(answer(turn), market, market.dataVersion, "DELTA", false)
          .withRows("runners", List.of())
          .withRows("levels", List.of());
      return;
    }
    SortedMap<Level, BigInteger> levels = best(market, most == 0 ? Long.MAX_VALUE : most);
    if (place != 0) {
      Level last = level(place);
      levels.keySet().removeIf(level -> level.compareTo(last) <= 0);
    }
    List<Level> page = new ArrayList<>(levels.keySet());
    boolean more = page.size() > PAGE;
    levels.keySet().retainAll(page.subList(0, Math.min(PAGE, page.size())));
    BookFeed.describe(answer(turn), market, market.dataVersion, "IMAGE", false)
        .with("nextAfter", more ? levels.lastKey().place() : 0)
        .withRows("runners", place == 0 ? BookFeed.allRunners(market) : List.of())
        .withRows("levels", rows(levels));
  }

  private Market market(Turn turn) {
    return world.markets.get(turn.command.number("marketId"));
  }

  private static Checks known(Turn turn, Market market) {
    return new Checks()
        .when(market == null, UNKNOWN_MARKET, marketId, turn.command.number("marketId"));
  }

  private static Outcome answer(Turn turn) {
    return turn.answer("BookChanged", 0);
  }

  /** The best prices of each side, so many. */
  private static SortedMap<Level, BigInteger> best(Market market, long most) {
    SortedMap<Level, BigInteger> levels = Level.all(market);
    int runner = 0;
    boolean back = false;
    long count = 0;
    for (Level level : List.copyOf(levels.keySet())) {
      boolean sameSide = level.runner() == runner && level.back() == back;
      runner = level.runner();
      back = level.back();
      count = sameSide ? count + 1 : 1;
      if (count > most) {
        levels.remove(level);
      }
    }
    return levels;
  }

  private static boolean isPlace(Market market, long place) {
    Level level = level(place);
    return place > 0
        && place >> 18 == level.runner()
        && market.hasRunner(level.runner())
        && market.ladder.has(level.price());
  }

  private static Level level(long place) {
    return new Level((int) (place >> 18), (place >> 17 & 1) == 0, place & (1 << 17) - 1);
  }

  private static List<Map<String, Object>> rows(SortedMap<Level, BigInteger> levels) {
    List<Map<String, Object>> rows = new ArrayList<>();
    levels.forEach((level, size) -> rows.add(level.row(size)));
    return rows;
  }
}
