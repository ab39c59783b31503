package io.croupier.engine.odds;

import io.croupier.engine.store.IdIndex;
import io.croupier.engine.store.SlotStore;
import io.croupier.engine.store.StoreVisitor;
import io.croupier.protocol.SelectionResult;

/**
 * The selections of fixed odds: price with its version, result, and the list of legs on each.
 *
 * <p>Owned by the engine thread.
 */
final class Selections {
  /** The most that the odds of a place are divided by. */
  static final int MOST_DIVISOR = 20;

  final LossLimits limits;
  private final OddsMarkets markets;
  private final SlotStore slots;
  private final transient IdIndex index;
  private final int[] market;
  private final int[] nextInMarket;
  private final short[] runners;
  private final int[] prices;
  private final int[] pricedAt;
  private final int[] changes;
  private final byte[] divisors;
  private final byte[] places;
  private final byte[] results;
  private final short[] positions;
  private final byte[] winShares;
  private final byte[] winSharesOf;
  private final byte[] placeShares;
  private final byte[] placeSharesOf;
  private final int[] firstLeg;
  private final int[] lastLeg;
  private final int[] cursors;

  Selections(int capacity, int currencies, OddsMarkets markets) {
    this.markets = markets;
    limits = new LossLimits("limits of selections", capacity, currencies);
    slots = new SlotStore("selection slots", capacity);
    index = new IdIndex(capacity);
    market = new int[capacity + 1];
    nextInMarket = new int[capacity + 1];
    runners = new short[capacity + 1];
    prices = new int[capacity + 1];
    pricedAt = new int[capacity + 1];
    changes = new int[capacity + 1];
    divisors = new byte[capacity + 1];
    places = new byte[capacity + 1];
    results = new byte[capacity + 1];
    positions = new short[capacity + 1];
    winShares = new byte[capacity + 1];
    winSharesOf = new byte[capacity + 1];
    placeShares = new byte[capacity + 1];
    placeSharesOf = new byte[capacity + 1];
    firstLeg = new int[capacity + 1];
    lastLeg = new int[capacity + 1];
    cursors = new int[capacity + 1];
  }

  /** The slot of a runner; 0 when it is unknown, or the market is. */
  int find(int market, int runner) {
    return market == 0 ? 0 : index.get(0, market, runner);
  }

  /** Whether there is no place, nor a market that may give way. */
  boolean isFull() {
    return slots.isFull() && markets.firstOver() == 0;
  }

  /** Makes a selection known, and its market where it is new; there must be room. */
  int create(long marketId, int runner) {
    int known = markets.find(marketId);
    if (slots.isFull()) {
      int over = markets.firstOver();
      known = over == known ? 0 : known;
      forget(over);
    }
    int in = known == 0 ? markets.create(marketId) : known;
    int selection = slots.allocate();
    market[selection] = in;
    nextInMarket[selection] = markets.firstSelection(in);
    runners[selection] = (short) runner;
    changes[selection] = -markets.withdrawals(in);
    prices[selection] = 0;
    outcome(selection, SelectionResult.NONE, 0);
    shares(selection, 0, 0, 0, 0);
    firstLeg[selection] = 0;
    lastLeg[selection] = 0;
    limits.clear(selection);
    index.put(0, in, runner, selection);
    markets.addSelection(in, selection);
    return selection;
  }

  private void forget(int over) {
    for (int at = markets.firstSelection(over); at != 0; at = nextInMarket[at]) {
      index.remove(at);
      slots.free(at);
    }
    markets.forget(over);
  }

  long id(int selection) {
    return slots.id(selection);
  }

  /** The slot of an id; 0 when the selection gave way. */
  int slot(long id) {
    return slots.slot(id);
  }

  int market(int selection) {
    return market[selection];
  }

  int runner(int selection) {
    return runners[selection];
  }

