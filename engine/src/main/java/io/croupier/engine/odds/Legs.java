package io.croupier.engine.odds;

import io.croupier.engine.store.SlotStore;
import io.croupier.engine.store.StoreVisitor;

/**
 * The selections of bets: what each was taken at, and what its result makes of it. The legs of a
 * bet are a list; so are the legs on a selection, in order of acceptance, while it is known.
 *
 * <p>Owned by the engine thread.
 */
final class Legs {
  private final Selections selections;
  private final SlotStore slots;
  private final int[] bets;
  private final int[] nextOfBet;
  private final int[] next;
  private final int[] previous;
  private final long[] selectionIds;
  private final long[] marketIds;
  private final short[] runners;
  private final int[] prices;
  private final int[] deductionsBefore;
  private final byte[] divisors;
  private final byte[] places;
  private final byte[] winShares;
  private final byte[] winSharesOf;
  private final long[] wins;
  private final long[] placed;
  private final long[] denominators;

  Legs(int capacity, Selections selections) {
    this.selections = selections;
    slots = new SlotStore("bet leg slots", capacity);
    bets = new int[capacity + 1];
    nextOfBet = new int[capacity + 1];
    next = new int[capacity + 1];
    previous = new int[capacity + 1];
    selectionIds = new long[capacity + 1];
    marketIds = new long[capacity + 1];
    runners = new short[capacity + 1];
    prices = new int[capacity + 1];
    deductionsBefore = new int[capacity + 1];
    divisors = new byte[capacity + 1];
    places = new byte[capacity + 1];
    winShares = new byte[capacity + 1];
    winSharesOf = new byte[capacity + 1];
    wins = new long[capacity + 1];
    placed = new long[capacity + 1];
    denominators = new long[capacity + 1];
  }

  int left() {
    return slots.left();
  }

  /** Takes a selection as it stands, last of those on it; {@code following} is the bet's next. */
  int add(int bet, int selection, boolean eachWay, int following, OddsMarkets markets) {
    int leg = slots.allocate();
    int market = selections.market(selection);
    bets[leg] = bet;
    nextOfBet[leg] = following;
    selectionIds[leg] = selections.id(selection);
    marketIds[leg] = markets.id(market);
    runners[leg] = (short) selections.runner(selection);
    prices[leg] = selections.price(selection);
    deductionsBefore[leg] = markets.deduction(market);
    divisors[leg] = (byte) (eachWay ? selections.divisor(selection) : 0);
    places[leg] = (byte) selections.places(selection);
    denominators[leg] = 0;
    winShares[leg] = 0;
    winSharesOf[leg] = 0;
    link(leg, selection);
    return leg;
  }

  /** Forgets a leg. */
  void free(int leg) {
    int selection = selection(leg);
    if (selection != 0) {
      unlink(leg, selection);
    }
    slots.free(leg);
  }

  private void link(int leg, int selection) {
    int last = selections.lastLeg(selection);
    previous[leg] = last;
    next[leg] = 0;
    if (last == 0) {
      selections.firstLeg(selection, leg);
    } else {
      next[last] = leg;
    }
    selections.lastLeg(selection, leg);
  }

  private void unlink(int leg, int selection) {
    if (selections.cursor(selection) == leg) {
      selections.cursor(selection, next[leg]);
    }
    if (previous[leg] == 0) {
      selections.firstLeg(selection, next[leg]);
    } else {
      next[previous[leg]] = next[leg];
    }
    if (next[leg] == 0) {
      selections.lastLeg(selection, previous[leg]);
    } else {
      previous[next[leg]] = previous[leg];
    }
  }

  int bet(int leg) {
    return bets[leg];
  }

  /** The next leg of the same bet; 0 when there is none. */
  int nextOfBet(int leg) {
    return nextOfBet[leg];
  }

  /** The next leg on the same selection; 0 when there is none. */
  int next(int leg) {
    return next[leg];
  }

  /** The selection; 0 when it gave way. */
  int selection(int leg) {
    return selections.slot(selectionIds[leg]);
  }

  long marketId(int leg) {
    return marketIds[leg];
  }

  int runner(int leg) {
    return runners[leg];
  }

  int price(int leg) {
    return prices[leg];
  }

  int deductionBefore(int leg) {
    return deductionsBefore[leg];
  }

  int divisor(int leg) {
    return divisors[leg];
  }

  /** The places that count for an each-way bet; 0: any, or it is none. */
  int eachWayPlaces(int leg) {
    return divisors[leg] == 0 ? 0 : places(leg);
  }

  int places(int leg) {
    return places[leg] & 0xFF;
  }

  /** Notes what the result makes of the leg. */
  void settle(int leg, EffectiveOdds odds) {
    wins[leg] = odds.win();
    placed[leg] = odds.place();
    denominators[leg] = odds.denominator();
    winShares[leg] = (byte) odds.winShare();
    winSharesOf[leg] = (byte) odds.winShareOf();
  }

  /** Whether a result has come to the leg. */
  boolean isSettled(int leg) {
    return denominators[leg] != 0;
  }

  long win(int leg) {
    return wins[leg];
  }

  long place(int leg) {
    return placed[leg];
  }

  long denominator(int leg) {
    return denominators[leg];
  }

  /** Whether it is known that the selection has won, alone or in a dead heat. */
  boolean hasWon(int leg) {
    return winShares[leg] != 0;
  }

  /** The share of a selection that has won, as numerator of {@link #winShareOf}. */
  int winShare(int leg) {
    return winShares[leg];
  }

  int winShareOf(int leg) {
    return winSharesOf[leg];
  }

  void accept(StoreVisitor visitor) {
    slots.accept(visitor);
    visitor.store("bet legs", true);
    int end = slots.highest() + 1;
    visitor.ints("bets", 1, bets, 1, end);
    visitor.ints("nextOfBet", 1, nextOfBet, 1, end);
    visitor.ints("next", 1, next, 1, end);
    visitor.ints("previous", 1, previous, 1, end);
    visitor.longs("selectionIds", 1, selectionIds, 1, end);
    visitor.longs("marketIds", 1, marketIds, 1, end);
    visitor.shorts("runners", 1, runners, 1, end);
    visitor.ints("prices", 1, prices, 1, end);
    visitor.ints("deductionsBefore", 1, deductionsBefore, 1, end);
    visitor.bytes("divisors", 1, divisors, 1, end);
    visitor.bytes("places", 1, places, 1, end);
    visitor.bytes("winShares", 1, winShares, 1, end);
    visitor.bytes("winSharesOf", 1, winSharesOf, 1, end);
    visitor.longs("wins", 1, wins, 1, end);
    visitor.longs("placed", 1, placed, 1, end);
    visitor.longs("denominators", 1, denominators, 1, end);
  }
}
