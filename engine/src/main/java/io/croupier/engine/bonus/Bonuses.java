package io.croupier.engine.bonus;

import static io.croupier.engine.ledger.BalanceKind.BONUS;
import static io.croupier.protocol.BonusState.ACTIVE;
import static io.croupier.protocol.BonusState.OFFERED;
import static io.croupier.protocol.BonusState.QUEUED;

import io.croupier.engine.ledger.Balances;
import io.croupier.engine.ledger.Money;
import io.croupier.engine.store.EndedQueue;
import io.croupier.engine.store.Invariant;
import io.croupier.engine.store.SlotStore;
import io.croupier.engine.store.StoreVisitor;
import io.croupier.engine.timer.TimerKind;
import io.croupier.engine.timer.Timers;
import io.croupier.protocol.BonusKind;
import io.croupier.protocol.BonusState;

/**
 * The bonuses. Those of an account that have not ended are in a list, in the order in which they
 * were granted; all of a wallet are in another, the one granted last first; the one that is ACTIVE
 * is found by its wallet. When all places are taken, the ended one without an open bet that came to
 * be so first gives way.
 *
 * <p>What counts is the time of the command or timer at hand, not whether a bonus's own timer has
 * fired.
 *
 * <p>Owned by the engine thread.
 */
public final class Bonuses {
  /** Bonuses of one account that have not ended. */
  static final int MAX_LIVING = 16;

  private static final long SECOND = 1_000_000_000L;

  /** Wins of free bets are counted in two words, since there may be any number of amounts. */
  private static final int AMOUNT_BITS = 53;

  /** No more of the word above is looked at, which is far above what is withheld and paid. */
  private static final long MOST_ABOVE = 64;

  private final BonusDefinitions terms;
  private final Balances balances;
  private final Timers timers;
  private final SlotStore slots;
  private final EndedQueue ended;
  private final int[] definitions;
  private final int[] wallets;
  private final long[] amounts;
  private final long[] deposits;
  private final long[] requirements;
  private final long[] left;
  private final long[] nets;
  private final int[] openBets;
  private final long[] held;
  private final long[] wins;
  private final long[] winsAbove;
  private final long[] notReturned;
  private final long[] expiresAt;

  /** When bets made with it were open last, by the times at which their rounds ended. */
  private final long[] closedAt;

  private final byte[] states;
  private final long[] turns;
  private final int[] next;
  private final int[] first;
  private final int[] active;
  private final int[] newest;
  private final int[] older;
  private final int[] newer;
  private long lastTurn;
  private transient long now;

  /** The wallets whose bonuses the command at hand has changed. */
  private final transient int[] noted;

  private final transient boolean[] isNoted;

  /** The wallets among these whose first queued bonus has its turn. */
  private final transient boolean[] isNextsTurn;

  private transient int notedCount;

  /** Makes room for so many bonuses. */
  public Bonuses(
      int capacity,
      int accounts,
      int wallets,
      BonusDefinitions terms,
      Balances balances,
      Timers timers) {
    this.terms = terms;
    this.balances = balances;
    this.timers = timers;
    slots = new SlotStore("bonuses", capacity);
    ended = new EndedQueue("endedBonuses", capacity);
    definitions = new int[capacity + 1];
    this.wallets = new int[capacity + 1];
    amounts = new long[capacity + 1];
    deposits = new long[capacity + 1];
    requirements = new long[capacity + 1];
    left = new long[capacity + 1];
    nets = new long[capacity + 1];
    openBets = new int[capacity + 1];
    held = new long[capacity + 1];
    wins = new long[capacity + 1];
    winsAbove = new long[capacity + 1];
    notReturned = new long[capacity + 1];
    expiresAt = new long[capacity + 1];
    closedAt = new long[capacity + 1];
    states = new byte[capacity + 1];
    turns = new long[capacity + 1];
    next = new int[capacity + 1];
    first = new int[accounts + 1];
    active = new int[wallets + 1];
    newest = new int[wallets + 1];
    older = new int[capacity + 1];
    newer = new int[capacity + 1];
    noted = new int[wallets];
    isNoted = new boolean[wallets + 1];
    isNextsTurn = new boolean[wallets + 1];
  }

  /** What time it is from now on. */
  public void at(long timestampNs) {
    now = timestampNs;
  }

