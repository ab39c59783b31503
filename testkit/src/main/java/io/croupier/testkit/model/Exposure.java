package io.croupier.testkit.model;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The worst result that orders of one account can have in one market. */
final class Exposure {
  private final Market market;

  /** By runner: what all bets on it bring if it ends so. */
  private final Map<End, BigInteger[]> results = new EnumMap<>(End.class);

  /** All bets, with LINE only. */
  private final List<LineBet> bets = new ArrayList<>();

  /** All bets, with ASIAN_HANDICAP only. */
  private final List<HandicapBet> handicapBets = new ArrayList<>();

  private Exposure(Market market) {
    this.market = market;
    for (End end : End.values()) {
      BigInteger[] zeros = new BigInteger[market.runners];
      Arrays.fill(zeros, BigInteger.ZERO);
      results.put(end, zeros);
    }
  }

  static Exposure of(Position position) {
    return of(position.account, position.market);
  }

  /** Nothing where the account has no position. */
  static Exposure of(Account account, Market market) {
    Exposure exposure = new Exposure(market);
    Position position = account.positions.get(market);
    if (position != null) {
      position.orders.forEach(exposure::add);
    }
    return exposure;
  }

  Exposure add(Order order) {
    if (market.isAsian()) {
      for (Match match : order.matches) {
        handicapBets.add(new HandicapBet(order.runner, order.back, match.price, match.stake, true));
      }
      return addUnmatched(order.runner, order.back, order.price, order.unmatched, false);
    }
    if (market.isLine) {
      for (Match match : order.matches) {
        bets.add(new LineBet(match.price, order.back, match.stake, true));
      }
      return addUnmatched(order.runner, order.back, order.price, order.unmatched, false);
    }
    order.matches.forEach(match -> add(match, order));
    return addUnmatched(order.runner, order.back, order.riskPrice(), order.unmatched, false);
  }

  private void add(Match match, Order order) {
    for (End end : End.values()) {
      add(order.runner, end, result(end, match, order));
      add(order.runner, end, end.fee(match, order).negate());
    }
  }

  /** What a match can take from one of its orders, if that were all. */
  static BigInteger riskOf(Match match, Order order) {
    Market market = order.position.market;
    Exposure alone = new Exposure(market);
    if (market.isAsian()) {
      alone.handicapBets.add(
          new HandicapBet(order.runner, order.back, match.price, match.stake, true));
    } else if (market.isLine) {
      return match.stake;
    } else {
      alone.add(match, order);
    }
    return alone.loss(order.runner);
  }

  /** What the unmatched part of an order can take, if that were all. */
  static BigInteger riskOfUnmatched(Order order) {
    Exposure alone = new Exposure(order.position.market);
    return alone
        .addUnmatched(order.runner, order.back, order.riskPrice(), order.unmatched, false)
        .loss(order.runner);
  }

  /** What a new order can take, if that were all. */
  static BigInteger riskOf(Instruction instruction, Market market) {
    return new Exposure(market).add(instruction).loss(instruction.runner());
  }

  private BigInteger result(End end, Match match, Order order) {
    if (!match.isSp()) {
      return end.of(market, order.back, match.price, match.stake);
    }
    BigInteger hundred = BigInteger.valueOf(100);
    BigInteger ofBack = end == End.WON ? match.winnings : match.stake.negate();
    return (order.back ? ofBack : ofBack.negate()).multiply(hundred);
  }

  /** With one more order, unmatched. */
  Exposure add(Instruction added) {
    long price = added.isSp() ? 200 : added.price();
    return addUnmatched(added.runner(), added.back(), price, added.stake(), false);
  }

  /** Without what is unmatched of an order. */
  Exposure without(Order order) {
    return addUnmatched(order.runner, order.back, order.price, order.unmatched, true);
  }

  /** An unmatched order never helps. Its fees count where it loses: a lay when the runner wins. */
  private Exposure addUnmatched(
      int runner, boolean back, long price, BigInteger stake, boolean taken) {
    if (market.isAsian()) {
      BigInteger size = taken ? stake.negate() : stake;
      handicapBets.add(new HandicapBet(runner, back, price, size, false));
      return this;
    }
    if (market.isLine) {
      bets.add(new LineBet(price, back, taken ? stake.negate() : stake, false));
      return this;
    }
    for (End end : End.values()) {
      BigInteger change = end.of(market, back, price, stake).min(BigInteger.ZERO);
      if (end == (back ? End.LOST : End.WON)) {
        change = change.subtract(Fees.ofUnmatched(market, back, price, stake));
      }
      add(runner, end, taken ? change.negate() : change);
    }
    return this;
  }

  private void add(int runner, End end, BigInteger result) {
    results.get(end)[runner - 1] = result(runner, end).add(result);
  }

  private BigInteger result(int runner, End end) {
    return results.get(end)[runner - 1];
  }

  /** What one runner's result can take, in minor units; with LINE the market has but one. */
  BigInteger loss(int runner) {
    if (market.isLine) {
      return hold();
    }
    if (market.isAsian()) {
      return minorUnits(HandicapBet.worstOf(handicapBets, runner));
    }
    BigInteger least = result(runner, End.WON).min(result(runner, End.LOST));
    return minorUnits(market.eachWay ? least.min(result(runner, End.PLACED)) : least);
  }

  /** What must be held, in minor units. */
  BigInteger hold() {
    return market.isLine
        ? LineBet.worst(bets, market.ladder).negate().max(BigInteger.ZERO)
        : minorUnits(worst());
  }

  private BigInteger minorUnits(BigInteger result) {
    BigInteger parts = BigInteger.valueOf(100).multiply(market.parts());
    return result.signum() >= 0 ? BigInteger.ZERO : Money.ceiling(result.negate(), parts);
  }

  private BigInteger worst() {
    if (market.isAsian()) {
      return HandicapBet.worst(handicapBets, market);
    }
    List<Integer> runners = new ArrayList<>();
    for (int runner = 1; runner <= market.runners; runner++) {
      if (!market.isVoid(runner)) {
        runners.add(runner);
      }
    }
    if (market.eachWay) {
      return worstEachWay(runners);
    }
    BigInteger worst = BigInteger.ZERO;
    for (int runner : runners) {
      BigInteger lost = result(runner, End.LOST);
      worst = worst.add(market.winners == 0 ? lost.min(result(runner, End.WON)) : lost);
    }
    return worst.add(smallest(runners, End.WON, market.places()));
  }

  /** Each runner may win; then of the others those are placed for whom that is worst. */
  private BigInteger worstEachWay(List<Integer> runners) {
    BigInteger worst = null;
    for (int winner : runners) {
      List<Integer> others = new ArrayList<>(runners);
      others.remove((Integer) winner);
      BigInteger result = result(winner, End.WON);
      for (int other : others) {
        result = result.add(result(other, End.LOST));
      }
      result = result.add(smallest(others, End.PLACED, market.places() - 1));
      worst = worst == null ? result : worst.min(result);
    }
    return worst == null ? BigInteger.ZERO : worst;
  }

  /** What it changes if so many runners end so instead of losing, those for whom that is worst. */
  private BigInteger smallest(List<Integer> runners, End end, int count) {
    List<BigInteger> differences = new ArrayList<>();
    for (int runner : runners) {
      differences.add(result(runner, end).subtract(result(runner, End.LOST)));
    }
    Collections.sort(differences);
    return differences.subList(0, count).stream().reduce(BigInteger.ZERO, BigInteger::add);
  }
}
