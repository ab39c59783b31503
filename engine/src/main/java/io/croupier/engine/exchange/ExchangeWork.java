package io.croupier.engine.exchange;

import io.croupier.engine.store.Invariant;
import io.croupier.engine.work.WorkKind;
import io.croupier.engine.work.WorkRunner;
import io.croupier.engine.work.Works;
import io.croupier.protocol.LapseReason;
import io.croupier.protocol.MarketStatus;
import io.croupier.protocol.Persistence;

/**
 * Longer work: visits the orders of a market or of an account, one step each, position by position.
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
  private final MarketReports reports;
  private final Works works;

  ExchangeWork(
      Exchange exchange,
      Reductions reductions,
      Settlement settlement,
      MarketReports reports,
      Works works) {
    this.exchange = exchange;
    cursors = exchange.cursors;
    orders = exchange.orders;
    positions = exchange.positions;
    this.reductions = reductions;
    this.settlement = settlement;
    this.reports = reports;
    this.works = works;
  }

  /** For {@code ACCOUNT_CANCEL} the argument is the slot of the one market to visit; 0: all. */
  @Override
  public void begin(WorkKind kind, int object, int argument) {
    if (kind.isOfMarket()) {
      exchange.markets.get(object).profits().begin();
      cursors.begin(cursors.ofMarket(object), positions.firstInMarket(object));
    } else if (argument != 0) {
      cursors.begin(cursors.ofAccount(object), positions.find(object, argument));
    } else {
      cursors.begin(cursors.ofAccount(object), positions.firstInAccount(object));
    }
  }

  @Override
  public boolean slice(WorkKind kind, int object, int argument) {
    if (kind == WorkKind.MARKET_LAPSE_DELAYED) {
      return lapseDelayed(exchange.markets.get(object));
    }
    int cursor = kind.isOfMarket() ? cursors.ofMarket(object) : cursors.ofAccount(object);
    while (hasPosition(cursor, argument)) {
      int order = cursors.order(cursor);
      if (order == 0) {
        int position = cursors.position(cursor);
        cursors.nextPosition(cursor);
        leave(kind, position);
      } else if (works.takeStep()) {
        cursors.nextOrder(cursor);
        visit(kind, order);
      } else {
        return false;
      }
    }
    cursors.begin(cursor, 0);
    end(kind, object);
    return true;
  }

  private boolean lapseDelayed(Market market) {
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
      case MARKET_LAPSE_DELAYED -> Invariant.check(false, "it visits no positions");
    }
  }

  /** All orders of a position were visited. */
  private void leave(WorkKind kind, int position) {
    if (kind == WorkKind.MARKET_SETTLE) {
      settlement.pay(position);
    } else if (kind == WorkKind.MARKET_VOID) {
      settlement.release(position);
    }
  }

  /** All positions were visited. */
  private void end(WorkKind kind, int object) {
    if (kind == WorkKind.MARKET_SETTLE) {
      settlement.finish(exchange.markets.get(object));
      endMarket(object, MarketStatus.SETTLED);
    } else if (kind == WorkKind.MARKET_VOID) {
      endMarket(object, MarketStatus.VOIDED);
    }
  }

  private void endMarket(int slot, MarketStatus status) {
    Market market = exchange.markets.get(slot);
    market.status(status);
    exchange.markets.end(market);
    reports.changed(market);
  }

  private void lapseUnlessKept(int order, LapseReason reason) {
    if (orders.waits(order)) {
      lapse(order, LapseReason.SUSPENDED_IN_DELAY);
    } else if (orders.persistence(order) == Persistence.LAPSE.value()) {
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