  boolean isFull() {
    return slots.isFull() && ended.isEmpty();
  }

  /** Enters an offer that can be taken for so many seconds; 0: for ever. */
  int offer(
      int definition, int wallet, long amount, long deposit, long requirement, int secondsToTake) {
    if (slots.isFull()) {
      forget(ended.removeFirst());
    }
    int bonus = slots.allocate();
    definitions[bonus] = definition;
    wallets[bonus] = wallet;
    amounts[bonus] = amount;
    deposits[bonus] = deposit;
    requirements[bonus] = requirement;
    left[bonus] = requirement;
    nets[bonus] = 0;
    openBets[bonus] = 0;
    held[bonus] = 0;
    wins[bonus] = 0;
    winsAbove[bonus] = 0;
    notReturned[bonus] = 0;
    closedAt[bonus] = 0;
    states[bonus] = (byte) OFFERED.value();
    turns[bonus] = 0;
    next[bonus] = 0;
    append(bonus);
    putFirst(bonus, wallet);
    expireAfter(bonus, secondsToTake);
    return bonus;
  }

  private void putFirst(int bonus, int wallet) {
    int second = newest[wallet];
    newest[wallet] = bonus;
    older[bonus] = second;
    newer[bonus] = 0;
    if (second != 0) {
      newer[second] = bonus;
    }
  }

  private void forget(int bonus) {
    int before = newer[bonus];
    int behind = older[bonus];
    if (before == 0) {
      newest[wallets[bonus]] = behind;
    } else {
      older[before] = behind;
    }
    if (behind != 0) {
      newer[behind] = before;
    }
    slots.free(bonus);
  }

  /** The bonus of a wallet that was granted last; 0: there is none. */
  int newest(int wallet) {
    return newest[wallet];
  }

  /** The one of the same wallet that was granted before; 0: none is remembered. */
  int older(int bonus) {
    return older[bonus];
  }

  /**
   * Moves on.
   *
   * @param seconds after which the state that it has then ends; 0: not by itself
   */
  void move(int bonus, BonusTransition transition, int seconds) {
    int wallet = wallets[bonus];
    if (states[bonus] == ACTIVE.value()) {
      active[wallet] = 0;
      callNext(wallet);
    }
    BonusState after = transition.target();
    states[bonus] = (byte) after.value();
    timers.clear(TimerKind.BONUS_EXPIRY, bonus);
    expireAfter(bonus, seconds);
    if (after == QUEUED) {
      turns[bonus] = ++lastTurn;
    }
    if (after == ACTIVE) {
      active[wallet] = bonus;
    }
    if (BonusTransition.isFinal(after)) {
      remove(bonus);
      endIfDone(bonus);
    }
    note(wallet);
  }

  private void expireAfter(int bonus, int seconds) {
    expiresAt[bonus] = seconds == 0 ? 0 : Timers.after(now, seconds * SECOND);
    if (seconds != 0) {
      timers.set(TimerKind.BONUS_EXPIRY, bonus, expiresAt[bonus]);
    }
  }

  private void append(int bonus) {
    int account = account(bonus);
    int last = first[account];
    if (last == 0) {
      first[account] = bonus;
      return;
    }
    while (next[last] != 0) {
      last = next[last];
    }
    next[last] = bonus;
  }

  private void remove(int bonus) {
    int account = account(bonus);
    if (first[account] == bonus) {
      first[account] = next[bonus];
      return;
    }
    int before = first[account];
    while (next[before] != bonus) {
      before = next[before];
    }
    next[before] = next[bonus];
  }

  private void endIfDone(int bonus) {
    if (BonusTransition.isFinal(state(bonus)) && openBets[bonus] == 0) {
      ended.add(bonus);
    }
  }

  /** The bonus of a wallet that is ACTIVE, its time over or not; 0: none. */
  int active(int wallet) {
    return active[wallet];
  }

  /** The bonus of a wallet that is ACTIVE and whose time is not over; 0: none. */
  int inUse(int wallet) {
    int bonus = active[wallet];
    return bonus == 0 || isOver(bonus) ? 0 : bonus;
  }

  /** Whether it is the one in use of its wallet; not where there is none. */
  boolean isInUse(int bonus) {
    return bonus != 0 && inUse(wallets[bonus]) == bonus;
  }

