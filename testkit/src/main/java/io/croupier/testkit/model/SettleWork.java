package io.croupier.testkit.model;

import io.croupier.testkit.model.Balance.Kind;
import java.math.BigInteger;
import java.util.Collection;
import java.util.List;

/** Pays a market by its result. */
final class SettleWork extends Work {
  private static final BigInteger HUNDRED = BigInteger.valueOf(100);
  private static final BigInteger MILLION = BigInteger.valueOf(1_000_000);
  private static final long ALL = 10_000;
  private static final BigInteger ALL_OF_ALL = BigInteger.valueOf(ALL * ALL);

  private final World world;
  private final Orders orders;
  private final Market market;
  private final Results results;

  /** What the present account won so far, in parts of a minor unit: 1 / denominator. */
  private BigInteger sum = BigInteger.ZERO;

  SettleWork(World world, Orders orders, Market market) {
    super(market);
    this.world = world;
    this.orders = orders;
    this.market = market;
    results = Results.of(market);
  }

  @Override
  Collection<Position> positions() {
    return market.positions.values();
  }

  /** One denominator for all factors, and for prices in hundredths. */
  private BigInteger denominator() {
    return results.denominator().multiply(HUNDRED);
  }

  @Override
  void visit(Turn turn, Order order) {
    BigInteger before = Money.floor(sum, denominator());
    BigInteger returned = order.matchedReturn.multiply(results.numerator(order.runner));
    BigInteger profit = returned.subtract(order.matched.multiply(denominator()));
    sum = sum.add(order.back ? profit : profit.negate());
    BigInteger after = Money.floor(sum, denominator());
    if (order.matched.signum() > 0) {
      describe(turn, order, after.subtract(before), BigInteger.ZERO);
    } else {
      orders.forget(order);
    }
  }

  @Override
  void leave(Turn turn, Position position) {
    BigInteger net = Money.floor(sum, denominator());
    BigInteger cut = sum.subtract(net.multiply(denominator()));
    long rounding = Money.floor(cut.multiply(MILLION), denominator()).longValueExact();
    sum = BigInteger.ZERO;
    BigInteger commission = commission(net, position.account);
    orders.hold(position, BigInteger.ZERO);
    Balance cash = new Balance(Kind.CASH, position.account.id, market.currency);
    world.ledger.move(settlement(), cash, net);
    world.ledger.move(cash, new Balance(Kind.COMMISSION, 0, market.currency), commission);
    boolean hadMatches = position.hasMatches();
    market.keptOrders += position.orders.size();
    List.copyOf(position.orders).forEach(orders::forget);
    if (hadMatches) {
      describe(world, turn, position, net, commission, rounding);
    }
  }

  private BigInteger commission(BigInteger net, Account account) {
    BigInteger rate = BigInteger.valueOf(market.commissionBasisPoints);
    BigInteger paid = BigInteger.valueOf(ALL - account.discount);
    return net.max(BigInteger.ZERO).multiply(rate).multiply(paid).divide(ALL_OF_ALL);
  }

  @Override
  void finish(Turn turn) {
    BigInteger left = world.ledger.of(Kind.MARKET_SETTLEMENT, market.id, market.currency);
    world.ledger.move(settlement(), new Balance(Kind.ROUNDING, 0, market.currency), left);
    MarketRules.end(world, turn, market, Market.Status.SETTLED);
  }

  private Balance settlement() {
    return new Balance(Kind.MARKET_SETTLEMENT, market.id, market.currency);
  }

  static void describe(Turn turn, Order order, BigInteger profit, BigInteger voided) {
    turn.aboutOrder("OrderSettled", order)
        .with("orderId", order.id)
        .with("marketId", order.position.market.id)
        .with("matched", order.matched)
        .with("profit", profit)
        .with("voided", voided)
        .with("runner", order.runner)
        .with("side", order.side());
  }

  static void describe(
      World world,
      Turn turn,
      Position position,
      BigInteger net,
      BigInteger commission,
      long rounding) {
    Account account = position.account;
    Market market = position.market;
    turn.aboutAccount("MarketSettled", account)
        .with("marketId", market.id)
        .with("net", net)
        .with("commission", commission)
        .with("cash", world.ledger.of(Kind.CASH, account.id, market.currency))
        .with("rounding", rounding)
        .with("currency", market.currency);
  }
}
