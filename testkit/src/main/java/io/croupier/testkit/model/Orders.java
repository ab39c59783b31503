package io.croupier.testkit.model;

import io.croupier.protocol.LapseReason;
import io.croupier.testkit.model.Balance.Kind;
import io.croupier.testkit.model.Order.Instruction;
import java.math.BigInteger;
import java.util.Comparator;

/** Takes orders in, lets them meet, and takes them out again. */
final class Orders {
  private final World world;

  Orders(World world) {
    this.world = world;
  }

  /** What the account's hold would be with one more unmatched order, and without another. */
  BigInteger holdWith(Position position, Market market, Instruction added, Order without) {
    Exposure exposure = new Exposure(market.runners, market.winners);
    if (position != null) {
      position.orders.forEach(exposure::add);
    }
    if (without != null) {
      exposure.addUnmatched(
          without.runner, without.back, without.price, without.unmatched.negate());
    }
    return exposure.addUnmatched(added.runner(), added.back(), added.price(), added.stake()).hold();
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

  /** Lets an order that is just accepted meet those that rest. */
  void match(Turn turn, Order incoming) {
    int met = 0;
    Order resting = best(incoming);
    while (resting != null && met < world.limits.matchesPerCommand()) {
      met++;
      if (resting.position.account.blocked()) {
        lapse(turn, resting, LapseReason.ACCOUNT_BLOCKED);
      } else {
        match(turn, incoming, resting);
      }
      resting = best(incoming);
    }
    if (resting != null) {
      lapse(turn, incoming, LapseReason.MATCH_LIMIT);
    } else {
      if (incoming.unmatched.signum() > 0) {
        world.feed.level(incoming);
      }
      rehold(incoming.position);
    }
  }

  private void match(Turn turn, Order incoming, Order resting) {
    BigInteger size = incoming.unmatched.min(resting.unmatched);
    incoming.match(size, resting.price);
    resting.match(size, resting.price);
    world.feed.matched(resting, size);
    describeMatch(turn, incoming, size, resting.price);
    describeMatch(turn, resting, size, resting.price);
    rehold(resting.position);
  }

  private static void describeMatch(Turn turn, Order order, BigInteger size, long price) {
    turn.aboutOrder("Matched", order)
        .with("orderId", order.id)
        .with("marketId", order.position.market.id)
        .with("stake", size)
        .with("unmatched", order.unmatched)
        .with("price", price)
        .with("runner", order.runner)
        .with("side", order.side());
  }

  /** The resting order that an incoming one meets next, or null. */
  private Order best(Order incoming) {
    if (incoming.unmatched.signum() == 0) {
      return null;
    }
    Comparator<Order> byPrice = Comparator.comparingLong(order -> order.price);
    return incoming.position.market.positions.values().stream()
        .flatMap(position -> position.orders.stream())
        .filter(order -> order != incoming && crosses(incoming, order))
        .min(
            (incoming.back ? byPrice.reversed() : byPrice)
                .thenComparingLong(order -> order.accepted))
        .orElse(null);
  }

  private static boolean crosses(Order incoming, Order resting) {
    boolean priceIsGood =
        incoming.back ? resting.price >= incoming.price : resting.price <= incoming.price;
    return resting.unmatched.signum() > 0
        && resting.runner == incoming.runner
        && resting.back != incoming.back
        && priceIsGood;
  }

  /** The customer takes unmatched stake away. */
  void cancel(Order order, BigInteger size) {
    order.unmatched = order.unmatched.subtract(size);
    order.cancelled = order.cancelled.add(size);
    world.feed.level(order);
    settle(order);
  }

  /** All that is unmatched of the order ends. */
  void lapse(Turn turn, Order order, LapseReason reason) {
    order.lapsed = order.lapsed.add(order.unmatched);
    order.unmatched = BigInteger.ZERO;
    world.feed.level(order);
    describeReduced(turn.aboutOrder("OrderReduced", order), order, reason);
    settle(order);
  }

  static Outcome describeReduced(Outcome outcome, Order order, LapseReason reason) {
    return outcome
        .with("orderId", order.id)
        .with("marketId", order.position.market.id)
        .with("matched", order.matched)
        .with("unmatched", order.unmatched)
        .with("cancelled", order.cancelled)
        .with("lapsed", order.lapsed)
        .with("voided", order.voided)
        .with("lapseReason", reason);
  }

  /** Forgets an order that has no stake left, and holds what the rest needs. */
  private void settle(Order order) {
    if (order.isSettled()) {
      forget(order);
    }
    rehold(order.position);
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

  private void rehold(Position position) {
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