  void price(int selection, int price, int divisor, int place) {
    prices[selection] = price;
    pricedAt[selection] = markets.withdrawals(market[selection]);
    divisors[selection] = (byte) divisor;
    places[selection] = (byte) place;
    changes[selection]++;
  }

  /** The price at which bets are taken; 0: none are. */
  int price(int selection) {
    boolean stands = pricedAt[selection] == markets.withdrawals(market[selection]);
    return stands && !hasResult(selection) ? prices[selection] : 0;
  }

  int version(int selection) {
    return changes[selection] + markets.withdrawals(market[selection]);
  }

  int divisor(int selection) {
    return divisors[selection];
  }

  int places(int selection) {
    return places[selection] & 0xFF;
  }

  /** A result takes the price down; that of a withdrawal counts as a version of its own. */
  void outcome(int selection, SelectionResult result, int position) {
    results[selection] = (byte) result.value();
    positions[selection] = (short) position;
  }

  void shares(int selection, int win, int winOf, int place, int placeOf) {
    winShares[selection] = (byte) win;
    winSharesOf[selection] = (byte) winOf;
    placeShares[selection] = (byte) place;
    placeSharesOf[selection] = (byte) placeOf;
  }

  /** The price has a new version, by a result. */
  void newVersion(int selection) {
    changes[selection]++;
  }

  boolean hasResult(int selection) {
    return results[selection] != SelectionResult.NONE.value();
  }

  SelectionResult result(int selection) {
    return SelectionResult.get(results[selection]);
  }

  boolean isWithdrawn(int selection) {
    return results[selection] == SelectionResult.WITHDRAWN.value();
  }

  int position(int selection) {
    return positions[selection];
  }

  int winShare(int selection) {
    return winShares[selection];
  }

  int winShareOf(int selection) {
    return winSharesOf[selection];
  }

  int placeShare(int selection) {
    return placeShares[selection];
  }

  int placeShareOf(int selection) {
    return placeSharesOf[selection];
  }

  int firstLeg(int selection) {
    return firstLeg[selection];
  }

  void firstLeg(int selection, int leg) {
    firstLeg[selection] = leg;
  }

  int lastLeg(int selection) {
    return lastLeg[selection];
  }

  void lastLeg(int selection, int leg) {
    lastLeg[selection] = leg;
  }

  /** The leg that the open work of the selection visits next. */
  int cursor(int selection) {
    return cursors[selection];
  }

  void cursor(int selection, int leg) {
    cursors[selection] = leg;
  }

  void accept(StoreVisitor visitor) {
    int before = slots.size();
    slots.accept(visitor);
    limits.accept(visitor);
    visitor.store("selections", true);
    int end = slots.highest() + 1;
    visitor.ints("market", 1, market, 1, end);
    visitor.ints("nextInMarket", 1, nextInMarket, 1, end);
    visitor.shorts("runners", 1, runners, 1, end);
    visitor.ints("prices", 1, prices, 1, end);
    visitor.ints("pricedAt", 1, pricedAt, 1, end);
    visitor.ints("changes", 1, changes, 1, end);
    visitor.bytes("divisors", 1, divisors, 1, end);
    visitor.bytes("places", 1, places, 1, end);
    visitor.bytes("results", 1, results, 1, end);
    visitor.shorts("positions", 1, positions, 1, end);
    visitor.bytes("winShares", 1, winShares, 1, end);
    visitor.bytes("winSharesOf", 1, winSharesOf, 1, end);
    visitor.bytes("placeShares", 1, placeShares, 1, end);
    visitor.bytes("placeSharesOf", 1, placeSharesOf, 1, end);
    visitor.ints("firstLeg", 1, firstLeg, 1, end);
    visitor.ints("lastLeg", 1, lastLeg, 1, end);
    visitor.ints("cursors", 1, cursors, 1, end);
    if (before != slots.size()) {
      index.clear();
      for (int selection = 1; selection < end; selection++) {
        if (slots.inUse(selection)) {
          index.put(0, market[selection], runners[selection], selection);
        }
      }
    }
  }
}
