package io.croupier.engine.exchange;

import io.croupier.engine.account.Accounts;
import io.croupier.engine.store.Invariant;
import io.croupier.engine.store.SlotStore;
import io.croupier.engine.store.StoreVisitor;

/**
 * What each account has at stake in each market: a position exists while the account has an order
 * in the market. It lists its orders in order of acceptance, and hangs in the list of its market
 * and in that of its account, each in order of entry. Settlement ends it: it then hangs in the list
 * of its market alone, until the market is forgotten.
 *
 * <p><b>Guarantees:</b> one position for an account and market, ended or not; there is always room,
 * as each position has an order.
 *
 * <p>Owned by the engine thread.
 */
public final class Positions {
  private final Orders orders;
  private final Accounts accounts;
  private final SlotStore slots;
  private final transient PositionIndex index;
  private final long[] keys;
  private final int[] wallets;
  private final long[] held;
  private final long[] stakes;
  private final int[] openOrders;
  private final int[] waiting;
  private final int[] firstOrder;
  private final int[] lastOrder;
  private final int[] nextInMarket;
  private final int[] previousInMarket;
  private final int[] nextInAccount;
  private final int[] previousInAccount;
  private final int[] firstInMarket;
  private final int[] lastInMarket;
  private final int[] openInAccount;
  private final int[] waitingInAccount;
  private final byte[] ended;

  /** Makes room for a position for each order, in {@code markets} and of {@code accountLimit}. */
  public Positions(Orders orders, Accounts accounts, int accountLimit, int markets) {
    this.orders = orders;
    this.accounts = accounts;
    int length = orders.capacity() + 1;
    slots = new SlotStore("position slots", orders.capacity());
    keys = new long[length];
    index = new PositionIndex(keys);
    wallets = new int[length];
    held = new long[length];
    stakes = new long[length];
    openOrders = new int[length];
    waiting = new int[length];
    firstOrder = new int[length];
    lastOrder = new int[length];
    nextInMarket = new int[length];
    previousInMarket = new int[length];
    nextInAccount = new int[length];
    previousInAccount = new int[length];
    firstInMarket = new int[markets + 1];
    lastInMarket = new int[markets + 1];
    openInAccount = new int[accountLimit + 1];
    waitingInAccount = new int[accountLimit + 1];
    ended = new byte[length];
  }

  /** The position of an account in a market; 0 when there is none, or it has ended. */
  public int find(int account, int market) {
    return index.get(key(account, market));
  }

  /** An account enters a market that it has no position in. */
  public int enter(int account, int market, int wallet) {
    int position = slots.allocate();
    Invariant.check(position != 0, "more positions than orders");
    keys[position] = key(account, market);
    index.put(position);
    wallets[position] = wallet;
    linkInMarket(lastInMarket[market], position, market);
    linkInMarket(position, 0, market);
    linkInAccount(accounts.lastPosition(account), position, account);
    linkInAccount(position, 0, account);
    return position;
  }

  /** Puts an accepted order, which says so itself, behind those of its position. */
  public void add(int order) {
    int position = orders.position(order);
    orders.linkInPosition(lastOrder[position], order);
    orders.linkInPosition(order, 0);
    if (firstOrder[position] == 0) {
      firstOrder[position] = order;
    }
    lastOrder[position] = order;
    stakes[position] += orders.unmatched(order);
    countOpen(position, orders.unmatched(order) > 0 ? 1 : 0);
  }

  /** Unmatched stake of an order was matched, cancelled or has lapsed. */
  public void unmatchedFell(int order) {
    if (orders.unmatched(order) == 0) {
      countOpen(orders.position(order), -1);
    }
  }

  /** Stake of a position was cancelled or has lapsed. */
  public void stakeFell(int position, long stake) {
    stakes[position] -= stake;
  }

  /** Takes an order out of its position. */
  public void remove(int order) {
    int position = orders.position(order);
    int before = orders.previousInPosition(order);
    int after = orders.nextInPosition(order);
    orders.linkInPosition(before, after);
    if (before == 0) {
      firstOrder[position] = after;
    }
    if (after == 0) {
      lastOrder[position] = before;
    }
  }

  /** Ends a position that is settled: its account has nothing at stake in the market any more. */
  void end(int position) {
    leaveAccount(position);
    ended[position] = 1;
  }

  /** Forgets a position that has no order left. */
  public void leave(int position) {
    Invariant.check(firstOrder[position] == 0, "a position with orders was left");
    linkInMarket(previousInMarket[position], nextInMarket[position], market(position));
    if (!isEnded(position)) {
      leaveAccount(position);
    }
    ended[position] = 0;
    stakes[position] = 0;
    slots.free(position);
  }

  private void leaveAccount(int position) {
    Invariant.check(held[position] == 0, "a position was left with money held");
    linkInAccount(previousInAccount[position], nextInAccount[position], account(position));
    index.remove(position);
  }

  boolean isEnded(int position) {
    return ended[position] != 0;
  }

  public int account(int position) {
    return (int) (keys[position] >>> Integer.SIZE);
  }

  public int market(int position) {
    return (int) keys[position];
  }

  public int wallet(int position) {
    return wallets[position];
  }

  /** What is held for a position, in minor units. */
  public long held(int position) {
    return held[position];
  }

  public void held(int position, long amount) {
    held[position] = amount;
  }

  /** Matched and unmatched stakes of a position. */
  public long stakes(int position) {
    return stakes[position];
  }

  /** One more order of a position waits for the bet delay or the starting price, or one less. */
  void waits(int position, int change) {
    waiting[position] += change;
    waitingInAccount[account(position)] += change;
  }

  /** Number of orders of a position that rest in the book. */
  public int restingOrders(int position) {
    return openOrders[position] - waiting[position];
  }

