package io.croupier.engine.exchange;

import io.croupier.engine.ledger.Currencies;
import io.croupier.engine.outcome.Outcomes;
import io.croupier.protocol.AsianSide;
import io.croupier.protocol.BetDelayModel;
import io.croupier.protocol.Bool;

/**
 * Writes the outcomes about a market.
 *
 * <p>Owned by the engine thread.
 */
final class MarketReports {
  private final Exchange exchange;
  private final Currencies currencies;
  private final Outcomes outcomes;

  MarketReports(Exchange exchange, Currencies currencies, Outcomes outcomes) {
    this.exchange = exchange;
    this.currencies = currencies;
    this.outcomes = outcomes;
  }

  /** The command at hand has changed a market. */
  void answerChanged(Market market) {
    nextVersion(market);
    write(outcomes.answer(0), market);
  }

  /** A timer or the end of longer work has changed a market. */
  void changed(Market market) {
    nextVersion(market);
    write(outcomes.toGateway(market.homeGateway(), 0), market);
  }

  /** Answers a query. */
  void describe(Market market) {
    write(outcomes.answer(0), market);
  }

  /** The command at hand has recorded the result of a runner, or asks for it. */
  void answerRunnerChanged(Market market, int runner) {
    int row = market.row(runner);
    outcomes
        .answer(0)
        .runnerChanged()
        .marketId(exchange.markets.id(market.slot()))
        .runner(runner)
        .reductionFactor(exchange.runners.reductionFactor(row))
        .asianSide(asianSide(market, row))
        .handicap(exchange.runners.handicap(row))
        .position(exchange.runners.position(row))
        .result(exchange.runners.result(row));
  }

  private AsianSide asianSide(Market market, int row) {
    boolean asian = market.score().isUsed();
    return asian ? AsianSide.get((short) exchange.runners.asianSide(row)) : AsianSide.NULL_VAL;
  }

  private void nextVersion(Market market) {
    market.nextVersion();
    exchange.data.changed(market);
  }

  private void write(Outcomes receiver, Market market) {
    receiver
        .marketChanged()
        .marketId(exchange.markets.id(market.slot()))
        .closeAt(market.closeAt())
        .version(market.version())
        .runners(market.runnerCount())
        .winners(market.winners())
        .commissionBasisPoints(market.commissionBasisPoints())
        .bspMarket(market.isBsp() ? Bool.TRUE : Bool.FALSE)
        .reconciled(market.isReconciled() ? Bool.TRUE : Bool.FALSE)
        .crossMatching(market.isCrossMatching() ? Bool.TRUE : Bool.FALSE)
        .test(market.isTest() ? Bool.TRUE : Bool.FALSE)
        .activeRunners(market.activeRunners())
        .makerBp(market.makerBasisPoints())
        .takerBp(market.takerBasisPoints())
        .bettingType(market.bettingType())
        .lineMin(market.lines().lowest())
        .lineMax(market.lines().highest())
        .lineInterval(market.lines().interval())
        .lineResult(market.lines().result())
        .homeScore(market.score().home())
        .awayScore(market.score().away())
        .eachWayDivisor((short) market.payoff().divisor())
        .status(market.status())
        .inPlay(market.isInPlay() ? Bool.TRUE : Bool.FALSE)
        .betDelaySeconds(market.betDelaySeconds())
        .betDelayModel(market.hasPassiveDelay() ? BetDelayModel.PASSIVE : BetDelayModel.ALL)
        .keepAllowed(market.isKeepAllowed() ? Bool.TRUE : Bool.FALSE)
        .putCurrency(currencies.text(), Currencies.at(market.currency()));
  }
}
