package io.croupier.engine.exchange;

import static io.croupier.engine.exchange.Reconciliation.CALCULATE;
import static io.croupier.engine.exchange.Reconciliation.CUT;
import static io.croupier.engine.exchange.Reconciliation.LAPSE_BACKS;
import static io.croupier.engine.exchange.Reconciliation.LAPSE_LAYS;
import static io.croupier.engine.exchange.Reconciliation.MATCH_BACKS;
import static io.croupier.engine.exchange.Reconciliation.MATCH_LAYS;
import static io.croupier.engine.exchange.Reconciliation.TAKE;

import io.croupier.engine.ledger.Currencies;
import io.croupier.engine.ledger.Money;
import io.croupier.protocol.LapseReason;
import io.croupier.protocol.Persistence;

/**
 * Matches all orders at the starting price of a market, runner by runner, step by step. What the
 * book gives for a runner is known before the first step of it and does not change: no other
 * command or work touches the market meanwhile. Rules: docs/rules.md, ReconcileStartingPrice.
 *
 * <p>Owned by the engine thread.
 */
final class Reconciling {
  private static final int BACK = 0;
  private static final int LAY = 1;

  private final Exchange exchange;
  private final Orders orders;
  private final transient OrderBook waiting;
  private final Currencies currencies;
  private final Matching matching;
  private final Holds holds;
  private final Reductions reductions;
  private final OrderReports orderReports;
  private final StartingPriceReports reports;
  private final transient StartingPriceSearch search;

  Reconciling(
      Exchange exchange,
      Currencies currencies,
      Matching matching,
      Holds holds,
      Reductions reductions,
      OrderReports orderReports,
      StartingPriceReports reports) {
    this.exchange = exchange;
    orders = exchange.orders;
    waiting = exchange.spBook.levels;
    this.currencies = currencies;
    this.matching = matching;
    this.holds = holds;
    this.reductions = reductions;
    this.orderReports = orderReports;
    this.reports = reports;
    search = new StartingPriceSearch(exchange.book, exchange.spBook);
  }

  /** Lets an order lapse that cannot be there, or makes it one at the starting price. */
  void convert(int order) {
    if (orders.waits(order)) {
      reductions.lapse(order, LapseReason.SUSPENDED_IN_DELAY);
    } else if (orders.unmatched(order) > 0 && !matching.mayMatch(order)) {
      reductions.lapse(order, matching.unmatchable(order));
    } else if (orders.rests(order) && orders.persistence(order) == Persistence.AT_SP.value()) {
      convertKept(order);
    }
  }

  private void convertKept(int order) {
    Market market = exchange.marketOf(order);
    int side = orders.side(order);
    int row = orders.row(order);
    long stake = orders.unmatched(order);
    long winnings = stake * (orders.price(order) - Exposure.SCALE) / Exposure.SCALE;
    long amount = side == BACK ? stake : winnings;
    if (amount < Math.max(1, currencies.leastSp(market.currency(), side))) {
      reductions.lapse(order, LapseReason.SMALL_STAKE);
      return;
    }
    int index = SpBook.anyPrice(side, exchange.ladder(market));
    boolean room =
        waiting.hasRoom(row, side, index)
            && amount <= StartingPriceSearch.MOST_SUM - exchange.spBook.sum(row, side);
    if (!room) {
      reductions.lapse(order, LapseReason.CAPACITY);
      return;
    }
    exchange.spOrders.convert(order, amount);
    holds.follow(orders.position(order), orders.id(order));
  }

  /** Moves on to what comes next; whether there is a step to do. */
  boolean hasStep(Market market) {
    Reconciliation state = market.reconciliation();
    while (state.runner <= market.runnerCount()) {
      if (hasStepInPhase(market, state)) {
        return true;
      }
      nextPhase(market, state);
    }
    return false;
  }

  private boolean hasStepInPhase(Market market, Reconciliation state) {
    int row = market.row(state.runner);
    return switch (state.phase) {
      case CALCULATE -> !exchange.runners.isVoid(row);
      case TAKE -> state.leftToTake > 0;
      case CUT -> state.leftToCut > 0;
      case MATCH_BACKS, MATCH_LAYS -> nextToMatch(row, state) != 0;
      case LAPSE_BACKS -> waiting.first(row, BACK) != 0;
      default -> waiting.first(row, LAY) != 0;
    };
  }

  private int nextToMatch(int row, Reconciliation state) {
    if (state.phase == MATCH_BACKS) {
      return state.backStake == 0 ? 0 : waiting.first(row, BACK, state.limitOfBacks);
    }
    return state.shareOfLays == 0 || state.layStake == 0
        ? 0
        : waiting.first(row, LAY, state.limitOfLays);
  }

