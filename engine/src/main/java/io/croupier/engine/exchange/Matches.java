package io.croupier.engine.exchange;

import io.croupier.engine.store.Invariant;
import io.croupier.engine.store.SlotStore;
import io.croupier.engine.store.StoreVisitor;

/**
 * The meetings of backs and lays, each in the list of its market in the order in which they
 * happened, until the market is forgotten. A match that is void has no stake left. A match of a
 * reconciliation has one order only: one that was taken from the book, or one at the starting
 * price, which has winnings in place of a price. Those of a runner lie behind one another: what was
 * taken, backs, lays.
 *
 * <p><b>Guarantees:</b> as many places as there are for orders are enough, in all and in each
 * market: a match takes the lesser unmatched stake of its two orders, so it ends the unmatched part
 * of one of them, as a match at the starting price does. A part that has ended never comes back, so
 * no order is so ended by two matches. One match of a runner may end nothing, the last that its
 * reconciliation takes; but then either that order is never ended, or the match that comes last
 * ends two. Legs of cross-matches may end no order: they are counted apart and have a limit. An
 * order with a match stays as long as its market does. In a list times never decrease.
 *
 * <p>Owned by the engine thread.
 */
public final class Matches {
  /** Two ints: the incoming and the resting order. */
  private static final int ORDERS = 0;

  private static final int STAKE = 1;
  private static final int TIME = 2;

  /** Two ints: the price in hundredths, and the next match of the market. */
  private static final int PRICE_AND_NEXT = 3;

  /** What a match at the starting price wins a back or costs a lay; else 0. */
  private static final int WINNINGS = 4;

  private static final int WORDS = 5;
  private static final long LOW_INT = 0xFFFFFFFFL;

  private final SlotStore slots;
  private final long[] words;
  private final int[] firstInMarket;
  private final int[] lastInMarket;
  private final int[] visitNext;

  /** By market: how many of its matches are legs of cross-matches. */
  private final int[] legsInMarket;

  private final int legLimit;
  private int legs;

  /**
   * Makes room for as many matches as {@code orders}, and for as many legs of cross-matches, in
   * {@code markets}.
   */
  public Matches(int orders, int markets) {
    legLimit = orders;
    slots = new SlotStore("match slots", orders + legLimit);
    words = new long[(slots.capacity() + 1) * WORDS];
    legsInMarket = new int[markets + 1];
    firstInMarket = new int[markets + 1];
    lastInMarket = new int[markets + 1];
    visitNext = new int[markets + 1];
  }

  /** Two orders of a market have met. */
  public void add(int market, int incoming, int resting, long stake, int price, long timestampNs) {
    append(market, incoming, resting, stake, price, 0, timestampNs);
  }

  /** An order has met one of the house, as a leg of a cross-match; a place must be left. */
  void addLeg(int market, int incoming, int resting, long stake, int price, long timestampNs) {
    append(market, incoming, resting, stake, price, 0, timestampNs);
    legsInMarket[market]++;
    legs++;
  }

  /** How many legs of cross-matches a market has, or had until it was being forgotten. */
  int legs(int market) {
    return legsInMarket[market];
  }

  /** How many more legs of cross-matches there is room for. */
  int legsLeft() {
    return legLimit - legs;
  }

  /** A reconciliation has taken a resting order. */
  void addTaken(int market, int order, long stake, int price, long timestampNs) {
    append(market, 0, order, stake, price, 0, timestampNs);
  }

  /** A reconciliation has matched an order at the starting price. */
  void addSp(int market, int order, long stake, long winnings, long timestampNs) {
    append(market, order, 0, stake, 0, winnings, timestampNs);
  }

  private void append(
      int market,
      int incoming,
      int resting,
      long stake,
      int price,
      long winnings,
      long timestampNs) {
    int match = slots.allocate();
    Invariant.check(match != 0, "more matches than orders");
    int at = match * WORDS;
    words[at + ORDERS] = (long) incoming << Integer.SIZE | resting;
    words[at + STAKE] = stake;
    words[at + TIME] = timestampNs;
    words[at + PRICE_AND_NEXT] = (long) price << Integer.SIZE;
    words[at + WINNINGS] = winnings;
    int before = lastInMarket[market];
    if (before == 0) {
      firstInMarket[market] = match;
    } else {
      words[before * WORDS + PRICE_AND_NEXT] |= match;
    }
    lastInMarket[market] = match;
  }

