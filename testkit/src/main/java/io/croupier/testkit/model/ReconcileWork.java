package io.croupier.testkit.model;

import io.croupier.protocol.LapseReason;
import java.math.BigInteger;
import java.util.List;
import java.util.stream.Stream;

/** Matches what waits for the starting prices of a market, runner by runner. */
final class ReconcileWork extends Work {
  private final World world;
  private final Orders orders;
  private final Market market;
  private final long time;
  private int runner = 1;

  /** Of the present runner; null: not known yet. */
  private StartingPrice found;

  private BigInteger leftToTake;
  private BigInteger leftToCut;

  ReconcileWork(World world, Orders orders, Market market, long time) {
    super(market);
    this.world = world;
    this.orders = orders;
    this.market = market;
    this.time = time;
  }

  @Override
  boolean isDone() {
    return runner > market.runners;
  }

  @Override
  int run(Turn turn, int steps) {
    int used = 0;
    while (moveOn(turn) && used < steps) {
      step(turn);
      used++;
    }
    return used;
  }

  /** Ends runners that have no step left; whether any has one. */
  private boolean moveOn(Turn turn) {
    while (!isDone()) {
      if (found == null && !market.isVoid(runner)
          || found != null && (leftToTake.signum() > 0 || waiting().findAny().isPresent())) {
        return true;
      }
      if (found != null) {
        report(turn);
      }
      found = null;
      runner++;
    }
    return false;
  }

  private Stream<Order> waiting() {
    return Stream.concat(
        market.waitingForSp(runner, true).stream(), market.waitingForSp(runner, false).stream());
  }

  private void step(Turn turn) {
    if (found == null) {
      found =
          new StartingPrice(
              market,
              runner,
              resting(world, market, runner, true),
              resting(world, market, runner, false));
      leftToTake = found.taken;
      leftToCut = found.cut;
    } else if (leftToTake.signum() > 0) {
      take(turn, resting(world, market, runner, found.takesBacks).get(0));
    } else if (leftToCut.signum() > 0) {
      List<Order> side = market.waitingForSp(runner, !found.takesBacks);
      List<Order> atLimit = side.stream().filter(found::isAtLimit).toList();
      cut(turn, atLimit.get(atLimit.size() - 1));
    } else {
      Order next = waiting().filter(this::isMatched).findFirst().orElse(null);
      if (next == null) {
        orders.lapse(turn, waiting().findFirst().orElseThrow(), LapseReason.SP_UNMATCHED);
      } else {
        match(turn, next);
      }
    }
  }

  private boolean isMatched(Order order) {
    boolean has = order.back ? found.backStake.signum() > 0 : found.layLiability.signum() > 0;
    return found.meets(order) && has;
  }

  /** What rests on a side of a runner, the best price first. */
  static List<Order> resting(World world, Market market, int runner, boolean back) {
    return new Book(world).side(market, runner, back);
  }

  private void take(Turn turn, Order order) {
    BigInteger stake = leftToTake.min(order.unmatched);
    leftToTake = leftToTake.subtract(stake);
    world.feed.matched(order, stake);
    Match match = new Match(null, order, stake, time);
    order.add(match);
    market.matches.add(match);
    Matching.describeMatch(turn, order, stake, match.price);
    orders.rehold(order.position);
  }

  private void cut(Turn turn, Order order) {
    BigInteger amount = leftToCut.min(order.unmatched);
    leftToCut = leftToCut.subtract(amount);
    if (amount.equals(order.unmatched)) {
      orders.lapse(turn, order, LapseReason.SP_UNMATCHED);
      return;
    }
    order.unmatched = order.unmatched.subtract(amount);
    if (order.converted.signum() == 0) {
      order.lapsed = order.lapsed.add(amount);
      reduced(turn, order, LapseReason.SP_UNMATCHED);
    }
    orders.rehold(order.position);
  }

  private void match(Turn turn, Order order) {
    BigInteger stated = order.unmatched;
    BigInteger stake = stated;
    BigInteger winnings = stated;
    BigInteger hundred = BigInteger.valueOf(100);
    if (order.back) {
      winnings = found.won().multiply(stake).divide(found.backStake.multiply(hundred));
    } else {
      stake = found.layStake.multiply(stated).divide(found.layLiability);
      if (found.backStake.signum() == 0) {
        winnings =
            Money.ceiling(
                found.takenWinnings.multiply(stated), found.layLiability.multiply(hundred));
      }
    }
    Match match = Match.sp(order, stake, winnings, time);
    order.add(match);
    market.matches.add(match);
    turn.aboutOrder("Matched", order)
        .with("orderId", order.id)
        .with("marketId", market.id)
        .with("stake", stake)
        .with("unmatched", 0)
        .with("startingPrice", found.told())
        .with("winnings", winnings)
        .with("price", 0)
        .with("runner", order.runner)
        .with("side", order.side());
    lapseRest(turn, order, stated, stake, winnings);
    orders.rehold(order.position);
  }

  private void lapseRest(
      Turn turn, Order order, BigInteger stated, BigInteger stake, BigInteger winnings) {
    boolean converted = order.converted.signum() > 0;
    BigInteger rest = converted ? order.converted.subtract(stake) : stated.subtract(winnings);
    if (!converted && order.back || rest.signum() <= 0) {
      return;
    }
    order.lapsed = order.lapsed.add(rest);
    BigInteger risk =
        order
            .converted
            .multiply(BigInteger.valueOf(order.price - 100))
            .divide(BigInteger.valueOf(100));
    boolean whole = converted && winnings.equals(risk);
    reduced(turn, order, whole ? LapseReason.SP_RISK_KEPT : LapseReason.SP_UNMATCHED);
  }

  private static void reduced(Turn turn, Order order, LapseReason reason) {
    Orders.describeReduced(turn.aboutOrder("OrderReduced", order), order, reason);
  }

  private void report(Turn turn) {
    market.startingPrices.put(runner, found.told());
    turn.aboutMarket("StartingPriceReconciled", market)
        .with("marketId", market.id)
        .with("startingPrice", found.told())
        .with("backStake", found.backStake)
        .with("layLiability", found.risked())
        .with("layStake", found.layStake)
        .with("exchangeStake", found.taken)
        .with("runner", runner);
  }
}