  private boolean isOver(int bonus) {
    return isOver(bonus, now);
  }

  private boolean isOver(int bonus, long time) {
    return expiresAt[bonus] != 0 && expiresAt[bonus] <= time;
  }

  /** Its state, by the time that it is, whether its timer has fired or not. */
  BonusState stateNow(int bonus) {
    if (!isOver(bonus)) {
      return state(bonus);
    }
    if (state(bonus) == ACTIVE && isCashback(bonus)) {
      return openBets[bonus] == 0 ? BonusState.COMPLETED : ACTIVE;
    }
    return BonusState.EXPIRED;
  }

  /**
   * Whether one that is ACTIVE is completed now. One that had to be staked is if it was in use when
   * the last of its bets was no longer open, however long its round's timer has waited.
   */
  boolean isDone(int bonus) {
    boolean due =
        isCashback(bonus) ? isOver(bonus) : left[bonus] == 0 && !isOver(bonus, closedAt[bonus]);
    return due && openBets[bonus] == 0;
  }

  /** Whether it gives back a share of what was lost. */
  boolean isCashback(int bonus) {
    return terms.kind(definitions[bonus]) == BonusKind.CASHBACK;
  }

  /** The first of an account's bonuses that have not ended; 0 when there is none. */
  int first(int account) {
    return first[account];
  }

  int next(int bonus) {
    return next[bonus];
  }

  /** How many bonuses of an account have not ended. */
  int living(int account) {
    int count = 0;
    for (int bonus = first[account]; bonus != 0; bonus = next[bonus]) {
      count++;
    }
    return count;
  }

  /** The bonus of a wallet whose turn it is; 0: none waits. */
  int firstQueued(int wallet) {
    int found = 0;
    for (int b = first[balances.accountOf(wallet)]; b != 0; b = next[b]) {
      boolean waits = wallets[b] == wallet && states[b] == QUEUED.value();
      if (waits && (found == 0 || turns[b] < turns[found])) {
        found = b;
      }
    }
    return found;
  }

  /** Something of a wallet's bonuses has changed: something may follow. */
  void note(int wallet) {
    if (!isNoted[wallet]) {
      isNoted[wallet] = true;
      noted[notedCount++] = wallet;
    }
  }

  /** It is the next one's turn: the ACTIVE one has ended, or the customer has asked for one. */
  void callNext(int wallet) {
    isNextsTurn[wallet] = true;
    note(wallet);
  }

  /** Whether the command at hand has called the next one of a wallet. */
  boolean isNextsTurn(int wallet) {
    return isNextsTurn[wallet];
  }

  int notedCount() {
    return notedCount;
  }

  /** A wallet whose bonuses have changed, in the order in which they first did. */
  int noted(int index) {
    return noted[index];
  }

  /** Begins anew. */
  void forgetNoted() {
    for (int i = 0; i < notedCount; i++) {
      isNoted[noted[i]] = false;
      isNextsTurn[noted[i]] = false;
    }
    notedCount = 0;
  }

  int slot(long bonusId) {
    return slots.slot(bonusId);
  }

  long id(int bonus) {
    return slots.id(bonus);
  }

  BonusState state(int bonus) {
    return BonusState.get(states[bonus]);
  }

  boolean isCompleted(int bonus) {
    return states[bonus] == BonusState.COMPLETED.value();
  }

  int definition(int bonus) {
    return definitions[bonus];
  }

  int wallet(int bonus) {
    return wallets[bonus];
  }

  int account(int bonus) {
    return balances.accountOf(wallets[bonus]);
  }

  long amount(int bonus) {
    return amounts[bonus];
  }

  long deposit(int bonus) {
    return deposits[bonus];
  }

  /** What must be staked, or how many free bets it gives. */
  long requirement(int bonus) {
    return requirements[bonus];
  }

  /** What of the requirement, or of the free bets, is left. */
  long left(int bonus) {
    return left[bonus];
  }

  /** What the bets made with a cashback have won, less what was staked, as far as it counts. */
  long net(int bonus) {
    return nets[bonus];
  }

