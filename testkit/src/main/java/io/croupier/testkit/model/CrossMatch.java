package io.croupier.testkit.model;

import io.croupier.testkit.model.Account.SelfMatchPolicy;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/**
 * What an order could be matched with on all other runners at once, by numbers without end.
 *
 * @param price the implied one, in hundredths
 * @param stake of the order
 * @param legs the first resting order of each other runner, in order of runner
 * @param stakes theirs
 */
record CrossMatch(long price, BigInteger stake, List<Order> legs, List<BigInteger> stakes) {
  private static final BigInteger HUNDRED = BigInteger.valueOf(100);
  private static final BigInteger MOST = BigInteger.ONE.shiftLeft(44);
  private static final int TRIES = 101;

  /** What is possible now, or null. */
  static CrossMatch of(World world, Book book, Order order, Turn turn) {
    Market market = order.position.market;
    if (!market.crossMatching || world.house == null || world.house.blocked(turn.time)) {
      return null;
    }
    List<Order> legs = new ArrayList<>();
    for (int runner = 1; runner <= market.runners; runner++) {
      List<Order> side = book.side(market, runner, order.back);
      if (runner != order.runner && (side.isEmpty() || !mayBeLeg(turn, order, side.get(0)))) {
        return null;
      }
      if (runner != order.runner) {
        legs.add(side.get(0));
      }
    }
    long price = price(order, market.ladder, legs);
    if (price == 0 || !Book.isGood(order, price)) {
      return null;
    }
    CrossMatch match = withStake(order, price, legs);
    return match != null && match.hasRoom(world, order, turn.promised) ? match : null;
  }

  private static boolean mayBeLeg(Turn turn, Order order, Order leg) {
    Account account = leg.position.account;
    boolean isOwn = account == order.position.account;
    return account.unmatchable(turn.time) == null
        && (!isOwn || account.selfMatchPolicy == SelfMatchPolicy.ALLOW);
  }

  /** The price of the ladder that is implied; 0: none. */
  private static long price(Order order, Ladder ladder, List<Order> legs) {
    BigInteger all = BigInteger.ONE;
    for (Order leg : legs) {
      all = all.multiply(BigInteger.valueOf(leg.price));
    }
    BigInteger sum = BigInteger.ZERO;
    for (Order leg : legs) {
      sum = sum.add(all.multiply(HUNDRED).divide(BigInteger.valueOf(leg.price)));
    }
    BigInteger rest = all.subtract(sum);
    if (rest.signum() <= 0) {
      return 0;
    }
    BigInteger implied = all.multiply(HUNDRED);
    long found = 0;
    for (long price : ladder.prices()) {
      int compared = BigInteger.valueOf(price).multiply(rest).compareTo(implied);
      if (order.back && compared <= 0) {
        found = price;
      } else if (!order.back && compared >= 0) {
        return price;
      }
    }
    return found;
  }

  private static CrossMatch withStake(Order order, long price, List<Order> legs) {
    BigInteger odds = BigInteger.valueOf(price);
    BigInteger stake = order.unmatched;
    for (Order leg : legs) {
      stake = stake.min(leg.unmatched.multiply(BigInteger.valueOf(leg.price)).divide(odds));
    }
    for (int i = 0; i < TRIES && stake.signum() > 0; i++) {
      CrossMatch match = new CrossMatch(price, stake, legs, new ArrayList<>());
      for (Order leg : legs) {
        BigInteger legOdds = BigInteger.valueOf(leg.price);
        BigInteger up = order.back ? BigInteger.ZERO : legOdds.subtract(BigInteger.ONE);
        match.stakes.add(stake.multiply(odds).add(up).divide(legOdds));
      }
      if (match.stakes.stream().allMatch(leg -> leg.signum() > 0) && !match.houseLoses(order)) {
        return match;
      }
      stake = stake.subtract(BigInteger.ONE);
    }
    return null;
  }

  /** In any result: it lays all that is backed, or backs all that is laid. */
  private boolean houseLoses(Order order) {
    BigInteger staked = total().multiply(HUNDRED);
    List<BigInteger> returns = new ArrayList<>();
    returns.add(stake.multiply(BigInteger.valueOf(price)));
    for (int i = 0; i < legs.size(); i++) {
      returns.add(stakes.get(i).multiply(BigInteger.valueOf(legs.get(i).price)));
    }
    return returns.stream()
        .map(returned -> order.back ? staked.subtract(returned) : returned.subtract(staked))
        .anyMatch(gain -> gain.signum() < 0);
  }

  private BigInteger total() {
    return stakes.stream().reduce(stake, BigInteger::add);
  }

  private boolean hasRoom(World world, Order order, int promised) {
    Market market = order.position.market;
    Position house = market.positions.get(world.house);
    BigInteger before = house == null ? BigInteger.ZERO : house.stakes();
    boolean begun = house != null && house.orders.stream().anyMatch(own -> own.back != order.back);
    return before.add(total()).compareTo(MOST) <= 0
        && (begun || !world.isFullOfOrders(market.runners - 1 + promised))
        && world.legs() + market.runners <= world.limits.orders() + world.limits.settledOrders();
  }
}
