package io.croupier.engine.exchange;

import io.croupier.engine.account.Accounts;
import io.croupier.engine.outcome.Outcomes;
import io.croupier.protocol.Bool;

/**
 * Writes the outcomes about starting prices.
 *
 * <p>Owned by the engine thread.
 */
final class StartingPriceReports {
  private final Exchange exchange;
  private final Orders orders;
  private final Accounts accounts;
  private final Outcomes outcomes;

  StartingPriceReports(Exchange exchange, Accounts accounts, Outcomes outcomes) {
    this.exchange = exchange;
    orders = exchange.orders;
    this.accounts = accounts;
    this.outcomes = outcomes;
  }

  /** An order is matched at the starting price. */
  void matched(int order, long stake, long winnings, long startingPrice) {
    outcomes
        .toGateway(orders.gateway(order), accounts.id(exchange.accountOf(order)))
        .matched()
        .orderId(orders.id(order))
        .marketId(exchange.markets.id(exchange.marketOf(order).slot()))
        .stake(stake)
        .unmatched(0)
        .startingPrice(startingPrice)
        .winnings(winnings)
        .price(0)
        .runner(orders.runner(order))
        .side(OrderReports.side(orders.side(order)));
  }

  /** A removal has cut what a match at the starting price wins a back or costs a lay. */
  void repriced(int order, long stake, long winnings) {
    outcomes
        .toGateway(orders.gateway(order), accounts.id(exchange.accountOf(order)))
        .orderRepriced()
        .orderId(orders.id(order))
        .marketId(exchange.markets.id(exchange.marketOf(order).slot()))
        .stake(stake)
        .winnings(winnings)
        .priceBefore(0)
        .price(0)
        .runner(orders.runner(order))
        .side(OrderReports.side(orders.side(order)))
        .ofMatch(Bool.TRUE);
  }

  /** A runner has its starting price, or none. */
  void reconciled(Market market, Reconciliation state, long startingPrice) {
    outcomes
        .toGateway(market.homeGateway(), 0)
        .startingPriceReconciled()
        .marketId(exchange.markets.id(market.slot()))
        .startingPrice(startingPrice)
        .backStake(state.backStake)
        .layLiability(state.layLiability)
        .layStake(state.layStake)
        .exchangeStake(state.taken)
        .runner(state.runner);
  }

  /** Answers a query. */
  void reported(Market market, int runner, long nearPrice, long farPrice) {
    int row = market.row(runner);
    outcomes
        .answer(0)
        .startingPriceReported()
        .marketId(exchange.markets.id(market.slot()))
        .startingPrice(exchange.runners.startingPrice(row))
        .nearPrice(nearPrice)
        .farPrice(farPrice)
        .backStake(exchange.spBook.sum(row, 0))
        .layLiability(exchange.spBook.sum(row, 1))
        .runner(runner);
  }
}
