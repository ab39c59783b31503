package io.croupier.engine.exchange;

import io.croupier.engine.account.Heartbeats;
import io.croupier.engine.outcome.Outcomes;
import io.croupier.engine.store.Invariant;
import io.croupier.engine.timer.TimerKind;
import io.croupier.engine.timer.Timers;
import io.croupier.engine.work.WorkKind;
import io.croupier.engine.work.WorkRunner;
import io.croupier.engine.work.Works;
import io.croupier.protocol.LapseReason;
import io.croupier.protocol.MarketStatus;
import io.croupier.protocol.Persistence;

/**
 * Longer work: visits the orders of a market or of an account, one step each, position by position,
 * or the matches of a market.
 *
 * <p>Owned by the engine thread.
 */
final class ExchangeWork implements WorkRunner {
  private final Exchange exchange;
  private final Cursors cursors;
  private final Orders orders;
  private final Positions positions;
  private final Reductions reductions;
  private final Settlement settlement;
  private final Corrections corrections;
  private final Removal removal;
  private final Reconciling reconciling;
  private final KeptMarkets keptMarkets;
  private final MarketReports reports;
  private final Heartbeats heartbeats;
  private final Outcomes outcomes;
  private final Timers timers;
  private final Works works;

  ExchangeWork(
      Exchange exchange,
      Reductions reductions,
      Settlement settlement,
      Corrections corrections,
      Removal removal,
      Reconciling reconciling,
      KeptMarkets keptMarkets,
      MarketReports reports,
      Heartbeats heartbeats,
      Outcomes outcomes,
      Timers timers,
      Works works) {
    this.exchange = exchange;
    cursors = exchange.cursors;
    orders = exchange.orders;
    positions = exchange.positions;
    this.reductions = reductions;
    this.settlement = settlement;
    this.corrections = corrections;
    this.removal = removal;
    this.reconciling = reconciling;
    this.keptMarkets = keptMarkets;
    this.reports = reports;
    this.heartbeats = heartbeats;
    this.outcomes = outcomes;
    this.timers = timers;
    this.works = works;
  }

  /** For {@code ACCOUNT_CANCEL} the argument is the slot of the one market to visit; 0: all. */
  @Override
  public void begin(WorkKind kind, int object, int argument) {
    if (kind.isOfMarket()) {
      exchange.markets.get(object).profits().begin();
      exchange.matches.beginVisit(object);
      removal.beginLays(exchange.markets.get(object));
      cursors.begin(cursors.ofMarket(object), positions.firstInMarket(object));
    } else if (argument != 0) {
      cursors.begin(cursors.ofAccount(object), positions.find(object, argument));
    } else {
      cursors.begin(cursors.ofAccount(object), positions.firstInAccount(object));
    }
  }

  @Override
  public boolean slice(WorkKind kind, int object, int argument) {
    return switch (kind) {
      case MARKET_LAPSE_DELAYED -> lapseDelayed(exchange.markets.get(object));
      case FORGET -> keptMarkets.forget();
      case MARKET_VOID_MATCHES -> visitMatches(object);
      case MARKET_REPRICE_LAYS -> repriceLays(exchange.markets.get(object));
      case MARKET_REPRICE_MATCHES -> repriceMatches(object);
      case MARKET_RECONCILE -> reconcile(exchange.markets.get(object));
      case MARKET_READ_LINES -> readLines(object);
      default -> visitOrders(kind, object, argument);
    };
  }

  private boolean visitMatches(int slot) {
    Market market = exchange.markets.get(slot);
    Matches matches = exchange.matches;
    int match = matches.visitNext(slot);
    for (; corrections.isInSpan(market, match); match = matches.visitNext(slot)) {
      if (!works.takeStep()) {
        return false;
      }
      matches.visited(slot);
      corrections.voidMatch(market, match);
    }
    return true;
  }

  private boolean repriceLays(Market market) {
    while (removal.hasLay(market)) {
      if (!works.takeStep()) {
        return false;
      }
      removal.visitLay(market);
    }
    return true;
  }

  private boolean repriceMatches(int slot) {
    Matches matches = exchange.matches;
    for (int match = matches.visitNext(slot); match != 0; match = matches.visitNext(slot)) {
      if (!works.takeStep()) {
        return false;
      }
      matches.visited(slot);
      removal.cut(exchange.markets.get(slot), match);
    }
    return true;
  }

  private boolean reconcile(Market market) {
    while (reconciling.hasStep(market)) {
      if (!works.takeStep()) {
        return false;
      }
      reconciling.step(market);
    }
    return true;
  }

  private boolean readLines(int slot) {
    Matches matches = exchange.matches;
    for (int match = matches.visitNext(slot); match != 0; match = matches.visitNext(slot)) {
      if (!works.takeStep()) {
        return false;
      }
      matches.visited(slot);
      settlement.readLine(exchange.markets.get(slot), match);
    }
    return true;
  }

  private boolean visitOrders(WorkKind kind, int object, int argument) {
    int cursor = kind.isOfMarket() ? cursors.ofMarket(object) : cursors.ofAccount(object);
    while (hasPosition(cursor, argument)) {
      int order = cursors.order(cursor);
      if (order == 0) {
        int position = cursors.position(cursor);
        cursors.nextPosition(cursor);
        leave(kind, position);
      } else if (!kind.isOfMarket() && isReconciling(positions.market(cursors.position(cursor)))) {
        return false;
      } else if (works.takeStep()) {
        cursors.nextOrder(cursor);
        visit(kind, order);
      } else {
        return false;
      }
    }
    cursors.begin(cursor, 0);
    return true;
  }

