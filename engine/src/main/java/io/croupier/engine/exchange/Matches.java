package io.croupier.engine.exchange;

import io.croupier.engine.store.Invariant;
import io.croupier.engine.store.SlotStore;
import io.croupier.engine.store.StoreVisitor;

/**
 * The meetings of backs and lays, each in the list of its market in the order in which they
 * happened, until the market is forgotten. A match that is void has no stake left.
 *
 * <p><b>Guarantees:</b> as many places as there are for orders are enough, in all and in each
 * market: a match takes the lesser unmatched stake of its two orders, so it ends the unmatched part
 * of one of them. A part that has ended never comes back, so no order is so ended by two matches,
 * and an order with a match stays as long as its market does. In a list times never decrease.
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

  private static final int WORDS = 4;
  private static final long LOW_INT = 0xFFFFFFFFL;

  private final SlotStore slots;
  private final long[] words;
  private final int[] firstInMarket;
  private final int[] lastInMarket;
  private final int[] visitNext;

  /** Makes room for as many matches as {@code orders}, in {@code markets}. */
  public Matches(int orders, int markets) {
    slots = new SlotStore("match slots", orders);
    words = new long[(orders + 1) * WORDS];
    firstInMarket = new int[markets + 1];
    lastInMarket = new int[markets + 1];
    visitNext = new int[markets + 1];
  }

  /** Two orders of a market have met. */
  public void add(int market, int incoming, int resting, long stake, int price, long timestampNs) {
    int match = slots.allocate();
    Invariant.check(match != 0, "more matches than orders");
    int at = match * WORDS;
    words[at + ORDERS] = (long) incoming << Integer.SIZE | resting;
    words[at + STAKE] = stake;
    words[at + TIME] = timestampNs;
    words[at + PRICE_AND_NEXT] = (long) price << Integer.SIZE;
    int before = lastInMarket[market];
    if (before == 0) {
      firstInMarket[market] = match;
    } else {
      words[before * WORDS + PRICE_AND_NEXT] |= match;
    }
    lastInMarket[market] = match;
  }

  /** The order that came in. */
  public int incoming(int match) {
    return (int) (words[match * WORDS + ORDERS] >>> Integer.SIZE);
  }

  /** The order that rested. */
  public int resting(int match) {
    return (int) words[match * WORDS + ORDERS];
  }

  /** The backer's stake; 0 when the match is void. */
  public long stake(int match) {
    return words[match * WORDS + STAKE];
  }

  /** A match is void from now on. */
  public void endStake(int match) {
    words[match * WORDS + STAKE] = 0;
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

  /** Forgets the match of a market that happened first, if there is one. */
  public void forgetFirst(int market) {
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
  }
}
