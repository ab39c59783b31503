package io.croupier.testkit.model;

import java.math.BigInteger;
import java.util.List;
import java.util.function.BiPredicate;

/**
 * The starting price of one runner: what is matched, taken and cut. Found by halving prices, and
 * parts of levels, until nothing is left to halve. Prices are in 1e-9.
 */
final class StartingPrice {
  private static final BigInteger ONE = BigInteger.valueOf(1_000_000_000L);
  private static final BigInteger HUNDRED = BigInteger.valueOf(100);
  private static final BigInteger HUNDREDTH = ONE.divide(HUNDRED);

  private final Market market;
  private final List<Order> spBacks;
  private final List<Order> spLays;
  private final List<Order> backs;
  private final List<Order> lays;

  /** None was found. */
  boolean none = true;

  BigInteger price = BigInteger.ZERO;
  boolean takesBacks;
  BigInteger taken = BigInteger.ZERO;
  BigInteger cut = BigInteger.ZERO;
  BigInteger backStake = BigInteger.ZERO;
  BigInteger layLiability = BigInteger.ZERO;
  BigInteger layStake = BigInteger.ZERO;

  /** What was taken wins, in hundredths. */
  BigInteger takenWinnings = BigInteger.ZERO;

  /**
   * @param backs resting ones, the best price first; none: they do not count
   * @param lays the same
   */
  StartingPrice(Market market, int runner, List<Order> backs, List<Order> lays) {
    this.market = market;
    this.backs = backs;
    this.lays = lays;
    spBacks = market.waitingForSp(runner, true);
    spLays = market.waitingForSp(runner, false);
    boolean oneSided = spBacks.isEmpty() && backs.isEmpty() || spLays.isEmpty() && lays.isEmpty();
    if (!oneSided) {
      find();
    }
  }

  private void find() {
    price = least();
    BigInteger b = backed(price);
    BigInteger l = laid(price, false);
    BigInteger e = l.multiply(ONE).divide(price.subtract(ONE));
    takesBacks = e.compareTo(b) >= 0;
    BigInteger excess = e.subtract(b).abs();
    taken = excess.min(takesBacks ? fromBacks(price) : fromLays(price, false));
    if (taken.compareTo(excess) < 0) {
      BigInteger needed = Money.ceiling(b.add(taken).multiply(price.subtract(ONE)), ONE);
      BigInteger most = takesBacks ? l.subtract(l.min(needed)) : excess.subtract(taken);
      cut = most.min(atLimit(takesBacks ? spLays : spBacks));
    }
    backStake = takesBacks ? b : b.subtract(cut);
    layLiability = takesBacks ? l.subtract(cut) : l;
    layStake = takesBacks ? backStake.add(taken) : backStake.subtract(taken);
    none = takesBacks ? layStake.signum() == 0 : backStake.signum() == 0;
    if (none) {
      taken = BigInteger.ZERO;
      cut = BigInteger.ZERO;
      backStake = BigInteger.ZERO;
      layLiability = BigInteger.ZERO;
      layStake = BigInteger.ZERO;
    } else if (layStake.signum() == 0) {
      layLiability = BigInteger.ZERO;
    }
    takenWinnings = winnings();
  }

  private BigInteger atLimit(List<Order> orders) {
    return Money.sum(orders.stream().filter(order -> limit(order).equals(price)).toList());
  }

  private BigInteger winnings() {
    BigInteger left = taken;
    BigInteger sum = BigInteger.ZERO;
    for (Order order : takesBacks ? backs : lays) {
      BigInteger part = left.min(order.unmatched);
      sum = sum.add(part.multiply(BigInteger.valueOf(order.price - 100)));
      left = left.subtract(part);
    }
    return sum;
  }

  /** What the SP backs win together, in hundredths. */
  BigInteger won() {
    BigInteger ofLays = layLiability.multiply(HUNDRED);
    return takesBacks ? ofLays.subtract(takenWinnings) : ofLays.add(takenWinnings);
  }

  /** What the SP lays risk together once it is shared. */
  BigInteger risked() {
    return backStake.signum() == 0 ? Money.ceiling(takenWinnings, HUNDRED) : layLiability;
  }

  /** As it is told; 0: none. */
  BigInteger told() {
    if (none) {
      return BigInteger.ZERO;
    }
    boolean shared = backStake.signum() > 0;
    BigInteger ofStake = shared ? backStake : layStake;
    BigInteger profit = shared ? won() : takenWinnings;
    return ONE.add(profit.multiply(ONE).divide(HUNDRED.multiply(ofStake)));
  }

  boolean meets(Order order) {
    int compared = limit(order).compareTo(price);
    return !none && (order.back ? compared <= 0 : compared >= 0);
  }

  boolean isAtLimit(Order order) {
    return limit(order).equals(price);
  }

  private static BigInteger limit(Order order) {
    return HUNDREDTH.multiply(BigInteger.valueOf(order.level));
  }

  private BigInteger least() {
    BigInteger low = HUNDREDTH.multiply(BigInteger.valueOf(market.ladder.end(true)));
    BigInteger high = HUNDREDTH.multiply(BigInteger.valueOf(market.ladder.end(false)));
    while (low.compareTo(high) < 0) {
      BigInteger middle = low.add(high).shiftRight(1);
      if (isBalanced(middle)) {
        high = middle;
      } else {
        low = middle.add(BigInteger.ONE);
      }
    }
    return low;
  }

  private boolean isBalanced(BigInteger at) {
    BigInteger s = laid(at, true).multiply(ONE).divide(at.subtract(ONE)).add(fromLays(at, true));
    return s.compareTo(backed(at).add(fromBacks(at))) <= 0;
  }

  private BigInteger backed(BigInteger at) {
    return Money.sum(spBacks.stream().filter(o -> limit(o).compareTo(at) <= 0).toList());
  }

  private BigInteger laid(BigInteger at, boolean above) {
    int least = above ? 1 : 0;
    return Money.sum(spLays.stream().filter(o -> limit(o).compareTo(at) >= least).toList());
  }

  private BigInteger fromBacks(BigInteger at) {
    return most(backs, (sum, paid) -> paid.compareTo(at.multiply(sum)) <= 0);
  }

  private BigInteger fromLays(BigInteger at, boolean above) {
    int least = above ? 1 : 0;
    return most(lays, (sum, paid) -> paid.compareTo(at.multiply(sum)) >= least);
  }

  /** The most stake, best first, whose average is good. */
  private static BigInteger most(List<Order> orders, BiPredicate<BigInteger, BigInteger> isGood) {
    BigInteger sum = BigInteger.ZERO;
    BigInteger paid = BigInteger.ZERO;
    for (Order order : orders) {
      BigInteger at = HUNDREDTH.multiply(BigInteger.valueOf(order.price));
      BigInteger low = BigInteger.ZERO;
      BigInteger high = order.unmatched;
      while (low.compareTo(high) < 0) {
        BigInteger middle = low.add(high).add(BigInteger.ONE).shiftRight(1);
        if (isGood.test(sum.add(middle), paid.add(middle.multiply(at)))) {
          low = middle;
        } else {
          high = middle.subtract(BigInteger.ONE);
        }
      }
      sum = sum.add(low);
      paid = paid.add(low.multiply(at));
      if (low.compareTo(order.unmatched) < 0) {
        return sum;
      }
    }
    return sum;
  }
}
