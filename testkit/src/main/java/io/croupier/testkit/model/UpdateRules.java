package io.croupier.testkit.model;

import static io.croupier.protocol.Field.orderId;
import static io.croupier.protocol.Field.persistence;
import static io.croupier.protocol.Field.price;
import static io.croupier.protocol.RefusalReason.CAPACITY;
import static io.croupier.protocol.RefusalReason.INVALID_AMOUNT;
import static io.croupier.protocol.RefusalReason.INVALID_ODDS;
import static io.croupier.protocol.RefusalReason.INVALID_PERSISTENCE;
import static io.croupier.protocol.RefusalReason.INVALID_PRICE_EDIT;
import static io.croupier.protocol.RefusalReason.NO_CHANGE;
import static io.croupier.protocol.RefusalReason.UNKNOWN_ORDER;

/** UpdateOrder. */
final class UpdateRules {
  private final World world;
  private final OrderChecks orderChecks;
  private final Book book;

  UpdateRules(World world) {
    this.world = world;
    orderChecks = new OrderChecks(world);
    book = new Book(world);
  }

  void update(Turn turn) {
    Order order = world.orders.get(turn.command.number("orderId"));
    Refusal refusal = refusal(turn, order);
    if (refusal != null) {
      turn.refuse(refusal);
      return;
    }
    if (turn.command.number("price") != 0) {
      order.price = turn.command.number("price");
      order.level = order.price;
      order.arrived = world.count();
    } else {
      order.persistence = Instruction.Persistence.of(turn.command);
    }
    Outcome answer =
        turn.answer("OrderUpdated", order.position.account.id)
            .with("orderId", order.id)
            .with("marketId", order.position.market.id)
            .with("unmatched", order.unmatched)
            .with("price", order.price)
            .with("persistence", order.persistence);
    turn.copyToPlacer(answer, order);
  }

  private Refusal refusal(Turn turn, Order order) {
    Command command = turn.command;
    long id = command.number("orderId");
    if (order == null) {
      return new Refusal(UNKNOWN_ORDER, orderId, id);
    }
    Market market = order.position.market;
    Checks checks = orderChecks.changing(turn, order);
    if (command.number("price") == 0) {
      ofPersistence(checks, command, order);
    } else {
      ofPrice(checks, command, order);
    }
    orderChecks.isNotOver(checks, market, turn.time);
    return checks.first();
  }

  private static void ofPersistence(Checks checks, Command command, Order order) {
    Market market = order.position.market;
    boolean missing = !command.has("persistence") || command.isUnknown("persistence");
    checks.when(missing, INVALID_AMOUNT, persistence);
    if (missing) {
      return;
    }
    Instruction.Persistence wanted = Instruction.Persistence.of(command);
    boolean bad =
        order.isSp()
            || wanted == Instruction.Persistence.KEEP && !market.keepAllowed
            || wanted == Instruction.Persistence.AT_SP && !market.takesSp();
    checks
        .when(bad, INVALID_PERSISTENCE, persistence)
        .when(!order.isOpen() || order.persistence == wanted, NO_CHANGE, orderId, order.id);
  }

  private void ofPrice(Checks checks, Command command, Order order) {
    Market market = order.position.market;
    long wanted = command.number("price");
    boolean better = order.back ? wanted > order.price : wanted < order.price;
    boolean limited = order.kind == Instruction.Kind.LIMIT_ON_CLOSE;
    boolean fits =
        book.freeSpPages() > 0
            || market.ladder.has(wanted)
                && book.hasSpPage(market, order.runner, order.back, wanted);
    checks
        .when(command.has("persistence"), INVALID_AMOUNT, persistence)
        .when(!market.ladder.has(wanted), INVALID_ODDS, price)
        .when(!limited || order.isOpen() && better, INVALID_PRICE_EDIT, price)
        .when(!order.isOpen() || order.price == wanted, NO_CHANGE, orderId, order.id)
        .when(!fits, CAPACITY);
  }
}
