package io.croupier.testkit.model;

import io.croupier.testkit.model.Balance.Kind;
import java.math.BigInteger;
import java.util.Collection;

/** Pays a market by its result. */
final class SettleWork extends OrderWork {
  private final World world;
  private final Orders orders;
  private final Market market;
  private final Results results;

  /** Of the present account. */
  private Tally tally;

  SettleWork(World world, Orders orders, Market market) {
    super(market);
    this.world = world;
    this.orders = orders;
    this.market = market;
    results = Results.of(market);
    tally = new Tally(market, results);
  }

  @Override
  Collection<Position> positions() {
    return market.positions.values();
  }

  @Override
  void visit(Turn turn, Order order) {
    order.profit = tally.add(order);
    if (order.wasMatched()) {
      SettlementReports.order(turn, order);
    } else {
      orders.forget(order);
    }
  }

  @Override
  void leave(Turn turn, Position position) {
    position.discount = position.account.discount;
    position.net = tally.net();
    position.commission = tally.commission(position.discount);
    orders.keep(position);
    Balance cash = new Balance(Kind.CASH, position.account.id, market.currency);
    world.ledger.move(Payments.settlement(market), cash, position.net);
    world.ledger.move(cash, Payments.commission(market), position.commission);
    BigInteger gets = position.net.subtract(position.commission);
    position.account.happenings.paid(market.currency, gets);
    if (!position.orders.isEmpty()) {
      SettlementReports.account(world, turn, position, tally.rounding());
    }
    tally = new Tally(market, results);
  }

  @Override
  void finish(Turn turn) {
    Payments.roundOff(world, market);
    MarketRules.end(world, turn, market, Market.Status.SETTLED);
  }
}
