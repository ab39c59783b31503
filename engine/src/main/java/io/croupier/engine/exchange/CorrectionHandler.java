package io.croupier.engine.exchange;

import static io.croupier.protocol.RefusalReason.INVALID_AMOUNT;
import static io.croupier.protocol.RefusalReason.INVALID_TRANSITION;
import static io.croupier.protocol.RefusalReason.RESULT_INCOMPLETE;

import io.croupier.engine.account.Refusals;
import io.croupier.engine.account.SignificantEvents;
import io.croupier.engine.approval.Approvals;
import io.croupier.engine.work.WorkKind;
import io.croupier.engine.work.Works;
import io.croupier.protocol.EventKind;
import io.croupier.protocol.Field;
import io.croupier.protocol.MarketStatus;
import io.croupier.protocol.ResettleMarketDecoder;
import io.croupier.protocol.RunnerResult;
import io.croupier.protocol.VoidMatchesDecoder;
import io.croupier.protocol.VoidRunnerDecoder;

/** Commands that correct what was bet or settled. Rules: docs/rules.md, Markets. */
public final class CorrectionHandler {
  private final Exchange exchange;
  private final ExchangeChecks checks;
  private final Approvals approvals;
  private final Refusals refusals;
  private final MarketReports reports;
  private final SignificantEvents events;
  private final Works works;
  private final transient Placings placings;

  CorrectionHandler(
      Exchange exchange,
      ExchangeChecks checks,
      Approvals approvals,
      Refusals refusals,
      MarketReports reports,
      SignificantEvents events,
      Works works) {
    this.exchange = exchange;
    this.checks = checks;
    this.approvals = approvals;
    this.refusals = refusals;
    this.reports = reports;
    this.events = events;
    this.works = works;
    placings = new Placings(exchange.runners);
  }

  /** Voids all bets on a runner, which takes no more. */
  public void onVoidRunner(VoidRunnerDecoder command) {
    int slot = exchange.markets.slot(command.marketId());
    Market market = exchange.markets.get(slot);
    int runner = command.runner();
    boolean late = exchange.hasResult(market);
    boolean needsApproval = late && approvals.classes().voidAfterResult();
    if (approvals.isAnonymous(needsApproval)
        || checks.marketPending(slot)
        || checks.unknownMarket(slot, command.marketId())
        || checks.unknownRunner(market, runner)
        || isNotAllowed(MarketTransition.canVoidRunner(market.status()) && !market.lines().exist())
        || checks.voidRunner(market, runner)
        || approvals.pend(needsApproval)) {
      return;
    }
    // Nothing below this line may refuse.
    exchange.runners.result(market.row(runner), RunnerResult.VOIDED, 0);
    market.runnerVoided();
    market.revalue();
    reports.answerRunnerChanged(market, runner);
    if (late) {
      events.report(EventKind.VOIDED, command.marketId(), command.header());
    }
    works.start(WorkKind.MARKET_VOID_RUNNER, slot, 0);
  }

  /** Voids what was matched in a span of time, also in a settled market. */
  public void onVoidMatches(VoidMatchesDecoder command) {
    int slot = exchange.markets.slot(command.marketId());
    Market market = exchange.markets.get(slot);
    int runner = command.runner();
    boolean late = isKeptSettled(market) || exchange.hasResult(market);
    boolean needsApproval = late && approvals.classes().voidAfterResult();
    if (approvals.isAnonymous(needsApproval)
        || checks.marketPending(slot)
        || checks.unknownMarket(slot, command.marketId())
        || (runner != 0 && checks.unknownRunner(market, runner))
        || isMalformed(command)
        || isNotAllowed(isKeptSettled(market) || MarketTransition.canVoidMatches(market.status()))
        || approvals.pend(needsApproval)) {
      return;
    }
    // Nothing below this line may refuse.
    market.voidSpan().begin(command.from(), command.to(), runner);
    market.revalue();
    reports.answerChanged(market);
    if (late) {
      events.report(EventKind.VOIDED, command.marketId(), command.header());
    }
    works.start(WorkKind.MARKET_VOID_MATCHES, slot, 0);
  }

  /** Corrects results of a settled market; refused whole if they do not make up its winners. */
  public void onResettleMarket(ResettleMarketDecoder command) {
    int slot = exchange.markets.slot(command.marketId());
    Market market = exchange.markets.get(slot);
    if (checks.marketPending(slot)
        || checks.unknownMarket(slot, command.marketId())
        || namesUnknownRunner(market, command)
        || isMalformed(command)
        || hasOtherResult(market, command)
        || isNotAllowed(isKeptSettled(market))) {
      return;
    }
    int denominator = judge(market, command);
    if (refusals.when(denominator == 0, RESULT_INCOMPLETE, Field.marketId, command.marketId())
        || namesVoidRunner(market, command)) {
      return;
    }
    // Nothing below this line may refuse.
    placings.write(market, denominator);
    reports.answerChanged(market);
    works.start(Settlement.first(market), slot, 0);
  }

  private static boolean isKeptSettled(Market market) {
    return market.isKept() && market.status() == MarketStatus.SETTLED;
  }

  private boolean isNotAllowed(boolean allowed) {
    return refusals.when(!allowed, INVALID_TRANSITION, Field.none, 0);
  }

  private boolean isMalformed(VoidMatchesDecoder command) {
    return refusals.when(command.from() < 0, INVALID_AMOUNT, Field.from, 0)
        || refusals.when(command.to() <= command.from(), INVALID_AMOUNT, Field.to, 0);
  }

  private boolean namesUnknownRunner(Market market, ResettleMarketDecoder command) {
    for (ResettleMarketDecoder.ResultsDecoder row : rows(command)) {
      if (checks.unknownRunner(market, row.runner())) {
        return true;
      }
    }
    return false;
  }

  private boolean isMalformed(ResettleMarketDecoder command) {
    for (ResettleMarketDecoder.ResultsDecoder row : rows(command)) {
      if (checks.malformedResult(row.position(), row.result())) {
        return true;
      }
    }
    return false;
  }

  /** A market has results of its betting type and no other. */
  private boolean hasOtherResult(Market market, ResettleMarketDecoder command) {
    int home = command.homeScore();
    boolean ofRunners = command.sbeRewind().results().count() > 0;
    return checks.notOfMarket(market, command.lineResult(), home, command.awayScore())
        || refusals.when(ofRunners && market.hasOwnResult(), INVALID_AMOUNT, Field.result, 0);
  }

  private boolean namesVoidRunner(Market market, ResettleMarketDecoder command) {
    for (ResettleMarketDecoder.ResultsDecoder row : rows(command)) {
      if (checks.voidRunner(market, row.runner())) {
        return true;
      }
    }
    return false;
  }

  private int judge(Market market, ResettleMarketDecoder command) {
    placings.read(market);
    placings.correctLine(command.lineResult());
    placings.correctScore(command.homeScore(), command.awayScore());
    for (ResettleMarketDecoder.ResultsDecoder row : rows(command)) {
      if (!exchange.runners.isVoid(market.row(row.runner()))) {
        placings.correct(row.runner(), ExchangeChecks.resultOf(row.result()), row.position());
      }
    }
    return placings.judge(market);
  }

  /** The rows from the first on; one decoder goes through them, so one loop at a time. */
  private static ResettleMarketDecoder.ResultsDecoder rows(ResettleMarketDecoder command) {
    return command.sbeRewind().results();
  }
}
