package io.croupier.engine.exchange;

import static io.croupier.protocol.RefusalReason.INVALID_TRANSITION;

import io.croupier.engine.account.Refusals;
import io.croupier.engine.work.WorkKind;
import io.croupier.engine.work.Works;
import io.croupier.protocol.Field;
import io.croupier.protocol.RemoveRunnerDecoder;
import io.croupier.protocol.RunnerResult;

/** RemoveRunner. Rules: docs/rules.md, RemoveRunner. */
public final class RemovalHandler {
  private final Exchange exchange;
  private final ExchangeChecks checks;
  private final Refusals refusals;
  private final MarketReports reports;
  private final Works works;
  private final ReductionFactors factors;

  RemovalHandler(
      Exchange exchange,
      ExchangeChecks checks,
      Refusals refusals,
      MarketReports reports,
      Works works,
      ReductionFactors factors) {
    this.exchange = exchange;
    this.checks = checks;
    this.refusals = refusals;
    this.reports = reports;
    this.works = works;
    this.factors = factors;
  }

  /** Takes a runner out: its bets are void, the prices of the others are cut. */
  public void onRemoveRunner(RemoveRunnerDecoder command) {
    int slot = exchange.markets.slot(command.marketId());
    Market market = exchange.markets.get(slot);
    int runner = command.runner();
    int factor = command.reductionFactor();
    boolean allowed = MarketTransition.canVoidRunner(market.status()) && !market.hasOwnResult();
    if (checks.marketPending(slot)
        || checks.unknownMarket(slot, command.marketId())
        || checks.unknownRunner(market, runner)
        || factors.isBad(factor)
        || refusals.when(!allowed, INVALID_TRANSITION, Field.none, 0)
        || checks.voidRunner(market, runner)) {
      return;
    }
    // Nothing below this line may refuse.
    int row = market.row(runner);
    exchange.runners.result(row, RunnerResult.REMOVED, 0);
    exchange.runners.reductionFactor(row, factor);
    market.runnerVoided();
    market.revalue();
    market.removalFactor(factor);
    reports.answerRunnerChanged(market, runner);
    works.start(WorkKind.MARKET_REMOVE_RUNNER, slot, 0);
  }
}
