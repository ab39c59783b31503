package io.croupier.engine.exchange;

import static io.croupier.engine.ledger.BalanceKind.CASH;

import io.croupier.engine.account.Accounts;
import io.croupier.engine.account.SignificantEvents;
import io.croupier.engine.ledger.Balances;
import io.croupier.engine.ledger.Currencies;
import io.croupier.engine.ledger.Ledger;
import io.croupier.engine.ledger.Money;
import io.croupier.engine.ledger.PostingReason;
import io.croupier.engine.limit.Counts;
import io.croupier.engine.outcome.Outcomes;
import io.croupier.engine.work.WorkKind;
import io.croupier.protocol.LapseReason;
import io.croupier.protocol.MarketSettledEncoder;

/**
 * Pays a market by its result, or returns all stakes: order by order, then account by account. What
 * was paid before is corrected: an account gets or gives the difference.
 *
 * <p>Owned by the engine thread.
 */
final class Settlement {
  private static final int BASIS = 10_000;

  private final Exchange exchange;
  private final Orders orders;
  private final Positions positions;
  private final PositionResults paid;
  private final Accounts accounts;
  private final Balances balances;
  private final Currencies currencies;
  private final Ledger ledger;
  private final Counts counts;
  private final Holds holds;
  private final OrderReports reports;
  private final Reductions reductions;
  private final Outcomes outcomes;
  private final SignificantEvents events;

  Settlement(
      Exchange exchange,
      Accounts accounts,
      Balances balances,
      Currencies currencies,
      Ledger ledger,
      Counts counts,
      Holds holds,
      OrderReports reports,
      Reductions reductions,
      Outcomes outcomes,
      SignificantEvents events) {
    this.exchange = exchange;
    orders = exchange.orders;
    positions = exchange.positions;
    paid = exchange.positionResults;
    this.accounts = accounts;
    this.balances = balances;
    this.currencies = currencies;
    this.ledger = ledger;
    this.counts = counts;
    this.holds = holds;
    this.reports = reports;
    this.reductions = reductions;
    this.outcomes = outcomes;
    this.events = events;
  }

  /** What settlement of a market begins with: with LINE its matches are read first. */
  static WorkKind first(Market market) {
    return market.lines().exist() ? WorkKind.MARKET_READ_LINES : WorkKind.MARKET_SETTLE;
  }

  /** Both orders of a match get what its line brings by the recorded result. */
  void readLine(Market market, int match) {
    Matches matches = exchange.matches;
    long more = market.lines().moreReturned(matches.stake(match), matches.price(match));
    exchange.orderResults.addLineReturn(matches.incoming(match), more);
    exchange.orderResults.addLineReturn(matches.resting(match), more);
  }

  /** Adds the result of an order to its account's, and reports it where it is new. */
  void settle(int order) {
    if (orders.isEmpty(order)) {
      exchange.forget(order);
      return;
    }
    Market market = exchange.marketOf(order);
    ProfitSum profits = market.profits();
    OrderResults results = exchange.orderResults;
    int shares = exchange.runners.share(orders.row(order));
    int of = market.denominator();
    long matchedReturn =
        market.lines().exist()
            ? results.lineReturn(order) * Exposure.SCALE
            : orders.matchedReturn(order);
    long profit =
        profits.add(
            orders.side(order),
            orders.matched(order),
            matchedReturn,
            shares,
            exchange.runners.stakeShare(orders.row(order)),
            market.payoff().stakesOfOrder(),
            of);
    profits.addFees(results.feesIfWon(order), results.feesIfLost(order), shares, of);
    boolean again = positions.isEnded(orders.position(order));
    if (!again || profit != results.profit(order)) {
      results.profit(order, profit);
      reports.settled(order, profit);
    }
  }

  /** Pays the account of a position, whose orders were all settled. */
  void pay(int position) {
    Market market = exchange.markets.get(positions.market(position));
    ProfitSum profits = market.profits();
    long net = profits.net();
    long rounding = profits.rounding(market.denominator());
    if (positions.isEnded(position)) {
      long commission = commission(net, paid.commissionShare(position)) + profits.fees();
      correct(position, market, net, commission, rounding);
    } else {
      int share = share(market, positions.account(position));
      paid.commissionShare(position, share);
      payFirst(position, market, net, commission(net, share) + profits.fees(), rounding);
    }
    profits.begin();
  }

