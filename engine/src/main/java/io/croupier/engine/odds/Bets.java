package io.croupier.engine.odds;

import io.croupier.engine.store.SlotStore;
import io.croupier.engine.store.StoreVisitor;
import io.croupier.protocol.BetKind;
import io.croupier.protocol.BetState;
import java.util.function.IntPredicate;

/**
 * The bets of fixed odds. One that has ended is kept for corrections until its place is needed; the
 * one that ended first gives way first. Counts what all of them, and what the open ones, may still
 * be paid, by currency.
 *
 * <p>Owned by the engine thread.
 */
final class Bets {
  /** Of a free bet: it has not been settled yet. */
  static final byte USED = 0;

  /** Of a free bet: it was void, and its bonus gives it again. */
  static final byte GIVEN_BACK = 1;

  /** Of a free bet: it has been settled, and was made for good. */
  static final byte SPENT = 2;

  private final Legs legs;
  private final SlotStore slots;
  private final OldestFirst kept;
  private final long[] promised;
  private final long[] payable;
  private final int[] wallets;
  private final byte[] currencies;
  private final byte[] kinds;
  private final byte[] combinations;
  private final byte[] eachWays;
  private final byte[] legCounts;
  private final byte[] states;
  private final int[] firstLegs;
  private final long[] stakes;
  private final long[] maximumPayouts;
  private final short[] oneWinners;
  private final short[] allWinners;
  private final byte[] ruleFourCaps;
  private final long[] maximumReturns;
  private final long[] cashedOut;
  private final long[] paid;

  /** The bonuses that bets are free by; 0: it is staked. */
  private final long[] freeBets;

  private final byte[] freeStates;

  Bets(int capacity, int currencyCount, Legs legs) {
    this.legs = legs;
    slots = new SlotStore("bet slots", capacity);
    kept = new OldestFirst("kept bets", capacity);
    promised = new long[currencyCount];
    payable = new long[currencyCount];
    wallets = new int[capacity + 1];
    currencies = new byte[capacity + 1];
    kinds = new byte[capacity + 1];
    combinations = new byte[capacity + 1];
    eachWays = new byte[capacity + 1];
    legCounts = new byte[capacity + 1];
    states = new byte[capacity + 1];
    firstLegs = new int[capacity + 1];
    stakes = new long[capacity + 1];
    maximumPayouts = new long[capacity + 1];
    oneWinners = new short[capacity + 1];
    allWinners = new short[capacity + 1];
    ruleFourCaps = new byte[capacity + 1];
    maximumReturns = new long[capacity + 1];
    cashedOut = new long[capacity + 1];
    paid = new long[capacity + 1];
    freeBets = new long[capacity + 1];
    freeStates = new byte[capacity + 1];
  }

  /**
   * Whether there is no room for a bet of so many legs, even if kept bets give way, oldest first.
   * One on a selection that is {@code pending} does not, nor do those behind it: it may have to be
   * corrected.
   */
  boolean isFull(int legCount, IntPredicate pending) {
    boolean place = !slots.isFull();
    int left = legs.left();
    int bet = kept.first();
    while (!place || left < legCount) {
      if (bet == 0 || isOnOneOf(pending, bet)) {
        return true;
      }
      place = true;
      left += legCounts[bet];
      bet = kept.next(bet);
    }
    return false;
  }

  private boolean isOnOneOf(IntPredicate pending, int bet) {
    for (int leg = firstLegs[bet]; leg != 0; leg = legs.nextOfBet(leg)) {
      if (pending.test(legs.selection(leg))) {
        return true;
      }
    }
    return false;
  }

  /** Makes room and takes a place; see {@link #isFull}. The legs are added by the caller. */
  int open(int wallet, int currency, int ruleFourCap, BetSlip slip) {
    while (slots.isFull() || legs.left() < slip.count) {
      forget(kept.first());
    }
    int bet = slots.allocate();
    wallets[bet] = wallet;
    currencies[bet] = (byte) currency;
    kinds[bet] = (byte) slip.kind.value();
    combinations[bet] = (byte) slip.combination;
    eachWays[bet] = (byte) (slip.eachWay ? 1 : 0);
    legCounts[bet] = (byte) slip.count;
    stakes[bet] = slip.stake;
    oneWinners[bet] = (short) slip.oneWinner;
    allWinners[bet] = (short) slip.allWinners;
    ruleFourCaps[bet] = (byte) ruleFourCap;
    states[bet] = (byte) BetState.OPEN.value();
    firstLegs[bet] = 0;
    maximumReturns[bet] = 0;
    cashedOut[bet] = 0;
    paid[bet] = 0;
    freeBets[bet] = slip.freeBet;
    freeStates[bet] = USED;
    return bet;
  }

  private void forget(int bet) {
    kept.remove(bet);
    payable[currencies[bet]] -= maximumReturns[bet] - paid[bet];
    int leg = firstLegs[bet];
    while (leg != 0) {
      int following = legs.nextOfBet(leg);
      legs.free(leg);
      leg = following;
    }
    slots.free(bet);
  }

  void maximumPayout(int bet, long amount) {
    maximumPayouts[bet] = amount;
  }

  /** The bet ends, or opens again, or stays as it is. */
  void state(int bet, BetState state) {
    boolean wasOpen = isOpen(bet);
    states[bet] = (byte) state.value();
    if (wasOpen && !isOpen(bet)) {
      kept.add(bet);
      promised[currencies[bet]] -= maximumReturns[bet];
    } else if (!wasOpen && isOpen(bet)) {
      kept.remove(bet);
      promised[currencies[bet]] += maximumReturns[bet];
    }
  }

