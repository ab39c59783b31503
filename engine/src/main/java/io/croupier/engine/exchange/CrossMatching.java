package io.croupier.engine.exchange;

import io.croupier.engine.account.Accounts;
import io.croupier.engine.ledger.Balances;
import io.croupier.protocol.LapseReason;
import io.croupier.protocol.SelfMatchPolicy;

/**
 * Lets an order meet resting orders on all other runners of its market at once, with the HOUSE
 * account as the counterpart of each, which never loses by it. Rules: docs/rules.md,
 * Cross-matching.
 *
 * <p><b>Guarantees:</b> all matches or none; what {@link #find} has found can be carried out as
 * long as nothing else happens.
 *
 * <p>Owned by the engine thread.
 */
final class CrossMatching {
  private static final int MOST_LESS = 100;
  private static final long MOST_STAKES = 1L << 44;

  private final Exchange exchange;
  private final Orders orders;
  private final Accounts accounts;
  private final Balances balances;
  private final Holds holds;
  private final OrderReports reports;
  private final transient ImpliedPrice implied = new ImpliedPrice();
  private final transient int[] resting = new int[ImpliedPrice.MOST_RUNNERS + 1];
  private final transient long[] stakes = new long[ImpliedPrice.MOST_RUNNERS + 1];
  private final transient int[] ofHouse = new int[ImpliedPrice.MOST_RUNNERS + 1];
  private transient int price;

  /** Places for orders that are promised to others than the house. */
  private transient int reserved;

  CrossMatching(
      Exchange exchange, Accounts accounts, Balances balances, Holds holds, OrderReports reports) {
    this.exchange = exchange;
    orders = exchange.orders;
    this.accounts = accounts;
    this.balances = balances;
    this.holds = holds;
    this.reports = reports;
  }

  /**
   * Whether a market can have it: one of ODDS, without fees for each match, with one winner and at
   * most so many runners.
   */
  static boolean isFor(boolean odds, int fees, int winners, int runners, int most) {
    return odds && fees == 0 && winners == 1 && runners <= most;
  }

  /** Leaves so many places for orders to those of the command that follow; 0 at its end. */
  void reserve(int places) {
    reserved = places;
  }

  /** The account may be the counterpart of cross-matches: it may bet. */
  private boolean houseMayBet() {
    return accounts.house() != 0 && accounts.mayBet(accounts.house());
  }

  /** Whether an order could be cross-matched now, at its own price or better. */
  boolean find(int order) {
    Market market = exchange.marketOf(order);
    return market.isCrossMatching()
        && houseMayBet()
        && findPrice(market, order)
        && findStakes(market, order)
        && hasRoom(market, order);
  }

  /** The price that was found, in hundredths. */
  int price() {
    return price;
  }

  /** By how many hundredths the price that was found is better than another, for an order. */
  int gainOver(int order, int otherPrice) {
    return orders.side(order) == 0 ? price - otherPrice : otherPrice - price;
  }

  /** Carries out what was found for an order. */
  void match(int order) {
    Market market = exchange.marketOf(order);
    int own = orders.runner(order);
    findHouseOrders(market, own, 1 - orders.side(order));
    long now = reports.timestampNs();
    exchange.houseOrders.match(order, ofHouse[own], stakes[own], price, now);
    report(order, ofHouse[own], stakes[own], price);
    for (int runner = 1; runner <= market.runnerCount(); runner++) {
      if (runner != own) {
        int other = resting[runner];
        exchange.houseOrders.matchLeg(ofHouse[runner], other, stakes[runner], now);
        report(ofHouse[runner], other, stakes[runner], orders.price(other));
        holds.follow(orders.position(other), orders.id(other));
      }
    }
    holds.follow(orders.position(ofHouse[own]), orders.id(ofHouse[own]));
  }

  private void report(int incoming, int rested, long stake, int atPrice) {
    reports.matched(incoming, stake, atPrice);
    reports.matched(rested, stake, atPrice);
  }

