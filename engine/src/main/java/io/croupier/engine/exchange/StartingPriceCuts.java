package io.croupier.engine.exchange;

import io.croupier.engine.ledger.Money;
import io.croupier.protocol.LapseReason;

/**
 * What the removal of a runner does to orders at the starting price of the others: before the
 * reconciliation lays risk less, afterwards the backs win less and the lays pay less. Rules:
 * docs/rules.md, Void and removal afterwards.
 *
 * <p>Owned by the engine thread.
 */
final class StartingPriceCuts {
  private final Exchange exchange;
  private final Orders orders;
  private final Matches matches;
  private final Reductions reductions;
  private final OrderReports reports;
  private final StartingPriceReports startingPriceReports;

  StartingPriceCuts(
      Exchange exchange,
      Reductions reductions,
      OrderReports reports,
      StartingPriceReports startingPriceReports) {
    this.exchange = exchange;
    orders = exchange.orders;
    matches = exchange.matches;
    this.reductions = reductions;
    this.reports = reports;
    this.startingPriceReports = startingPriceReports;
  }

  /** The liability of a lay that waits for the starting price falls. */
  void reduce(Market market, int order) {
    long liability = orders.unmatched(order);
    int own = exchange.runners.reductionFactor(orders.row(order));
    int winners = market.winnersAtRemoval();
    long left = Reduction.liability(liability, winners, market.removalFactor(), own);
    reductions.reduceSp(order, liability - left, LapseReason.RUNNER_REMOVED);
  }

  /** What one order gets or pays for a match of a reconciliation is cut. */
  void cut(Market market, int match) {
    int order = matches.anyOrder(match);
    Reconciliation state = market.reconciliation();
    if (state.owedRunner != orders.runner(order)) {
      state.owedRunner = orders.runner(order);
      state.owed = 0;
      state.payers = exchange.runners.layReturns(orders.row(order));
    }
    if (matches.isVoid(match) || exchange.runners.isVoid(orders.row(order))) {
      return;
    }
    if (!matches.isSp(match)) {
      cutTaken(market, order, match);
    } else if (orders.side(order) == 0) {
      cutBack(market, order, match);
    } else {
      cutLay(market, order, match);
    }
  }

  private void cutTaken(Market market, int order, int match) {
    long stake = matches.stake(match);
    int before = matches.price(match);
    boolean lay = orders.side(order) != 0;
    int winners = market.winnersAtRemoval();
    int factor = market.removalFactor();
    int after =
        lay ? Reduction.priceUp(before, winners, factor) : Reduction.price(before, winners, factor);
    market.reconciliation().owed += lay ? -stake * after : stake * after;
    if (after == before) {
      return;
    }
    matches.price(match, after);
    exchange.cut(order, stake, before, after, 0);
    reports.repriced(order, stake, before, after, true);
  }

  private void cutBack(Market market, int order, int match) {
    long stake = matches.stake(match);
    long winnings =
        Reduction.winnings(
            stake, matches.winnings(match), market.winnersAtRemoval(), market.removalFactor());
    market.reconciliation().owed += (stake + winnings) * Exposure.SCALE;
    change(order, match, winnings);
  }

  private void cutLay(Market market, int order, int match) {
    long stake = matches.stake(match);
    long before = stake + matches.winnings(match);
    long owed = Math.max(0, market.reconciliation().owed);
    long divisor = market.reconciliation().payers * Exposure.SCALE;
    long pays = Money.floorMulDiv(owed, before, divisor - 1, divisor);
    change(order, match, Math.max(0, pays - stake));
  }

  private void change(int order, int match, long winnings) {
    long stake = matches.stake(match);
    long change = winnings - matches.winnings(match);
    if (change == 0) {
      return;
    }
    matches.winnings(match, winnings);
    exchange.spOrders.changeWinnings(order, change);
    startingPriceReports.repriced(order, stake, winnings);
  }
}
