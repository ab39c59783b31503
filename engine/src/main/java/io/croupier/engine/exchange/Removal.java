package io.croupier.engine.exchange;

import io.croupier.protocol.LapseReason;
import io.croupier.protocol.Persistence;

/**
 * What the removal of a runner does to the orders and bets of its market, step by step. Rules:
 * docs/rules.md, RemoveRunner.
 *
 * <p>Owned by the engine thread.
 */
final class Removal {
  private final Exchange exchange;
  private final Orders orders;
  private final Corrections corrections;
  private final Reductions reductions;
  private final OrderReports reports;
  private final StartingPriceCuts startingPriceCuts;

  Removal(
      Exchange exchange,
      Corrections corrections,
      Reductions reductions,
      OrderReports reports,
      StartingPriceReports startingPriceReports) {
    this.exchange = exchange;
    orders = exchange.orders;
    this.corrections = corrections;
    this.reductions = reductions;
    this.reports = reports;
    startingPriceCuts = new StartingPriceCuts(exchange, reductions, reports, startingPriceReports);
  }

  /** Whether the removal at hand cuts prices. */
  boolean cuts(Market market) {
    return Reduction.cuts(market.winnersAtRemoval(), market.removalFactor());
  }

  /** An order on the removed runner is void; one that waits lapses, and so may a lay. */
  void visit(int order) {
    Market market = exchange.marketOf(order);
    boolean lapses =
        orders.side(order) != 0
            && orders.persistence(order) != Persistence.KEEP.value()
            && Reduction.lapsesLays(market.winnersAtRemoval(), market.removalFactor());
    if (orders.waits(order)) {
      reductions.lapse(order, LapseReason.RUNNER_REMOVED);
    } else if (exchange.runners.isVoid(orders.row(order))) {
      corrections.voidOrder(order, LapseReason.RUNNER_REMOVED);
    } else if (orders.waitsForSp(order)) {
      if (orders.side(order) != 0 && cuts(market)) {
        startingPriceCuts.reduce(market, order);
      }
    } else if (orders.rests(order) && lapses) {
      reductions.lapse(order, LapseReason.RUNNER_REMOVED);
    }
  }

  /** Begins with the lays of the first runner. */
  void beginLays(Market market) {
    market.repricedRunner(0);
    market.nextLay(0);
    market.reconciliation().owedRunner = 0;
  }

  /** Moves on to the next runner with lays where all of one were visited; whether there is any. */
  boolean hasLay(Market market) {
    while (market.nextLay() == 0 && market.repricedRunner() < market.runnerCount()) {
      int runner = market.repricedRunner() + 1;
      market.repricedRunner(runner);
      market.nextLay(exchange.book.firstLay(market.row(runner)));
    }
    return market.nextLay() != 0;
  }

  /** A kept lay takes its cut price; each goes behind those at its price that came before it. */
  void visitLay(Market market) {
    int order = market.nextLay();
    market.nextLay(orders.nextLay(order));
    int priceBefore = orders.price(order);
    int indexBefore = orders.priceIndex(order);
    int index = indexBefore;
    if (orders.persistence(order) == Persistence.KEEP.value()) {
      int cut = Reduction.price(priceBefore, market.winnersAtRemoval(), market.removalFactor());
      index = exchange.ladder(market).indexAtOrBelow(cut);
    }
    if (index == indexBefore) {
      exchange.book.requeue(order);
      return;
    }
    exchange.book.lift(order);
    if (!exchange.book.hasRoom(orders.row(order), orders.side(order), index)) {
      exchange.book.forgetLay(order);
      reductions.lapseIncoming(order, LapseReason.CAPACITY);
      return;
    }
    int price = exchange.ladder(market).price(index);
    exchange.reprice(order, price, index);
    reports.repriced(order, orders.unmatched(order), priceBefore, price, false);
    exchange.book.append(order);
  }

  /** The price of a match is cut on both sides. */
  void cut(Market market, int match) {
    if (exchange.matches.isOfReconciliation(match)) {
      startingPriceCuts.cut(market, match);
      return;
    }
    int incoming = exchange.matches.incoming(match);
    int resting = exchange.matches.resting(match);
    long stake = exchange.matches.stake(match);
    int before = exchange.matches.price(match);
    int after = Reduction.price(before, market.winnersAtRemoval(), market.removalFactor());
    boolean isVoid = stake == 0 || exchange.runners.isVoid(orders.row(incoming));
    if (isVoid || after == before) {
      return;
    }
    exchange.matches.price(match, after);
    exchange.cut(incoming, stake, before, after, market.takerBasisPoints());
    exchange.cut(resting, stake, before, after, market.makerBasisPoints());
    reports.repriced(incoming, stake, before, after, true);
    reports.repriced(resting, stake, before, after, true);
  }
}