  /** What an account has in a market stays as it is while the starting prices are found. */
  private boolean isReconciling(int market) {
    return works.isMarketPending(market, WorkKind.MARKET_CONVERT)
        || works.isMarketPending(market, WorkKind.MARKET_RECONCILE);
  }

  private boolean lapseDelayed(Market market) {
    cursors.begin(cursors.ofMarket(market.slot()), 0);
    while (market.firstDelayed() != 0) {
      if (!works.takeStep()) {
        return false;
      }
      reductions.lapse(market.firstDelayed(), LapseReason.SUSPENDED_IN_DELAY);
    }
    return true;
  }

  private boolean hasPosition(int cursor, int onlyMarket) {
    int position = cursors.position(cursor);
    return position != 0 && (onlyMarket == 0 || positions.market(position) == onlyMarket);
  }

  private void visit(WorkKind kind, int order) {
    switch (kind) {
      case MARKET_SUSPEND -> lapseUnlessKept(order, LapseReason.MATERIAL_EVENT);
      case MARKET_TURN_IN_PLAY -> lapseUnlessKept(order, LapseReason.TURN_IN_PLAY);
      case MARKET_CLOSE -> lapse(order, LapseReason.MARKET_CLOSED);
      case MARKET_SETTLE -> settlement.settle(order);
      case MARKET_VOID -> settlement.voidOrder(order);
      case ACCOUNT_BLOCK -> lapse(order, LapseReason.ACCOUNT_BLOCKED);
      case ACCOUNT_CANCEL -> cancel(order);
      case ACCOUNT_DISCONNECT -> lapse(order, LapseReason.DISCONNECTED);
      case MARKET_VOID_RUNNER -> corrections.voidOrder(order, LapseReason.RUNNER_VOIDED);
      case MARKET_REMOVE_RUNNER -> removal.visit(order);
      case MARKET_COVER -> corrections.cover(order);
      case MARKET_CONVERT -> reconciling.convert(order);
      default -> Invariant.check(false, "work that visits no orders");
    }
  }

  /** All orders of a position were visited. */
  private void leave(WorkKind kind, int position) {
    switch (kind) {
      case MARKET_SETTLE -> settlement.pay(position);
      case MARKET_VOID -> settlement.release(position);
      default -> {}
    }
  }

  @Override
  public WorkKind end(WorkKind kind, int object) {
    if (kind.isOfAccount()) {
      heartbeats.ordersVisited(object);
    }
    if (!kind.isOfMarket()) {
      return null;
    }
    Market market = exchange.markets.get(object);
    switch (kind) {
      case MARKET_SETTLE -> endMarket(market, MarketStatus.SETTLED);
      case MARKET_VOID -> endMarket(market, MarketStatus.VOIDED);
      case MARKET_VOID_RUNNER, MARKET_VOID_MATCHES -> {
        return market.isFinal() ? settleAgain(market) : cover(market);
      }
      case MARKET_REMOVE_RUNNER -> {
        return removal.cuts(market) ? WorkKind.MARKET_REPRICE_LAYS : cover(market);
      }
      case MARKET_READ_LINES -> {
        market.lines().paid();
        return WorkKind.MARKET_SETTLE;
      }
      case MARKET_REPRICE_LAYS -> {
        return WorkKind.MARKET_REPRICE_MATCHES;
      }
      case MARKET_REPRICE_MATCHES -> {
        return cover(market);
      }
      case MARKET_COVER -> {
        market.endRevaluation();
        reports.changed(market);
      }
      case MARKET_CONVERT -> {
        return WorkKind.MARKET_RECONCILE;
      }
      case MARKET_RECONCILE -> {
        return afterReconciliation(market);
      }
      default -> {}
    }
    return null;
  }

  /** A market that has closed meanwhile, or closes now for its timer, lets all orders lapse. */
  private WorkKind afterReconciliation(Market market) {
    if (market.isRunning() && market.isPastCloseAt(outcomes.timestampNs())) {
      market.status(MarketStatus.CLOSED);
      timers.clear(TimerKind.MARKET_CLOSE, market.slot());
      reports.changed(market);
    }
    if (market.status() == MarketStatus.CLOSED) {
      return WorkKind.MARKET_CLOSE;
    }
    if (!market.reconciliation().turnsInPlay) {
      reports.changed(market);
      return null;
    }
    market.turnInPlay(market.reconciliation().betDelaySeconds);
    reports.changed(market);
    return WorkKind.MARKET_TURN_IN_PLAY;
  }

  private static WorkKind cover(Market market) {
    market.holdsFollow();
    return WorkKind.MARKET_COVER;
  }

  /** In a settled market nothing is held. */
  private static WorkKind settleAgain(Market market) {
    market.holdsFollow();
    market.endRevaluation();
    return WorkKind.MARKET_SETTLE;
  }

  private void endMarket(Market market, MarketStatus status) {
    settlement.finish(market);
    boolean first = !market.isFinal();
    market.status(status);
    if (first) {
      keptMarkets.keep(market);
    }
    reports.changed(market);
    keptMarkets.look();
  }

  private void lapseUnlessKept(int order, LapseReason reason) {
    if (orders.waits(order)) {
      lapse(order, LapseReason.SUSPENDED_IN_DELAY);
    } else if (orders.persistence(order) == Persistence.LAPSE.value() && !orders.isSp(order)) {
      lapse(order, reason);
    }
  }

  private void lapse(int order, LapseReason reason) {
    if (orders.unmatched(order) > 0) {
      reductions.lapse(order, reason);
    }
  }

  private void cancel(int order) {
    if (orders.rests(order)) {
      reductions.cancel(order);
    }
  }
}
