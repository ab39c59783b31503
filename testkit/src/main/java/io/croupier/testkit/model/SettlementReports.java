package io.croupier.testkit.model;

import io.croupier.testkit.model.Balance.Kind;

/** What orders and accounts won. */
final class SettlementReports {
  private SettlementReports() {}

  static Outcome order(Turn turn, Order order) {
    return turn.aboutOrder("OrderSettled", order)
        .with("orderId", order.id)
        .with("marketId", order.position.market.id)
        .with("matched", order.matched().add(order.voided))
        .with("profit", order.profit)
        .with("voided", order.voided)
        .with("runner", order.runner)
        .with("side", order.side());
  }

  static void account(World world, Turn turn, Position position, long rounding) {
    Account account = position.account;
    Market market = position.market;
    turn.aboutAccount("MarketSettled", account)
        .with("marketId", market.id)
        .with("net", position.net)
        .with("commission", position.commission)
        .with("cash", world.ledger.of(Kind.CASH, account.id, market.currency))
        .with("rounding", rounding)
        .with("currency", market.currency);
    Events.win(world, turn, account, market.currency, position.net, market.id);
  }
}
