package io.croupier.engine.exchange;

import static io.croupier.protocol.RefusalReason.INVALID_TRANSITION;
import static io.croupier.protocol.RefusalReason.RESULT_INCOMPLETE;

import io.croupier.engine.account.Refusals;
import io.croupier.engine.account.SignificantEvents;
import io.croupier.engine.approval.Approvals;
import io.croupier.engine.timer.TimerKind;
import io.croupier.engine.timer.Timers;
import io.croupier.engine.work.WorkKind;
import io.croupier.engine.work.Works;
import io.croupier.protocol.Bool;
import io.croupier.protocol.CloseMarketDecoder;
import io.croupier.protocol.EventKind;
import io.croupier.protocol.Field;
import io.croupier.protocol.MarketStatus;
import io.croupier.protocol.OpenMarketDecoder;
import io.croupier.protocol.ReconcileStartingPriceDecoder;
import io.croupier.protocol.RunnerResult;
import io.croupier.protocol.SetMarketResultDecoder;
import io.croupier.protocol.SetRunnerResultDecoder;
import io.croupier.protocol.SettleMarketDecoder;
import io.croupier.protocol.SuspendMarketDecoder;
import io.croupier.protocol.TurnInPlayDecoder;
import io.croupier.protocol.VoidMarketDecoder;

/**
 * Commands that lead a market from status to status and to its result, and the timer that closes
 * one. Rules: docs/rules.md, Markets.
 */
public final class MarketHandler {
  private final Exchange exchange;
  private final Markets markets;
  private final ExchangeChecks checks;
  private final Approvals approvals;
  private final Refusals refusals;
  private final MarketTerms terms;
  private final MarketReports reports;
  private final SignificantEvents events;
  private final Timers timers;
  private final Works works;
  private final transient Placings placings;

  MarketHandler(
      Exchange exchange,
      ExchangeChecks checks,
      Approvals approvals,
      Refusals refusals,
      MarketTerms terms,
      MarketReports reports,
      SignificantEvents events,
      Timers timers,
      Works works) {
    this.exchange = exchange;
    markets = exchange.markets;
    this.checks = checks;
    this.approvals = approvals;
    this.refusals = refusals;
    this.terms = terms;
    this.reports = reports;
    this.events = events;
    this.timers = timers;
    this.works = works;
    placings = new Placings(exchange.runners);
  }

  /** Opens a market, or opens it again after a suspension. */
  public void onOpenMarket(OpenMarketDecoder command, long now) {
    Market market = market(command.marketId());
    if (isRefused(market, command.marketId())
        || isNotAllowed(market, MarketTransition.OPEN_MARKET)
        || isPastCloseAt(market, now)) {
      return;
    }
    // Nothing below this line may refuse.
    change(market, MarketTransition.OPEN_MARKET);
  }

  /** Stops orders and matching; with lapse, orders that are not kept lapse; delayed ones always. */
  public void onSuspendMarket(SuspendMarketDecoder command) {
    Market market = market(command.marketId());
    Bool lapse = command.lapse();
    if (isRefused(market, command.marketId())
        || refusals.unlessBool(lapse)
        || isNotAllowed(market, MarketTransition.SUSPEND)) {
      return;
    }
    // Nothing below this line may refuse.
    change(market, MarketTransition.SUSPEND);
    boolean all = lapse == Bool.TRUE;
    works.start(all ? WorkKind.MARKET_SUSPEND : WorkKind.MARKET_LAPSE_DELAYED, market.slot(), 0);
  }

  /** Opens a market in-play, once; orders that are not kept lapse. */
  public void onTurnInPlay(TurnInPlayDecoder command, long now) {
    Market market = market(command.marketId());
    int delay = command.betDelaySeconds();
    if (isRefused(market, command.marketId())
        || terms.badDelay(delay)
        || isNotAllowed(market, MarketTransition.TURN_IN_PLAY)
        || isPastCloseAt(market, now)
        || refusals.when(market.isInPlay(), INVALID_TRANSITION, Field.none, 0)) {
      return;
    }
    // Nothing below this line may refuse.
    if (market.takesSp()) {
      reconcile(market, true, delay, now);
    } else {
      market.turnInPlay(delay);
      change(market, MarketTransition.TURN_IN_PLAY);
      works.start(WorkKind.MARKET_TURN_IN_PLAY, market.slot(), 0);
    }
  }

  /** Finds the starting prices, once, and matches the orders at them; the market is suspended. */
  public void onReconcileStartingPrice(ReconcileStartingPriceDecoder command, long now) {
    Market market = market(command.marketId());
    if (isRefused(market, command.marketId())
        || isNotAllowed(market, MarketTransition.RECONCILE)
        || isPastCloseAt(market, now)
        || refusals.when(!market.takesSp(), INVALID_TRANSITION, Field.none, 0)) {
      return;
    }
    // Nothing below this line may refuse.
    reconcile(market, false, 0, now);
  }

  private void reconcile(Market market, boolean turnsInPlay, int betDelaySeconds, long now) {
    market.reconciled();
    market.reconciliation().begin(now, turnsInPlay, betDelaySeconds);
    change(market, MarketTransition.RECONCILE);
    works.start(WorkKind.MARKET_CONVERT, market.slot(), 0);
  }

