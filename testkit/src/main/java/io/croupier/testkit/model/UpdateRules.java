package io.croupier.testkit.model;

import static io.croupier.protocol.Field.orderId;
import static io.croupier.protocol.Field.persistence;
import static io.croupier.protocol.RefusalReason.INVALID_AMOUNT;
import static io.croupier.protocol.RefusalReason.INVALID_PERSISTENCE;
import static io.croupier.protocol.RefusalReason.NO_CHANGE;
import static io.croupier.protocol.RefusalReason.UNKNOWN_ORDER;

/** UpdateOrder. */
final class UpdateRules {
  private final World world;
  private final OrderChecks orderChecks;

  UpdateRules(World world) {
    this.world = world;
    orderChecks = new OrderChecks(world);
  }

  void update(Turn turn) {
    Order order = world.orders.get(turn.command.number("orderId"));
    Refusal refusal = refusal(turn, order);
    if (refusal != null) {
      turn.refuse(refusal);
      return;
    }
    order.keep = keep(turn.command);
    Outcome answer =
        turn.answer("OrderUpdated", order.position.account.id)
            .with("orderId", order.id)
            .with("marketId", order.position.market.id)
            .with("unmatched", order.unmatched)
            .with("persistence", order.persistence());
    turn.copyToPlacer(answer, order);
  }

  private static boolean keep(Command command) {
    return command.text("persistence").equals("KEEP");
  }

  private Refusal refusal(Turn turn, Order order) {
    Command command = turn.command;
    long id = command.number("orderId");
    if (order == null) {
      return new Refusal(UNKNOWN_ORDER, orderId, id);
    }
    Market market = order.position.market;
    boolean keep = keep(command);
    Checks checks =
        orderChecks
            .changing(command, order)
            .when(!command.has("persistence"), INVALID_AMOUNT, persistence)
            .unknown(command, "persistence", persistence)
            .when(keep && !market.keepAllowed, INVALID_PERSISTENCE, persistence)
            .when(!order.isOpen() || order.keep == keep, NO_CHANGE, orderId, id);
    orderChecks.isNotOver(checks, market, turn.time);
    return checks.first();
  }
}