  /** Whether a reconciliation has made it: it has one order only. */
  boolean isOfReconciliation(int match) {
    return incoming(match) == 0 || resting(match) == 0;
  }

  /** One of its orders, the one that came in where there are two. */
  int anyOrder(int match) {
    return incoming(match) == 0 ? resting(match) : incoming(match);
  }

  /** Whether it is one at the starting price. */
  boolean isSp(int match) {
    return resting(match) == 0;
  }

  /** What a match at the starting price wins a back or costs a lay. */
  long winnings(int match) {
    return words[match * WORDS + WINNINGS];
  }

  void winnings(int match, long winnings) {
    words[match * WORDS + WINNINGS] = winnings;
  }

  /** The order that came in; 0: none. */
  public int incoming(int match) {
    return (int) (words[match * WORDS + ORDERS] >>> Integer.SIZE);
  }

  /** The order that rested; 0: none. */
  public int resting(int match) {
    return (int) words[match * WORDS + ORDERS];
  }

  /** Whether it counts no more. A lay at the starting price may have no whole unit of stake. */
  public boolean isVoid(int match) {
    return stake(match) == 0 && winnings(match) == 0;
  }

  /** The backer's stake; 0 when the match is void. */
  public long stake(int match) {
    return words[match * WORDS + STAKE];
  }

  /** A match is void from now on. */
  public void endStake(int match) {
    words[match * WORDS + STAKE] = 0;
    words[match * WORDS + WINNINGS] = 0;
  }

  public long timestampNs(int match) {
    return words[match * WORDS + TIME];
  }

  /** In hundredths. */
  public int price(int match) {
    return (int) (words[match * WORDS + PRICE_AND_NEXT] >>> Integer.SIZE);
  }

  /** A removal has cut the price of a match. */
  void price(int match, int price) {
    int at = match * WORDS + PRICE_AND_NEXT;
    words[at] = (long) price << Integer.SIZE | words[at] & LOW_INT;
  }

  /** The match of a market that happened first; 0 when there is none. */
  public int first(int market) {
    return firstInMarket[market];
  }

  /** The match of the same market that happened next; 0 when there is none. */
  public int next(int match) {
    return (int) (words[match * WORDS + PRICE_AND_NEXT] & LOW_INT);
  }

  /** Longer work that visits the matches of a market begins before the first. */
  public void beginVisit(int market) {
    visitNext[market] = firstInMarket[market];
  }

  /** The match of a market to visit next; 0 when none is left. */
  public int visitNext(int market) {
    return visitNext[market];
  }

  /** Moves on to the match behind. */
  public void visited(int market) {
    visitNext[market] = next(visitNext[market]);
  }

  /**
   * One of the {@code ordersLeft} orders of a market is forgotten: so are so many of its matches
   * that none is left when the last goes, and only then its legs give up their places.
   */
  void forgetWithOrder(int market, int ordersLeft) {
    for (int i = (legsInMarket[market] + ordersLeft - 1) / ordersLeft; i >= 0; i--) {
      forgetFirst(market);
    }
    if (ordersLeft == 1) {
      legs -= legsInMarket[market];
      legsInMarket[market] = 0;
    }
  }

  private void forgetFirst(int market) {
    int match = firstInMarket[market];
    if (match == 0) {
      return;
    }
    firstInMarket[market] = next(match);
    if (firstInMarket[market] == 0) {
      lastInMarket[market] = 0;
    }
    slots.free(match);
  }

  public int size() {
    return slots.size();
  }

  /** Visits every field. */
  public void accept(StoreVisitor visitor) {
    slots.accept(visitor);
    visitor.store("matches", true);
    visitor.longs("words", 1, words, WORDS, (slots.highest() + 1) * WORDS);
    visitor.ints("firstInMarket", 1, firstInMarket, 1, firstInMarket.length);
    visitor.ints("lastInMarket", 1, lastInMarket, 1, lastInMarket.length);
    visitor.ints("visitNext", 1, visitNext, 1, visitNext.length);
    visitor.ints("legsInMarket", 1, legsInMarket, 1, legsInMarket.length);
    legs = visitor.count("legs", 1, legs);
  }
}
