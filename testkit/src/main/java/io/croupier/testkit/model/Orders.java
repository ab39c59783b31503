package io.croupier.testkit.model;

import io.croupier.protocol.LapseReason;
import io.croupier.testkit.model.Balance.Kind;
import java.math.BigInteger;

/** Takes orders in and out again, and holds what they need. */
final class Orders {
  private final World world;

  Orders(World world) {
    this.world = world;
  }

  Order accept(Account account, Market market, int gateway, Instruction instruction) {
    Position position =
        account.positions.computeIfAbsent(
            market, none -> new Position(account, market, world.count()));
    market.positions.put(account, position);
    long id = world.ids.next(IdSource.Kind.ORDER);
    Order order = new Order(id, position, world.count(), gateway, instruction);
    position.orders.add(order);
    world.orders.put(id, order);
    rehold(position);
    return order;
  }

  /** An order of the house, of no stake yet and without a price. */
  Order acceptOfHouse(Account house, Market market, int runner, boolean back) {
    return accept(house, market, market.home, Instruction.ofHouse(runner, back));
  }

  /** The customer takes unmatched stake away. */
  void cancel(Order order, BigInteger size) {
    world.feed.level(order);
    order.unmatched = order.unmatched.subtract(size);
    order.cancelled = order.cancelled.add(size);
    settle(order);
  }

  /** All that is unmatched of the order ends, also where it waits. */
  void lapse(Turn turn, Order order, LapseReason reason) {
    world.timers.remove(order);
    order.delayedUntil = 0;
    world.feed.level(order);
    boolean wasConverted = order.isOpen() && order.converted.signum() > 0;
    order.lapsed = order.lapsed.add(wasConverted ? order.converted : order.unmatched);
    order.unmatched = BigInteger.ZERO;
    describeReduced(turn.aboutOrder("OrderReduced", order), order, reason);
    settle(order);
  }

  /** All bets on the order's runner are void. */
  void makeVoid(Turn turn, Order order, LapseReason reason) {
    if (order.isOpen() || order.hasBet()) {
      order.makeVoid();
      lapse(turn, order, reason);
    }
  }

  static Outcome describeReduced(Outcome outcome, Order order, LapseReason reason) {
    return outcome
        .with("orderId", order.id)
        .with("marketId", order.position.market.id)
        .with("matched", order.matched())
        .with("unmatched", order.unmatched)
        .with("cancelled", order.cancelled)
        .with("lapsed", order.lapsed)
        .with("voided", order.voided)
        .with("lapseReason", reason);
  }

  /** A removal has cut a price of the order, or of one of its matches. */
  static Outcome describeRepriced(
      Turn turn, Order order, BigInteger stake, long before, long after) {
    return turn.aboutOrder("OrderRepriced", order)
        .with("orderId", order.id)
        .with("marketId", order.position.market.id)
        .with("stake", stake)
        .with("priceBefore", before)
        .with("price", after)
        .with("runner", order.runner)
        .with("side", order.side());
  }

  /** Forgets an order that has nothing left, and holds what the rest needs. */
  private void settle(Order order) {
    if (order.isForgotten()) {
      forget(order);
    }
    Position position = order.position;
    if (position.orders.isEmpty() || !isBeingRevalued(position.market)) {
      rehold(position);
    }
  }

  /** Its bets are being voided or cut: what is held stays until that is through. */
  private boolean isBeingRevalued(Market market) {
    return world.works.of(market) instanceof RoundsOfWork rounds && !rounds.isInLast();
  }

  void forget(Order order) {
    Position position = order.position;
    world.orders.remove(order.id);
    position.orders.remove(order);
    if (position.orders.isEmpty()) {
      position.account.positions.remove(position.market);
      position.market.positions.remove(position.account);
    }
  }

  /** Keeps for corrections what a market has ended with. */
  void keep(Position position) {
    Market market = position.market;
    hold(position, BigInteger.ZERO);
    position.orders.forEach(order -> world.orders.remove(order.id));
    position.account.positions.remove(market);
    market.positions.remove(position.account);
    if (!position.orders.isEmpty()) {
      market.kept.add(position);
    }
  }

  void rehold(Position position) {
    hold(position, Exposure.of(position).hold());
  }

  /** Makes the hold of a position what is given. */
  void hold(Position position, BigInteger hold) {
    world.ledger.move(
        Kind.CASH,
        Kind.HELD_EXCHANGE,
        position.account.id,
        position.market.currency,
        hold.subtract(position.hold));
    position.hold = hold;
  }
}
