package io.croupier.testkit.model;

import io.croupier.protocol.LapseReason;
import java.math.BigInteger;
import java.util.Collection;

/** Makes the orders of a market ready for its starting prices. */
final class ConvertWork extends OrderWork {
  private static final BigInteger MOST = BigInteger.ONE.shiftLeft(44);

  private final World world;
  private final Orders orders;
  private final Book book;
  private final Market market;

  ConvertWork(World world, Orders orders, Market market) {
    super(market);
    this.world = world;
    this.orders = orders;
    this.market = market;
    book = new Book(world);
  }

  @Override
  Collection<Position> positions() {
    return market.positions.values();
  }

  @Override
  void visit(Turn turn, Order order) {
    LapseReason unmatchable = order.position.account.unmatchable(turn.time);
    if (order.waits()) {
      orders.lapse(turn, order, LapseReason.SUSPENDED_IN_DELAY);
    } else if (order.isOpen() && unmatchable != null) {
      orders.lapse(turn, order, unmatchable);
    } else if (order.rests() && order.persistence == Instruction.Persistence.AT_SP) {
      convert(turn, order);
    }
  }

  private void convert(Turn turn, Order order) {
    BigInteger stake = order.unmatched;
    BigInteger risk =
        stake.multiply(BigInteger.valueOf(order.price - 100)).divide(BigInteger.valueOf(100));
    BigInteger amount = order.back ? stake : risk;
    long level = market.ladder.end(order.back);
    long least = world.limits.leastStake(market.currency).atStartingPrice(order.back);
    BigInteger sum = Money.sum(market.waitingForSp(order.runner, order.back)).add(amount);
    boolean fits =
        book.freeSpPages() > 0 || book.hasSpPage(market, order.runner, order.back, level);
    if (amount.signum() == 0 || amount.compareTo(Money.of(least)) < 0) {
      orders.lapse(turn, order, LapseReason.SMALL_STAKE);
    } else if (!fits || sum.compareTo(MOST) > 0) {
      orders.lapse(turn, order, LapseReason.CAPACITY);
    } else {
      world.feed.level(order);
      order.kind = Instruction.Kind.MARKET_ON_CLOSE;
      order.level = level;
      order.arrived = world.count();
      order.unmatched = amount;
      order.converted = order.back ? BigInteger.ZERO : stake;
      orders.rehold(order.position);
    }
  }
}