  /** The slot of an id; 0 when it is unknown or gave way. */
  int slot(long id) {
    return slots.slot(id);
  }

  long id(int bet) {
    return slots.id(bet);
  }

  int wallet(int bet) {
    return wallets[bet];
  }

  BetKind kind(int bet) {
    return BetKind.get(kinds[bet]);
  }

  int combination(int bet) {
    return combinations[bet];
  }

  boolean isEachWay(int bet) {
    return eachWays[bet] != 0;
  }

  int legCount(int bet) {
    return legCounts[bet];
  }

  int firstLeg(int bet) {
    return firstLegs[bet];
  }

  void firstLeg(int bet, int leg) {
    firstLegs[bet] = leg;
  }

  BetState state(int bet) {
    return BetState.get(states[bet]);
  }

  boolean isOpen(int bet) {
    return states[bet] == BetState.OPEN.value();
  }

  /** Stake of each line. */
  long stake(int bet) {
    return stakes[bet];
  }

  long maximumPayout(int bet) {
    return maximumPayouts[bet];
  }

  /** The most that its settlement may pay. */
  long payoutLeft(int bet) {
    return maximumPayouts[bet] - cashedOut[bet];
  }

  /** Lines, each-way ones twice. */
  int lines(int bet) {
    int lines = BetShape.lines(kind(bet), legCounts[bet], combinations[bet]);
    return isEachWay(bet) ? 2 * lines : lines;
  }

  /** What the house may lose by the bet. */
  long risk(int bet) {
    long returned = stakes[bet] * lines(bet) - notReturned(bet);
    return Math.max(0, maximumReturns[bet] - returned);
  }

  /** The bonus that it is free by; 0: it is staked. */
  long freeBet(int bet) {
    return freeBets[bet];
  }

  /** What of its stake it does not bring back, since it is free. */
  long notReturned(int bet) {
    return freeBets[bet] == 0 ? 0 : stakes[bet] * lines(bet);
  }

  /** What has become of a free bet: USED, GIVEN_BACK, SPENT. */
  byte freeState(int bet) {
    return freeStates[bet];
  }

  void freeState(int bet, byte state) {
    freeStates[bet] = state;
  }

  /** Notes what settlement may pay at most, of an open bet. */
  void maximumReturn(int bet, long amount) {
    promised[currencies[bet]] += amount - maximumReturns[bet];
    payable[currencies[bet]] += amount - maximumReturns[bet];
    maximumReturns[bet] = amount;
  }

  /** What the open bets may be paid. */
  long promised(int currency) {
    return promised[currency];
  }

  /** What all bets that are known may still be paid, corrections included. */
  long payable(int currency) {
    return payable[currency];
  }

  /** The most that Rule 4 takes off, in percent. */
  int ruleFourCap(int bet) {
    return ruleFourCaps[bet];
  }

  /** Lucky bonus: what multiplies the odds to one of the only winner, in hundredths; 0: none. */
  int oneWinner(int bet) {
    return oneWinners[bet];
  }

  /** Lucky bonus: what is added to the win lines where all win, in basis points. */
  int allWinners(int bet) {
    return allWinners[bet];
  }

  /** A part of the stake is bought back. */
  void cashOut(int bet, long part, long amount) {
    stakes[bet] -= part;
    cashedOut[bet] += amount;
  }

  /** What the settlement has paid. */
  long paid(int bet) {
    return paid[bet];
  }

  void paid(int bet, long amount) {
    payable[currencies[bet]] -= amount - paid[bet];
    paid[bet] = amount;
  }

  /** What was paid in all. */
  long returned(int bet) {
    return cashedOut[bet] + paid[bet];
  }

  void accept(StoreVisitor visitor) {
    slots.accept(visitor);
    kept.accept(visitor);
    visitor.store("bets", true);
    visitor.longs("promised", 1, promised, 0, promised.length);
    visitor.longs("payable", 1, payable, 0, payable.length);
    int end = slots.highest() + 1;
    visitor.ints("wallets", 1, wallets, 1, end);
    visitor.bytes("currencies", 1, currencies, 1, end);
    visitor.bytes("kinds", 1, kinds, 1, end);
    visitor.bytes("combinations", 1, combinations, 1, end);
    visitor.bytes("eachWays", 1, eachWays, 1, end);
    visitor.bytes("legCounts", 1, legCounts, 1, end);
    visitor.bytes("states", 1, states, 1, end);
    visitor.ints("firstLegs", 1, firstLegs, 1, end);
    visitor.longs("stakes", 1, stakes, 1, end);
    visitor.longs("maximumPayouts", 1, maximumPayouts, 1, end);
    visitor.shorts("oneWinners", 1, oneWinners, 1, end);
    visitor.shorts("allWinners", 1, allWinners, 1, end);
    visitor.bytes("ruleFourCaps", 1, ruleFourCaps, 1, end);
    visitor.longs("maximumReturns", 1, maximumReturns, 1, end);
    visitor.longs("cashedOut", 1, cashedOut, 1, end);
    visitor.longs("paid", 1, paid, 1, end);
    visitor.longs("freeBets", 1, freeBets, 1, end);
    visitor.bytes("freeStates", 1, freeStates, 1, end);
  }
}
