package io.croupier.testkit.model;

import io.croupier.testkit.model.Balance.Kind;
import io.croupier.testkit.model.Market.Status;
import java.math.BigInteger;
import java.util.Collection;

/** Pays a settled market anew: each account gets or gives the difference. */
final class ResettleWork extends OrderWork {
  private final World world;
  private final Market market;
  private final Status end;
  private final Results results;

  /** Of the present account. */
  private Tally tally;

  /**
   * @param end SETTLED, or VOIDED: then all bets are void
   */
  ResettleWork(World world, Market market, Status end) {
    super(market);
    this.world = world;
    this.market = market;
    this.end = end;
    results = Results.of(market);
    tally = new Tally(market, results);
  }

  @Override
  Collection<Position> positions() {
    return market.kept;
  }

  @Override
  void visit(Turn turn, Order order) {
    boolean becomesVoid = end == Status.VOIDED && order.hasBet();
    if (becomesVoid) {
      order.makeVoid();
    }
    BigInteger before = order.profit;
    order.profit = tally.add(order);
    if (becomesVoid || !order.profit.equals(before)) {
      SettlementReports.order(turn, order);
    }
  }

  @Override
  void leave(Turn turn, Position position) {
    BigInteger net = tally.net();
    BigInteger commission = tally.commission(position.discount);
    BigInteger more = commission.subtract(position.commission);
    BigInteger gets = net.subtract(position.net).subtract(more);
    Balance cash = new Balance(Kind.CASH, position.account.id, market.currency);
    world.ledger.move(Payments.settlement(market), cash, gets);
    position.account.happenings.paid(market.currency, gets);
    world.ledger.move(Payments.settlement(market), Payments.commission(market), more);
    boolean changed = !net.equals(position.net) || more.signum() != 0;
    position.net = net;
    position.commission = commission;
    if (changed) {
      SettlementReports.account(world, turn, position, tally.rounding());
    }
    tally = new Tally(market, results);
  }

  @Override
  void finish(Turn turn) {
    Payments.roundOff(world, market);
    MarketRules.end(world, turn, market, end);
  }
}
