package io.croupier.engine.exchange;

import static io.croupier.engine.ledger.BalanceKind.CASH;

import io.croupier.engine.account.Accounts;
import io.croupier.engine.ledger.Balances;
import io.croupier.engine.ledger.Currencies;
import io.croupier.engine.ledger.Ledger;
import io.croupier.engine.ledger.Money;
import io.croupier.engine.ledger.PostingReason;
import io.croupier.engine.outcome.Outcomes;
import io.croupier.protocol.LapseReason;
import io.croupier.protocol.MarketSettledEncoder;

/**
 * Pays a market by its result, or returns all stakes: order by order, then account by account.
 *
 * <p>Owned by the engine thread.
 */
final class Settlement {
  private static final int BASIS = 10_000;
  private static final long SQUARE_OF_BASIS = 100_000_000;

  private final Exchange exchange;
  private final Orders orders;
  private final Positions positions;
  private final Accounts accounts;
  private final Balances balances;
  private final Currencies currencies;
  private final Ledger ledger;
  private final Holds holds;
  private final OrderReports reports;
  private final Reductions reductions;
  private final Outcomes outcomes;

  Settlement(
      Exchange exchange,
      Accounts accounts,
      Balances balances,
      Currencies currencies,
      Ledger ledger,
      Holds holds,
      OrderReports reports,
      Reductions reductions,
      Outcomes outcomes) {
    this.exchange = exchange;
    orders = exchange.orders;
    positions = exchange.positions;
    this.accounts = accounts;
    this.balances = balances;
    this.currencies = currencies;
    this.ledger = ledger;
    this.holds = holds;
    this.reports = reports;
    this.reductions = reductions;
    this.outcomes = outcomes;
  }

  /** Adds the result of an order to its account's. */
  void settle(int order) {
    long matched = orders.matched(order);
    if (matched == 0) {
      return;
    }
    Market market = exchange.marketOf(order);
    int shares = exchange.runners.share(orders.row(order));
    long profit =
        market
            .profits()
            .add(
                orders.side(order),
                matched,
                orders.matchedReturn(order),
                shares,
                market.denominator());
    reports.settled(order, matched, profit, 0);
  }

  /** Pays the account of a position, whose orders were all settled, and forgets them. */
  void pay(int position) {
    Market market = exchange.markets.get(positions.market(position));
    ProfitSum profits = market.profits();
    long net = profits.net();
    long commission = commission(market, positions.account(position), net);
    long reference = exchange.markets.id(market.slot());
    int wallet = positions.wallet(position);
    int cash = balances.row(wallet, CASH);
    int pot = balances.market(market.slot());
    holds.set(position, 0, reference);
    ledger.postIfAny(cash, pot, Math.max(0, -net), PostingReason.MARKET_LOSS, reference);
    ledger.postIfAny(pot, cash, Math.max(0, net), PostingReason.MARKET_WIN, reference);
    int house = balances.commission(market.currency());
    ledger.postIfAny(cash, house, commission, PostingReason.COMMISSION, reference);
    report(position, market, net, commission, profits.rounding(market.denominator()));
    profits.begin();
    exchange.close(position);
  }

  /** The market's share of what an account won, less the account's discount. */
  private long commission(Market market, int account, long net) {
    int paid = BASIS - accounts.discountBasisPoints(account);
    long rate = (long) market.commissionBasisPoints() * paid;
    return Money.floorMulDiv(Math.max(0, net), rate, 0, SQUARE_OF_BASIS);
  }

  /** What rounding has left in a market, whose accounts were all paid, goes to the house. */
  void finish(Market market) {
    int pot = balances.market(market.slot());
    int rounding = balances.rounding(market.currency());
    long reference = exchange.markets.id(market.slot());
    ledger.postIfAny(pot, rounding, balances.amount(pot), PostingReason.ROUNDING, reference);
  }

  /** Voids an order: its unmatched stake lapses, its matched stake will be returned. */
  void voidOrder(int order) {
    long matched = orders.matched(order);
    if (orders.unmatched(order) > 0) {
      reductions.lapse(order, LapseReason.MARKET_CLOSED);
    }
    if (matched > 0) {
      reports.settled(order, matched, 0, matched);
    }
  }

  /** Returns what is held for a position, whose orders were all voided, and forgets them. */
  void release(int position) {
    Market market = exchange.markets.get(positions.market(position));
    holds.set(position, 0, exchange.markets.id(market.slot()));
    report(position, market, 0, 0, 0);
    exchange.close(position);
  }

  private void report(int position, Market market, long net, long commission, long rounding) {
    if (positions.stakes(position) == 0) {
      return;
    }
    int account = positions.account(position);
    MarketSettledEncoder settled =
        outcomes.aboutAccount(accounts.id(account), accounts.homeGateway(account)).marketSettled();
    settled
        .marketId(exchange.markets.id(market.slot()))
        .net(net)
        .commission(commission)
        .cash(balances.cash(positions.wallet(position)))
        .rounding(rounding)
        .putCurrency(currencies.text(), Currencies.at(market.currency()));
  }
}
