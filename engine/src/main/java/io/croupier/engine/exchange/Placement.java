package io.croupier.engine.exchange;

import io.croupier.engine.account.Halts;
import io.croupier.engine.outcome.Outcomes;
import io.croupier.engine.timer.Timers;
import io.croupier.engine.work.WorkKind;
import io.croupier.engine.work.Works;
import io.croupier.protocol.LapseReason;
import io.croupier.protocol.MarketStatus;

/**
 * Takes an order that was judged good: holds what it needs, then lets it wait for the bet delay or
 * applies it. Rules: docs/rules.md, Bet delay.
 *
 * <p>Owned by the engine thread.
 */
final class Placement {
  private static final long NANOS = 1_000_000_000L;

  private final Exchange exchange;
  private final Orders orders;
  private final Positions positions;
  private final Holds holds;
  private final Matching matching;
  private final Reductions reductions;
  private final Outcomes outcomes;
  private final Works works;
  private final Halts halts;

  Placement(
      Exchange exchange,
      Holds holds,
      Matching matching,
      Reductions reductions,
      Outcomes outcomes,
      Works works,
      Halts halts) {
    this.exchange = exchange;
    orders = exchange.orders;
    positions = exchange.positions;
    this.holds = holds;
    this.matching = matching;
    this.reductions = reductions;
    this.outcomes = outcomes;
    this.works = works;
    this.halts = halts;
  }

  /**
   * Takes an order in and holds for it; it is neither in the book nor waiting yet.
   *
   * @param position of the account in the market; 0: it has none yet
   * @return the order
   */
  int accept(Instruction order, Market market, int account, int wallet, int position, long hold) {
    int home = position == 0 ? positions.enter(account, market.slot(), wallet) : position;
    int accepted = exchange.accept(home, market, order, outcomes.sender());
    holds.set(home, hold, orders.id(accepted));
    return accepted;
  }

  /** Orders that follow in the command have been promised so many places. */
  void reserve(int places) {
    matching.reserve(places);
  }

  /** Lets an accepted order wait if its market delays it. */
  void delay(int order, Market market, long now) {
    boolean delays =
        !orders.isSp(order)
            && market.betDelaySeconds() != 0
            && (!market.hasPassiveDelay() || matching.wouldMatch(order));
    if (delays) {
      exchange.delays.begin(market, order, Timers.after(now, market.betDelaySeconds() * NANOS));
    }
  }

  /** Applies an accepted order unless it waits. */
  void applyUnlessDelayed(int order) {
    if (orders.isSp(order)) {
      exchange.spOrders.enter(order);
    } else if (!orders.waits(order)) {
      matching.apply(order);
    }
  }

  /** The bet delay of an order has ended. */
  void onDelayEnd(int order, long now) {
    Market market = exchange.marketOf(order);
    LapseReason obstacle = obstacle(order, market, now);
    exchange.delays.end(market, order);
    if (obstacle == LapseReason.NONE) {
      matching.apply(order);
    } else {
      reductions.lapseIncoming(order, obstacle);
    }
  }

  private LapseReason obstacle(int order, Market market, long now) {
    if (market.isOver(now)) {
      return LapseReason.MARKET_CLOSED;
    }
    if (works.isMarketPending(market.slot(), WorkKind.MARKET_REMOVE_RUNNER)) {
      return LapseReason.RUNNER_REMOVED;
    }
    if (market.status() == MarketStatus.SUSPENDED || works.isMarketPending(market.slot())) {
      return LapseReason.SUSPENDED_IN_DELAY;
    }
    LapseReason unmatchable = matching.unmatchable(order);
    if (unmatchable != LapseReason.NONE) {
      return unmatchable;
    }
    return halts.isExchangeHalted() ? LapseReason.HALTED : LapseReason.NONE;
  }
}
