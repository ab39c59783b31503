package io.croupier.testkit.model;

import static io.croupier.protocol.Field.accountId;
import static io.croupier.protocol.Field.marketId;
import static io.croupier.protocol.Field.orderId;
import static io.croupier.protocol.Field.reduceBy;
import static io.croupier.protocol.RefusalReason.INVALID_AMOUNT;
import static io.croupier.protocol.RefusalReason.INVALID_TRANSITION;
import static io.croupier.protocol.RefusalReason.NO_CHANGE;
import static io.croupier.protocol.RefusalReason.UNKNOWN_ACCOUNT;
import static io.croupier.protocol.RefusalReason.UNKNOWN_MARKET;
import static io.croupier.protocol.RefusalReason.UNKNOWN_ORDER;

import io.croupier.protocol.LapseReason;
import java.math.BigInteger;

/** CancelOrder and CancelAllOrders. */
final class CancelRules {
  private final World world;
  private final Orders orders;
  private final OrderChecks orderChecks;

  CancelRules(World world, Orders orders) {
    this.world = world;
    this.orders = orders;
    orderChecks = new OrderChecks(world);
  }

  void cancel(Turn turn) {
    Command command = turn.command;
    long id = command.number("orderId");
    Order order = world.orders.get(id);
    Refusal refusal =
        order == null ? new Refusal(UNKNOWN_ORDER, orderId, id) : refusal(turn, order);
    if (refusal != null) {
      turn.refuse(refusal);
      return;
    }
    BigInteger wanted = Money.of(command.number("reduceBy"));
    orders.cancel(order, wanted.signum() == 0 ? order.unmatched : wanted.min(order.unmatched));
    Outcome answer = turn.answer("OrderReduced", order.position.account.id);
    Orders.describeReduced(answer, order, LapseReason.NONE);
    turn.copyToPlacer(answer, order);
  }

  private Refusal refusal(Turn turn, Order order) {
    return orderChecks
        .owned(turn, order)
        .when(turn.command.number("reduceBy") < 0, INVALID_AMOUNT, reduceBy)
        .when(order.waitsForSp(), INVALID_TRANSITION, orderId, order.id)
        .when(!order.isOpen(), NO_CHANGE, orderId, order.id)
        .first();
  }

  void cancelAll(Turn turn) {
    Command command = turn.command;
    long id = command.number("marketId");
    Account account = world.accounts.get(command.accountId());
    Market market = world.markets.get(id);
    Refusal refusal =
        orderChecks
            .pending(turn, market, account)
            .when(account == null, UNKNOWN_ACCOUNT, accountId, command.accountId())
            .when(id != 0 && market == null, UNKNOWN_MARKET, marketId, id)
            .first();
    if (refusal != null) {
      turn.refuse(refusal);
      return;
    }
    CancelWork work = new CancelWork(orders, account, market);
    turn.answer("OrdersProcessed", account.id)
        .with("nextAfterOrderId", 0)
        .with("count", work.count());
    world.works.start(turn, work, world.limits.workPerCommand());
  }
}