  private boolean findPrice(Market market, int order) {
    int side = orders.side(order);
    int own = orders.runner(order);
    implied.begin();
    for (int runner = 1; runner <= market.runnerCount(); runner++) {
      if (runner != own) {
        int other = exchange.book.first(market.row(runner), side);
        if (other == 0 || !mayBeLeg(order, other)) {
          return false;
        }
        resting[runner] = other;
        implied.add(orders.price(other));
      }
    }
    PriceLadder ladder = exchange.ladder(market);
    int index = implied.index(ladder, side);
    if (index == PriceLadder.OFF_LADDER) {
      return false;
    }
    price = ladder.price(index);
    return gainOver(order, orders.price(order)) >= 0;
  }

  private boolean mayBeLeg(int order, int other) {
    int account = exchange.accountOf(order);
    int otherAccount = exchange.accountOf(other);
    boolean allowed =
        otherAccount != account || accounts.selfMatchPolicy(account) == SelfMatchPolicy.ALLOW;
    return allowed && accounts.unmatchable(otherAccount) == LapseReason.NONE;
  }

  private boolean findStakes(Market market, int order) {
    int own = orders.runner(order);
    long most = orders.unmatched(order);
    for (int runner = 1; runner <= market.runnerCount(); runner++) {
      if (runner != own) {
        int other = resting[runner];
        most = Math.min(most, orders.unmatched(other) * orders.price(other) / price);
      }
    }
    long least = Math.max(1, most - MOST_LESS);
    for (long stake = most; stake >= least; stake--) {
      if (isGood(market, order, stake)) {
        return true;
      }
    }
    return false;
  }

  /** Whether each leg has stake and the house loses in no result; notes the legs. */
  private boolean isGood(Market market, int order, long stake) {
    int side = orders.side(order);
    int own = orders.runner(order);
    long returned = stake * price;
    long all = stake;
    stakes[own] = stake;
    for (int runner = 1; runner <= market.runnerCount(); runner++) {
      if (runner != own) {
        int otherPrice = orders.price(resting[runner]);
        long leg = side == 0 ? returned / otherPrice : (returned + otherPrice - 1) / otherPrice;
        if (leg == 0) {
          return false;
        }
        stakes[runner] = leg;
        all += leg;
      }
    }
    long staked = all * Exposure.SCALE;
    return side == 0 ? staked >= returned : staked <= returned;
  }

  private boolean hasRoom(Market market, int order) {
    int position = exchange.positions.find(accounts.house(), market.slot());
    long all = position == 0 ? 0 : exchange.positions.stakes(position);
    for (int runner = 1; runner <= market.runnerCount(); runner++) {
      all += stakes[runner];
    }
    boolean begins = houseOrder(position, 1 - orders.side(order)) == 0;
    return all <= MOST_STAKES
        && (!begins || orders.left() - reserved >= market.runnerCount())
        && exchange.matches.legsLeft() >= market.runnerCount();
  }

  /** The first of the house's orders on a side of a market; 0: there are none. */
  private int houseOrder(int position, int side) {
    int order = position == 0 ? 0 : exchange.positions.firstOrder(position);
    while (order != 0 && orders.side(order) != side) {
      order = orders.nextInPosition(order);
    }
    return order;
  }

  /** There is one of each runner on a side, or none yet: then they are made, one runner's first. */
  private void findHouseOrders(Market market, int own, int side) {
    int account = accounts.house();
    int position = exchange.positions.find(account, market.slot());
    if (position == 0) {
      int wallet = balances.wallet(account, market.currency());
      position = exchange.positions.enter(account, market.slot(), wallet);
    }
    int first = houseOrder(position, side);
    if (first == 0) {
      ofHouse[own] = exchange.houseOrders.open(position, market, own, side);
      for (int runner = 1; runner <= market.runnerCount(); runner++) {
        if (runner != own) {
          ofHouse[runner] = exchange.houseOrders.open(position, market, runner, side);
        }
      }
    }
    for (int order = first; order != 0; order = orders.nextInPosition(order)) {
      if (orders.side(order) == side) {
        ofHouse[orders.runner(order)] = order;
      }
    }
  }
}