  /** A share of a bet goes off the net of a cashback, or, below zero, one of a win is added. */
  void lose(int bonus, long share) {
    long net = nets[bonus] - share;
    nets[bonus] = Math.max(-Money.MAX_AMOUNT, Math.min(Money.MAX_AMOUNT, net));
  }

  /** Bets take so much of what is left, or, below zero, give it back. */
  void contribute(int bonus, long contribution) {
    left[bonus] -= contribution;
    boolean within = left[bonus] >= 0 && left[bonus] <= requirements[bonus];
    Invariant.check(within, "what is left of a requirement is out of its range");
  }

  int openBets(int bonus) {
    return openBets[bonus];
  }

  /** Bonus money in its open bets. */
  long held(int bonus) {
    return held[bonus];
  }

  /** So many more bets, with so much bonus money, are open, or, below zero, no longer. */
  void addOpenBets(int bonus, int change, long bonusPart) {
    openBets[bonus] += change;
    held[bonus] += bonusPart;
    Invariant.check(openBets[bonus] >= 0, "a bonus has fewer than no open bets");
    Invariant.check(held[bonus] >= 0, "the open bets of a bonus hold less than nothing");
    if (change < 0) {
      closedAt[bonus] = Math.max(closedAt[bonus], now);
      endIfDone(bonus);
      note(wallets[bonus]);
    }
  }

  /** The standing wins of free bets together, or, from 2^59 on, at least so much. */
  long wins(int bonus) {
    return Math.min(winsAbove[bonus], MOST_ABOVE) << AMOUNT_BITS | wins[bonus];
  }

  /** A win of free bets stands, or, below zero, one stands no longer. */
  void addWin(int bonus, long amount) {
    long sum = wins[bonus] + amount;
    wins[bonus] = sum & Money.MAX_AMOUNT;
    winsAbove[bonus] += sum >> AMOUNT_BITS;
    Invariant.check(winsAbove[bonus] >= 0, "the wins of free bets are less than nothing");
  }

  /** What of the stake of a free bet its wins do not return. */
  long notReturned(int bonus) {
    return notReturned[bonus];
  }

  void notReturned(int bonus, long amount) {
    notReturned[bonus] = amount;
  }

  /** When its present state ends; 0: not by itself. */
  long expiresAt(int bonus) {
    return expiresAt[bonus];
  }

  /** Checks that bonus money is in no wallet without a bonus; for tests and snapshots. */
  public void checkInvariants() {
    for (int wallet = 1; wallet <= balances.wallets(); wallet++) {
      long money = balances.amount(wallet, BONUS);
      boolean mayBe = active[wallet] != 0 && !isCashback(active[wallet]);
      Invariant.check(money == 0 || mayBe, "bonus money without a bonus");
    }
  }

  /** Visits every field. */
  public void accept(StoreVisitor visitor) {
    slots.accept(visitor);
    ended.accept(visitor);
    visitor.store("bonus", true);
    lastTurn = visitor.value("lastTurn", 1, lastTurn);
    int end = slots.highest() + 1;
    visitor.ints("definitions", 1, definitions, 1, end);
    visitor.ints("wallets", 1, wallets, 1, end);
    visitor.longs("amounts", 1, amounts, 1, end);
    visitor.longs("deposits", 1, deposits, 1, end);
    visitor.longs("requirements", 1, requirements, 1, end);
    visitor.longs("left", 1, left, 1, end);
    visitor.longs("nets", 1, nets, 1, end);
    visitor.ints("openBets", 1, openBets, 1, end);
    visitor.longs("held", 1, held, 1, end);
    visitor.longs("wins", 1, wins, 1, end);
    visitor.longs("winsAbove", 1, winsAbove, 1, end);
    visitor.longs("notReturned", 1, notReturned, 1, end);
    visitor.longs("expiresAt", 1, expiresAt, 1, end);
    visitor.longs("closedAt", 1, closedAt, 1, end);
    visitor.bytes("states", 1, states, 1, end);
    visitor.longs("turns", 1, turns, 1, end);
    visitor.ints("next", 1, next, 1, end);
    visitor.ints("first", 1, first, 1, first.length);
    visitor.ints("active", 1, active, 1, active.length);
    visitor.ints("newest", 1, newest, 1, newest.length);
    visitor.ints("older", 1, older, 1, end);
    visitor.ints("newer", 1, newer, 1, end);
  }
}
