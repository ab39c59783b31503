package io.croupier.engine.exchange;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The starting price of one runner once more, from docs/rules.md alone: plain lists, numbers
 * without end, every price between two that are known tried by halving.
 */
final class NaiveSearch {
  static final BigInteger ONE = BigInteger.valueOf(1_000_000_000L);
  private static final BigInteger HUNDREDTH = ONE.divide(BigInteger.valueOf(100));

  /** What an order or a level states, at a price in hundredths. */
  record Bid(long amount, int price) {
    BigInteger at() {
      return HUNDREDTH.multiply(BigInteger.valueOf(price));
    }

    BigInteger size() {
      return BigInteger.valueOf(amount);
    }
  }

  final List<Bid> spBacks = new ArrayList<>();
  final List<Bid> spLays = new ArrayList<>();
  final List<Bid> backs = new ArrayList<>();
  final List<Bid> lays = new ArrayList<>();

  BigInteger price = BigInteger.ZERO;
  BigInteger backStake = BigInteger.ZERO;
  BigInteger layLiability = BigInteger.ZERO;
  BigInteger layStake = BigInteger.ZERO;
  BigInteger taken = BigInteger.ZERO;
  BigInteger cut = BigInteger.ZERO;
  BigInteger published = BigInteger.ZERO;

  void solve(int lowest, int highest) {
    if (spBacks.isEmpty() && backs.isEmpty() || spLays.isEmpty() && lays.isEmpty()) {
      return;
    }
    BigInteger p = leastPrice(new Bid(0, lowest).at(), new Bid(0, highest).at());
    BigInteger b = sumOf(spBacks, bid -> bid.at().compareTo(p) <= 0);
    BigInteger l = sumOf(spLays, bid -> bid.at().compareTo(p) >= 0);
    BigInteger e = l.multiply(ONE).divide(p.subtract(ONE));
    boolean takesBacks = e.compareTo(b) >= 0;
    BigInteger excess = e.subtract(b).abs();
    BigInteger r = excess.min(takesBacks ? fromBacks(p) : fromLays(p, false));
    BigInteger c = BigInteger.ZERO;
    if (takesBacks && r.compareTo(excess) < 0) {
      BigInteger needed = ceil(b.add(r).multiply(p.subtract(ONE)), ONE);
      c = sumOf(spLays, bid -> bid.at().equals(p)).min(l.subtract(l.min(needed)));
      l = l.subtract(c);
    } else if (!takesBacks && r.compareTo(excess) < 0) {
      c = sumOf(spBacks, bid -> bid.at().equals(p)).min(b.subtract(e).subtract(r));
      b = b.subtract(c);
    }
    BigInteger g = takesBacks ? b.add(r) : b.subtract(r);
    if (takesBacks ? g.signum() == 0 : b.signum() == 0) {
      return;
    }
    price = p;
    taken = r;
    cut = c;
    backStake = b;
    layStake = g;
    share(takesBacks, g.signum() == 0 ? BigInteger.ZERO : l);
  }

  private void share(boolean takesBacks, BigInteger liability) {
    BigInteger hundred = BigInteger.valueOf(100);
    BigInteger won = winningsOf(takesBacks ? backs : lays, takesBacks);
    layLiability = liability;
    if (backStake.signum() == 0) {
      layLiability = ceil(won, hundred);
      published = ONE.add(won.multiply(ONE).divide(hundred.multiply(layStake)));
      return;
    }
    BigInteger w = liability.multiply(hundred);
    w = takesBacks ? w.subtract(won) : w.add(won);
    published = ONE.add(w.multiply(ONE).divide(hundred.multiply(backStake)));
  }

  private BigInteger winningsOf(List<Bid> levels, boolean ofBacks) {
    BigInteger left = taken;
    BigInteger won = BigInteger.ZERO;
    for (Bid level : best(levels, ofBacks)) {
      BigInteger part = left.min(level.size());
      won = won.add(part.multiply(BigInteger.valueOf(level.price() - 100)));
      left = left.subtract(part);
    }
    return won;
  }

  private BigInteger leastPrice(BigInteger from, BigInteger to) {
    BigInteger low = from;
    BigInteger high = to;
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

  boolean isBalanced(BigInteger p) {
    BigInteger above = sumOf(spLays, bid -> bid.at().compareTo(p) > 0);
    BigInteger laid = above.multiply(ONE).divide(p.subtract(ONE)).add(fromLays(p, true));
    BigInteger backed = sumOf(spBacks, bid -> bid.at().compareTo(p) <= 0).add(fromBacks(p));
    return laid.compareTo(backed) <= 0;
  }

  private static BigInteger sumOf(List<Bid> bids, java.util.function.Predicate<Bid> which) {
    return bids.stream().filter(which).map(Bid::size).reduce(BigInteger.ZERO, BigInteger::add);
  }

  private BigInteger fromBacks(BigInteger p) {
    return most(best(backs, true), (sum, paid) -> paid.compareTo(p.multiply(sum)) <= 0);
  }

  private BigInteger fromLays(BigInteger p, boolean above) {
    return most(
        best(lays, false), (sum, paid) -> paid.compareTo(p.multiply(sum)) >= (above ? 1 : 0));
  }

  private interface Average {
    boolean isGood(BigInteger sum, BigInteger paid);
  }

  /** The greatest part of a level is found by halving too. */
  private static BigInteger most(List<Bid> levels, Average average) {
    BigInteger sum = BigInteger.ZERO;
    BigInteger paid = BigInteger.ZERO;
    for (Bid level : levels) {
      BigInteger low = BigInteger.ZERO;
      BigInteger high = level.size();
      while (low.compareTo(high) < 0) {
        BigInteger middle = low.add(high).add(BigInteger.ONE).shiftRight(1);
        if (average.isGood(sum.add(middle), paid.add(middle.multiply(level.at())))) {
          low = middle;
        } else {
          high = middle.subtract(BigInteger.ONE);
        }
      }
      sum = sum.add(low);
      paid = paid.add(low.multiply(level.at()));
      if (low.compareTo(level.size()) < 0) {
        return sum;
      }
    }
    return sum;
  }

  private static List<Bid> best(List<Bid> levels, boolean ofBacks) {
    Comparator<Bid> lowest = Comparator.comparingInt(Bid::price);
    return levels.stream().sorted(ofBacks ? lowest : lowest.reversed()).toList();
  }

  private static BigInteger ceil(BigInteger number, BigInteger divisor) {
    return number.add(divisor).subtract(BigInteger.ONE).divide(divisor);
  }
}
