package io.croupier.testkit.model;

import static io.croupier.protocol.Field.accountId;
import static io.croupier.protocol.Field.marketId;
import static io.croupier.protocol.Field.orderId;
import static io.croupier.protocol.RefusalReason.UNKNOWN_ACCOUNT;
import static io.croupier.protocol.RefusalReason.UNKNOWN_MARKET;
import static io.croupier.protocol.RefusalReason.UNKNOWN_ORDER;

import java.util.ArrayList;
import java.util.List;

/** What can be asked about orders. */
final class OrderQueries {
  private static final int PAGE = 100;

  private final World world;

  OrderQueries(World world) {
    this.world = world;
  }

  void orders(Turn turn) {
    Command command = turn.command;
    long market = command.number("marketId");
    long after = command.number("afterOrderId");
    Account account = world.accounts.get(command.accountId());
    Order last = world.orders.get(after);
    boolean strange =
        after != 0
            && (last == null
                || last.position.account != account
                || market != 0 && last.position.market.id != market);
    Checks checks =
        new Checks()
            .when(account == null, UNKNOWN_ACCOUNT, accountId, command.accountId())
            .when(
                market != 0 && !world.markets.containsKey(market), UNKNOWN_MARKET, marketId, market)
            .when(strange, UNKNOWN_ORDER, orderId, after);
    if (Queries.refused(turn, checks)) {
      return;
    }
    List<Order> found = new ArrayList<>();
    for (Position position : account.positions.values()) {
      if (market == 0 || position.market.id == market) {
        found.addAll(position.orders);
      }
    }
    List<Order> rest = found.subList(found.indexOf(last) + 1, found.size());
    List<Order> page = rest.subList(0, Math.min(PAGE, rest.size()));
    turn.answer("OrdersProcessed", account.id)
        .with("nextAfterOrderId", page.size() < rest.size() ? page.get(PAGE - 1).id : 0)
        .with("count", page.size());
    page.forEach(order -> describe(turn.row("OrderReported", account.id), order));
  }

  private static void describe(Outcome row, Order order) {
    row.with("orderId", order.id)
        .with("marketId", order.position.market.id)
        .with("stake", order.parts())
        .with("liability", order.liability())
        .with("matched", order.matched())
        .with("unmatched", order.unmatched)
        .with("cancelled", order.cancelled)
        .with("lapsed", order.lapsed)
        .with("voided", order.voided)
        .with("matchedReturn", order.matchedReturn())
        .with("delayedUntil", order.delayedUntil)
        .with("orderRef", order.reference)
        .with("price", order.price)
        .with("runner", order.runner)
        .with("side", order.side())
        .with("persistence", order.persistence)
        .with("orderKind", order.kind);
  }
}