  /** Ends betting; all unmatched orders lapse. */
  public void onCloseMarket(CloseMarketDecoder command) {
    Market market = market(command.marketId());
    if (isRefused(market, command.marketId()) || isNotAllowed(market, MarketTransition.CLOSE)) {
      return;
    }
    // Nothing below this line may refuse.
    change(market, MarketTransition.CLOSE);
    works.start(WorkKind.MARKET_CLOSE, market.slot(), 0);
  }

  /**
   * The closeAt of a market has come: it closes if it is open or suspended. Open work that voids
   * bets goes on, and then lets all orders lapse.
   */
  public void onCloseAt(int slot) {
    Market market = markets.get(slot);
    if (MarketTransition.CLOSE.isAllowedFrom(market.status())) {
      market.status(MarketTransition.CLOSE.target());
      reports.changed(market);
      closeBook(market);
    }
  }

  /**
   * All unmatched stake lapses; where bets are being voided, or matched at the starting price, that
   * must not be left half done.
   */
  private void closeBook(Market market) {
    if (works.isMarketPending(market.slot(), WorkKind.MARKET_CONVERT)
        || works.isMarketPending(market.slot(), WorkKind.MARKET_RECONCILE)) {
      return;
    }
    if (!market.holdsStay()) {
      WorkKind kind = market.isRevalued() ? WorkKind.MARKET_COVER : WorkKind.MARKET_CLOSE;
      works.start(kind, market.slot(), 0);
    }
  }

  /** Records how a runner ended, in place of what was recorded before. */
  public void onSetRunnerResult(SetRunnerResultDecoder command) {
    Market market = market(command.marketId());
    int runner = command.runner();
    if (isRefused(market, command.marketId())
        || checks.unknownRunner(market, runner)
        || checks.malformedResult(command.position(), command.result())
        || isNotRecordable(market, market.hasOwnResult())
        || checks.voidRunner(market, runner)) {
      return;
    }
    // Nothing below this line may refuse.
    RunnerResult result = ExchangeChecks.resultOf(command.result());
    exchange.runners.result(market.row(runner), result, command.position());
    reports.answerRunnerChanged(market, runner);
  }

  /**
   * Records the result of a market of LINE or ASIAN_HANDICAP, in place of what was recorded before.
   */
  public void onSetMarketResult(SetMarketResultDecoder command) {
    Market market = market(command.marketId());
    int result = command.lineResult();
    int home = command.homeScore();
    int away = command.awayScore();
    if (isRefused(market, command.marketId())
        || checks.notOfMarket(market, result, home, away)
        || isNotRecordable(market, !market.hasOwnResult())) {
      return;
    }
    // Nothing below this line may refuse.
    market.lines().result(result);
    market.score().record(home, away);
    reports.answerChanged(market);
  }

  /** Pays by result; refused while the results do not make up the market's winners. */
  public void onSettleMarket(SettleMarketDecoder command) {
    Market market = market(command.marketId());
    if (isRefused(market, command.marketId()) || isNotAllowed(market, MarketTransition.SETTLE)) {
      return;
    }
    placings.read(market);
    int denominator = placings.judge(market);
    if (refusals.when(denominator == 0, RESULT_INCOMPLETE, Field.marketId, command.marketId())) {
      return;
    }
    // Nothing below this line may refuse.
    placings.write(market, denominator);
    change(market, MarketTransition.SETTLE);
    works.start(Settlement.first(market), market.slot(), 0);
  }

  /**
   * Returns every stake, also of a settled market while it is kept; where a result is known that
   * may need a second operator, in a settled market it always does.
   */
  public void onVoidMarket(VoidMarketDecoder command) {
    Market market = market(command.marketId());
    boolean settled = market.isKept() && market.status() == MarketStatus.SETTLED;
    boolean late = settled || exchange.hasResult(market);
    boolean needsApproval = settled || late && approvals.classes().voidAfterResult();
    if (approvals.isAnonymous(needsApproval)
        || isRefused(market, command.marketId())
        || (!settled && isNotAllowed(market, MarketTransition.VOID))
        || approvals.pend(needsApproval)) {
      return;
    }
    // Nothing below this line may refuse.
    if (settled) {
      reports.answerChanged(market);
    } else {
      change(market, MarketTransition.VOID);
    }
    if (late) {
      events.report(EventKind.VOIDED, command.marketId(), command.header());
    }
    works.start(WorkKind.MARKET_VOID, market.slot(), 0);
  }

  private Market market(long marketId) {
    return markets.get(markets.slot(marketId));
  }

  private boolean isRefused(Market market, long marketId) {
    return checks.marketPending(market.slot()) || checks.unknownMarket(market.slot(), marketId);
  }

  private boolean isNotAllowed(Market market, MarketTransition transition) {
    boolean allowed = transition.isAllowedFrom(market.status());
    return refusals.when(!allowed, INVALID_TRANSITION, Field.none, 0);
  }

  /** Nothing may be matched any more: closeAt has come, even if the timer is late. */
  private boolean isPastCloseAt(Market market, long now) {
    return refusals.when(market.isPastCloseAt(now), INVALID_TRANSITION, Field.none, 0);
  }

  /** Whether no result can be recorded any more, or not of that kind. */
  private boolean isNotRecordable(Market market, boolean isOther) {
    boolean not = market.isFinal() || isOther;
    return refusals.when(not, INVALID_TRANSITION, Field.none, 0);
  }

  private void change(Market market, MarketTransition transition) {
    market.status(transition.target());
    if (transition.endsBetting()) {
      timers.clear(TimerKind.MARKET_CLOSE, market.slot());
    }
    reports.answerChanged(market);
  }
}
