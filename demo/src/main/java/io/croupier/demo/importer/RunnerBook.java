package io.croupier.demo.importer;

import io.croupier.demo.player.Ladder;
import io.croupier.protocol.Side;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * One runner of a recorded market. A level that fell was taken as far as the recording says that
 * stake was matched at its price, and cancelled for the rest; a level that rose is a new order.
 * Where nothing but last prices was ever recorded, each of them is a match of a nominal stake.
 */
final class RunnerBook {
  private static final long NOMINAL_STAKE = 200;

  private final int runner;
  private final OrderSteps orders;
  private final BookSide lays = new BookSide(Side.LAY);
  private final BookSide backs = new BookSide(Side.BACK);
  private final Map<Integer, Long> matchedSoFar = new HashMap<>();
  private boolean removed;
  private boolean repriced;
  private boolean sized;

  RunnerBook(int runner, OrderSteps orders) {
    this.runner = runner;
    this.orders = orders;
  }

  /** The recording's levels of one side, the best first. */
  List<PriceSize> recorded(Side side) {
    return (side == Side.LAY ? lays : backs).recorded();
  }

  /** Takes the steps that make the book the recorded one; a removed runner has none any more. */
  void apply(RunnerChange change, boolean image) {
    if (removed) {
      return;
    }
    lays.record(change.lays(), image);
    backs.record(change.backs(), image);
    Map<Integer, Long> matched = matchedNow(change.matched());
    sized |= change.hasSizes();
    if (repriced) {
      matched.clear();
    } else if (!sized && change.lastPrice() > 0) {
      matched.put(change.lastPrice(), NOMINAL_STAKE);
    }
    repriced = false;
    lower(lays, matched);
    lower(backs, matched);
    matched.forEach(this::matchWithoutTrace);
    raise(lays);
    raise(backs);
  }

  /** Whether the next change states cut prices of earlier matches, and no new ones. */
  boolean isRepriced() {
    return repriced && !removed;
  }

  void lapse(BitSet lapsing) {
    lays.lapse(lapsing);
    backs.lapse(lapsing);
  }

  /** Another runner was removed: lays lapse, or take a lower price. */
  void reduce(Reduction reduction, BitSet lapsing) {
    if (reduction.lapses()) {
      lays.lapse(lapsing);
    }
    if (reduction.cuts()) {
      repriced = true;
      lays.reprice(reduction, lapsing);
    }
  }

  /** This runner was removed: its orders are gone. */
  void remove() {
    removed = true;
    clear();
  }

  void clear() {
    lays.clear();
    backs.clear();
  }

  /** What was matched since the last message: the recording counts both sides of a match. */
  private Map<Integer, Long> matchedNow(List<PriceSize> matched) {
    Map<Integer, Long> now = new TreeMap<>();
    for (PriceSize total : matched) {
      Long before = matchedSoFar.put(total.price(), total.size());
      long rise = (total.size() - (before == null ? 0 : before)) / 2;
      if (rise > 0) {
        now.put(total.price(), rise);
      }
    }
    return now;
  }

  private void lower(BookSide side, Map<Integer, Long> matched) {
    for (PriceSize fall : side.falls()) {
      int price = fall.price();
      long taken = Math.min(fall.size(), matched.getOrDefault(price, 0L));
      if (taken > 0) {
        matched.merge(price, -taken, Long::sum);
        if (side.isBest(price)) {
          orders.take(runner, opposite(side), price, taken);
          side.take(price, taken);
        } else {
          orders.figures().takersBehindBetter++;
          taken = 0;
        }
      }
      if (fall.size() > taken) {
        orders.figures().cancelledFalls++;
        side.cancel(price, fall.size() - taken, orders);
      }
    }
  }

  /** Stake that came and was matched between two messages: placed and taken where it can be. */
  private void matchWithoutTrace(int price, long stake) {
    if (stake == 0) {
      return;
    }
    if (Ladder.floor(price) != price) {
      orders.figures().skipped++;
    } else if (canRest(lays, backs, price)) {
      placeAndTake(lays, price, stake);
    } else if (canRest(backs, lays, price)) {
      placeAndTake(backs, price, stake);
    } else {
      orders.figures().skipped++;
    }
  }

  private static boolean canRest(BookSide side, BookSide other, int price) {
    return side.isBestOrBetter(price) && !other.isMetBy(price);
  }

  private void placeAndTake(BookSide side, int price, long stake) {
    side.add(price, orders.place(runner, side.side(), price, stake), stake);
    orders.take(runner, opposite(side), price, stake);
    side.take(price, stake);
    orders.figures().placedAndTaken++;
  }

  private void raise(BookSide side) {
    BookSide other = side == lays ? backs : lays;
    for (PriceSize rise : side.rises()) {
      if (other.isMetBy(rise.price())) {
        orders.figures().crossing++;
      }
      side.add(
          rise.price(), orders.place(runner, side.side(), rise.price(), rise.size()), rise.size());
    }
  }

  private static Side opposite(BookSide side) {
    return side.side() == Side.LAY ? Side.BACK : Side.LAY;
  }
}
