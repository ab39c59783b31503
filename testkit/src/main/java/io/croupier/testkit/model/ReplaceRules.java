package io.croupier.testkit.model;

import static io.croupier.protocol.Field.orderId;
import static io.croupier.protocol.Field.price;
import static io.croupier.protocol.RefusalReason.CAPACITY;
import static io.croupier.protocol.RefusalReason.INVALID_ODDS;
import static io.croupier.protocol.RefusalReason.NO_CHANGE;
import static io.croupier.protocol.RefusalReason.UNKNOWN_ORDER;

import io.croupier.testkit.model.Balance.Kind;
import io.croupier.testkit.model.Order.Instruction;
import java.math.BigInteger;

/** ReplaceOrder. */
final class ReplaceRules {
  private final World world;
  private final Orders orders;
  private final OrderChecks orderChecks;

  ReplaceRules(World world, Orders orders) {
    this.world = world;
    this.orders = orders;
    orderChecks = new OrderChecks(world);
  }

  void replace(Turn turn) {
    Order old = world.orders.get(turn.command.number("orderId"));
    Refusal refusal = refusal(turn, old);
    if (refusal != null) {
      turn.refuse(refusal);
      return;
    }
    BigInteger size = old.unmatched;
    Order order = exchange(turn, old, size);
    Account account = old.position.account;
    Market market = old.position.market;
    Outcome answer =
        turn.answer("OrderReplaced", account.id)
            .with("orderId", old.id)
            .with("newOrderId", order.id)
            .with("marketId", market.id)
            .with("stake", size)
            .with("heldExchange", world.ledger.of(Kind.HELD_EXCHANGE, account.id, market.currency))
            .with("price", order.price)
            .with("runner", order.runner)
            .with("side", order.side());
    turn.copyToPlacer(answer, old);
    orders.match(turn, order);
  }

  /** The new order enters before the old one goes, so that the position stays. */
  private Order exchange(Turn turn, Order old, BigInteger size) {
    old.unmatched = BigInteger.ZERO;
    old.cancelled = old.cancelled.add(size);
    world.feed.level(old);
    Instruction instruction = old.instruction().at(turn.command.number("price"), size);
    Order order =
        orders.accept(old.position.account, old.position.market, turn.sender, instruction);
    if (old.isSettled()) {
      orders.forget(old);
    }
    return order;
  }

  private Refusal refusal(Turn turn, Order old) {
    Command command = turn.command;
    long id = command.number("orderId");
    long newPrice = command.number("price");
    if (old == null) {
      return new Refusal(UNKNOWN_ORDER, orderId, id);
    }
    Position position = old.position;
    boolean same = old.unmatched.signum() == 0 || old.price == newPrice;
    Checks checks =
        orderChecks
            .owned(command, old)
            .when(!position.market.ladder.has(newPrice), INVALID_ODDS, price)
            .when(same, NO_CHANGE, orderId, id)
            .when(world.orders.size() >= world.limits.orders(), CAPACITY);
    orderChecks.hasPage(checks, position.market, old.runner, old.back, newPrice);
    orderChecks.mayBet(checks, position.account);
    orderChecks.takesOrders(checks, position.market, turn.time);
    Instruction instruction = old.instruction().at(newPrice, old.unmatched);
    BigInteger hold = orders.holdWith(position, position.market, instruction, old);
    orderChecks.canHold(checks, position.account, position.market, hold, price);
    return checks.first();
  }
}