  /** Number of orders of an account, in all markets, that rest in a book. */
  public int restingOrdersOfAccount(int account) {
    return openInAccount[account] - waitingInAccount[account];
  }

  /** Number of orders of an account, in all markets, with unmatched stake, waiting ones too. */
  public int openOrdersOfAccount(int account) {
    return openInAccount[account];
  }

  /** The order of a position that was accepted first. */
  public int firstOrder(int position) {
    return firstOrder[position];
  }

  /** The position that entered a market first; 0 when there is none. */
  public int firstInMarket(int market) {
    return firstInMarket[market];
  }

  public int nextInMarket(int position) {
    return nextInMarket[position];
  }

  /** The position that an account entered first; 0 when there is none. */
  public int firstInAccount(int account) {
    return accounts.firstPosition(account);
  }

  public int nextInAccount(int position) {
    return nextInAccount[position];
  }

  public int size() {
    return slots.size();
  }

  int highest() {
    return slots.highest();
  }

  boolean inUse(int position) {
    return slots.inUse(position);
  }

  /** Visits every field; the index is built again after a load. */
  public void accept(StoreVisitor visitor) {
    slots.accept(visitor);
    visitor.store("positions", true);
    int end = slots.highest() + 1;
    visitor.longs("keys", 1, keys, 1, end);
    visitor.ints("wallets", 1, wallets, 1, end);
    visitor.longs("held", 1, held, 1, end);
    visitor.longs("stakes", 1, stakes, 1, end);
    visitor.ints("openOrders", 1, openOrders, 1, end);
    visitor.ints("waiting", 1, waiting, 1, end);
    visitor.ints("firstOrder", 1, firstOrder, 1, end);
    visitor.ints("lastOrder", 1, lastOrder, 1, end);
    visitor.ints("nextInMarket", 1, nextInMarket, 1, end);
    visitor.ints("previousInMarket", 1, previousInMarket, 1, end);
    visitor.ints("nextInAccount", 1, nextInAccount, 1, end);
    visitor.ints("previousInAccount", 1, previousInAccount, 1, end);
    visitor.ints("firstInMarket", 1, firstInMarket, 1, firstInMarket.length);
    visitor.ints("lastInMarket", 1, lastInMarket, 1, lastInMarket.length);
    visitor.ints("openInAccount", 1, openInAccount, 1, accounts.highest() + 1);
    visitor.ints("waitingInAccount", 1, waitingInAccount, 1, accounts.highest() + 1);
    visitor.bytes("ended", 1, ended, 1, end);
  }

  /** Finds the index anew, after a load. */
  public void rebuild() {
    index.clear();
    for (int position = 1; position <= slots.highest(); position++) {
      if (slots.inUse(position) && !isEnded(position)) {
        index.put(position);
      }
    }
  }

  /** Checks lists, sums and counts against the orders; for tests. */
  public void checkInvariants() {
    slots.checkInvariants();
    int seen = 0;
    for (int market = 1; market < firstInMarket.length; market++) {
      for (int p = firstInMarket[market]; p != 0; p = nextInMarket[p]) {
        Invariant.check(market(p) == market, "a position hangs in another market's list");
        int found = isEnded(p) ? 0 : p;
        Invariant.check(find(account(p), market) == found, "the index leads elsewhere");
        checkOrders(p);
        seen++;
      }
    }
    Invariant.check(seen == slots.size(), "a position hangs in no market's list");
    checkAccounts();
  }

  private void checkAccounts() {
    int seen = 0;
    for (int position = 1; position <= slots.highest(); position++) {
      seen += slots.inUse(position) && isEnded(position) ? 1 : 0;
    }
    for (int account = 1; account <= accounts.highest(); account++) {
      int open = 0;
      int waits = 0;
      for (int p = accounts.firstPosition(account); p != 0; p = nextInAccount[p]) {
        Invariant.check(account(p) == account, "a position hangs in another account's list");
        open += openOrders[p];
        waits += waiting[p];
        seen++;
      }
      Invariant.check(open == openInAccount[account], "open orders of an account miscounted");
      Invariant.check(waits == waitingInAccount[account], "waits of an account miscounted");
    }
    Invariant.check(seen == slots.size(), "a position hangs in no account's list");
  }

  private void checkOrders(int position) {
    long stake = 0;
    int open = 0;
    int waits = 0;
    Invariant.check(firstOrder[position] != 0, "a position without an order");
    for (int o = firstOrder[position]; o != 0; o = orders.nextInPosition(o)) {
      Invariant.check(orders.position(o) == position, "an order hangs in another position");
      stake += orders.matched(o) + orders.unmatched(o);
      open += orders.unmatched(o) > 0 ? 1 : 0;
      waits += orders.waits(o) || orders.waitsForSp(o) ? 1 : 0;
    }
    Invariant.check(stake == stakes[position], "stakes of a position do not add up");
    Invariant.check(open == openOrders[position], "open orders of a position miscounted");
    Invariant.check(waits == waiting[position], "waiting orders of a position miscounted");
  }

  private void countOpen(int position, int change) {
    openOrders[position] += change;
    openInAccount[account(position)] += change;
  }

  private void linkInMarket(int before, int after, int market) {
    nextInMarket[before] = after;
    previousInMarket[after] = before;
    if (before == 0) {
      firstInMarket[market] = after;
    }
    if (after == 0) {
      lastInMarket[market] = before;
    }
  }

  private void linkInAccount(int before, int after, int account) {
    nextInAccount[before] = after;
    previousInAccount[after] = before;
    if (before == 0) {
      accounts.firstPosition(account, after);
    }
    if (after == 0) {
      accounts.lastPosition(account, before);
    }
  }

  private static long key(int account, int market) {
    return (long) account << Integer.SIZE | market;
  }
}