  /** What rounding has left in a market, whose accounts were all paid, goes to the house. */
  void finish(Market market) {
    int pot = balances.market(market.slot());
    int rounding = balances.rounding(market.currency());
    long left = balances.amount(pot);
    long reference = exchange.markets.id(market.slot());
    ledger.postIfAny(pot, rounding, Math.max(0, left), PostingReason.ROUNDING, reference);
    ledger.postIfAny(rounding, pot, Math.max(0, -left), PostingReason.ROUNDING, reference);
  }

  /** Voids an order: its unmatched stake lapses, its matched stake will be returned. */
  void voidOrder(int order) {
    boolean first = !positions.isEnded(orders.position(order));
    boolean returns = orders.matchedReturn(order) > 0 || first && orders.wasMatched(order);
    boolean referred = orders.reference(order) != 0;
    if (orders.unmatched(order) > 0) {
      reductions.lapse(order, LapseReason.MARKET_CLOSED);
    }
    if (returns) {
      reports.returned(order);
    } else if (referred && orders.isEmpty(order)) {
      exchange.forget(order);
    }
  }

  /** Returns what a position, whose orders were all voided, has paid or holds. */
  void release(int position) {
    Market market = exchange.markets.get(positions.market(position));
    if (positions.isEnded(position)) {
      correct(position, market, 0, 0, 0);
    } else {
      payFirst(position, market, 0, 0, 0);
    }
  }

  /** The share of what an account wins that it pays, in 1e-8: the market's, less its discount. */
  private int share(Market market, int account) {
    return market.commissionBasisPoints() * (BASIS - accounts.discountBasisPoints(account));
  }

  private static long commission(long net, int share) {
    return Money.floorMulDiv(Math.max(0, net), share, 0, (long) BASIS * BASIS);
  }

  private void payFirst(int position, Market market, long net, long commission, long rounding) {
    long reference = exchange.markets.id(market.slot());
    int cash = balances.row(positions.wallet(position), CASH);
    int pot = balances.market(market.slot());
    int house = balances.commission(market.currency());
    holds.set(position, 0, reference);
    ledger.postIfAny(cash, pot, Math.max(0, -net), PostingReason.MARKET_LOSS, reference);
    ledger.postIfAny(pot, cash, Math.max(0, net), PostingReason.MARKET_WIN, reference);
    ledger.postIfAny(cash, house, commission, PostingReason.COMMISSION, reference);
    counts.paid(positions.wallet(position), net - commission);
    paid.paid(position, net, commission);
    if (positions.firstOrder(position) != 0) {
      report(position, market, net, commission, rounding);
    }
    exchange.end(position);
  }

  private void correct(int position, Market market, long net, long commission, long rounding) {
    long moreNet = net - paid.net(position);
    long moreCommission = commission - paid.commission(position);
    if (moreNet == 0 && moreCommission == 0) {
      return;
    }
    int pot = balances.market(market.slot());
    int cash = balances.row(positions.wallet(position), CASH);
    long reference = exchange.markets.id(market.slot());
    move(pot, cash, moreNet - moreCommission, reference);
    move(pot, balances.commission(market.currency()), moreCommission, reference);
    counts.paid(positions.wallet(position), moreNet - moreCommission);
    paid.paid(position, net, commission);
    report(position, market, net, commission, rounding);
  }

  private void move(int from, int to, long amount, long reference) {
    PostingReason reason = PostingReason.MARKET_CORRECTION;
    ledger.postIfAny(from, to, Math.max(0, amount), reason, reference);
    ledger.postIfAny(to, from, Math.max(0, -amount), reason, reference);
  }

  private void report(int position, Market market, long net, long commission, long rounding) {
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
    events.win(account, market.currency(), net, exchange.markets.id(market.slot()));
  }
}