  private void nextPhase(Market market, Reconciliation state) {
    int row = market.row(state.runner);
    if (state.phase == CUT) {
      state.share();
    }
    if (state.phase == CALCULATE) {
      state.runner++;
    } else if (state.phase == LAPSE_LAYS) {
      long price = state.publishedPrice();
      exchange.runners.startingPrice(row, price);
      reports.reconciled(market, state, price);
      state.runner++;
      state.phase = CALCULATE;
    } else {
      state.phase++;
    }
  }

  /** Does one step. */
  void step(Market market) {
    Reconciliation state = market.reconciliation();
    int row = market.row(state.runner);
    switch (state.phase) {
      case CALCULATE -> {
        search.begin(row, exchange.ladder(market), true);
        search.fill(state);
        state.phase = TAKE;
      }
      case TAKE -> take(market, state, exchange.book.first(row, state.takenSide));
      case CUT -> cut(state, waiting.last(row, state.cutSide, state.limitOfLays));
      case MATCH_BACKS -> matchBack(market, state, nextToMatch(row, state));
      case MATCH_LAYS -> matchLay(market, state, nextToMatch(row, state));
      case LAPSE_BACKS -> reductions.lapse(waiting.first(row, BACK), LapseReason.SP_UNMATCHED);
      default -> reductions.lapse(waiting.first(row, LAY), LapseReason.SP_UNMATCHED);
    }
  }

  private void take(Market market, Reconciliation state, int order) {
    long stake = Math.min(state.leftToTake, orders.unmatched(order));
    int price = orders.price(order);
    state.leftToTake -= stake;
    state.takenWinnings += stake * (price - Exposure.SCALE);
    exchange.take(order, stake);
    exchange.matches.addTaken(market.slot(), order, stake, price, state.timestampNs);
    orderReports.matched(order, stake, price);
    holds.follow(orders.position(order), orders.id(order));
  }

  private void cut(Reconciliation state, int order) {
    long amount = Math.min(state.leftToCut, orders.unmatched(order));
    state.leftToCut -= amount;
    if (amount == orders.unmatched(order)) {
      reductions.lapse(order, LapseReason.SP_UNMATCHED);
    } else if (orders.convertedStake(order) != 0) {
      exchange.spOrders.cut(order, amount);
      holds.follow(orders.position(order), orders.id(order));
    } else {
      reductions.reduceSp(order, amount, LapseReason.SP_UNMATCHED);
    }
  }

  private void matchBack(Market market, Reconciliation state, int order) {
    long stake = orders.unmatched(order);
    long divisor = state.backStake * Exposure.SCALE;
    match(market, state, order, stake, Money.floorMulDiv(state.winnings, stake, 0, divisor));
  }

  private void matchLay(Market market, Reconciliation state, int order) {
    long stated = orders.unmatched(order);
    long stake = Money.floorMulDiv(state.layStake, stated, 0, state.shareOfLays);
    long liability = stated;
    if (state.backStake == 0) {
      long divisor = state.shareOfLays * Exposure.SCALE;
      liability = Money.floorMulDiv(state.takenWinnings, stated, divisor - 1, divisor);
    }
    exchange.runners.addLayReturn(orders.row(order), stake + liability);
    match(market, state, order, stake, liability);
  }

  private void match(Market market, Reconciliation state, int order, long stake, long winnings) {
    boolean converted = orders.convertedStake(order) != 0;
    boolean whole = winnings >= (converted ? convertedLiability(order) : 0);
    long rest = restOf(order, stake, winnings);
    exchange.spOrders.match(order, stake, winnings);
    exchange.matches.addSp(market.slot(), order, stake, winnings, state.timestampNs);
    reports.matched(order, stake, winnings, state.publishedPrice());
    if (rest > 0) {
      orders.lapseRest(order, rest);
      boolean kept = converted && whole;
      orderReports.reduced(order, kept ? LapseReason.SP_RISK_KEPT : LapseReason.SP_UNMATCHED);
    }
    holds.follow(orders.position(order), orders.id(order));
  }

  /** What lapses of an order that is matched: of a lay that was AT_SP it is stake. */
  private long restOf(int order, long stake, long winnings) {
    if (orders.convertedStake(order) != 0) {
      return Math.max(0, orders.convertedStake(order) - stake);
    }
    return orders.side(order) == BACK ? 0 : orders.unmatched(order) - winnings;
  }

  private long convertedLiability(int order) {
    return orders.convertedStake(order) * (orders.price(order) - Exposure.SCALE) / Exposure.SCALE;
  }
}
