package io.croupier.engine.exchange;

import static io.croupier.protocol.RefusalReason.INVALID_AMOUNT;
import static io.croupier.protocol.RefusalReason.INVALID_TRANSITION;
import static io.croupier.protocol.RefusalReason.NO_CHANGE;

import io.croupier.engine.account.Refusals;
import io.croupier.engine.ledger.Balances;
import io.croupier.engine.ledger.Currencies;
import io.croupier.engine.outcome.Outcomes;
import io.croupier.engine.timer.TimerKind;
import io.croupier.engine.timer.Timers;
import io.croupier.protocol.AsianSide;
import io.croupier.protocol.BetDelayModel;
import io.croupier.protocol.BettingType;
import io.croupier.protocol.Bool;
import io.croupier.protocol.ChangeMarketDecoder;
import io.croupier.protocol.CreateMarketDecoder;
import io.croupier.protocol.FeeModel;
import io.croupier.protocol.Field;
import io.croupier.protocol.Ladder;

/** Commands that set the terms of a market. Rules: docs/rules.md, Markets. */
public final class MarketTerms {
  private static final int MAX_BASIS_POINTS = 10_000;
  private static final int MAX_DELAY = 3_600;

  private final Exchange exchange;
  private final Markets markets;
  private final Balances balances;
  private final Currencies currencies;
  private final ExchangeChecks checks;
  private final Refusals refusals;
  private final MarketReports reports;
  private final Outcomes outcomes;
  private final Timers timers;
  private final ReductionFactors factors;
  private final int mostCrossed;

  /** Orders are matched across at most {@code mostCrossed} runners. */
  MarketTerms(
      Exchange exchange,
      Balances balances,
      Currencies currencies,
      ExchangeChecks checks,
      Refusals refusals,
      MarketReports reports,
      Outcomes outcomes,
      Timers timers,
      ReductionFactors factors,
      int mostCrossed) {
    this.exchange = exchange;
    markets = exchange.markets;
    this.balances = balances;
    this.currencies = currencies;
    this.checks = checks;
    this.refusals = refusals;
    this.reports = reports;
    this.outcomes = outcomes;
    this.timers = timers;
    this.factors = factors;
    this.mostCrossed = mostCrossed;
  }

  /** Creates a market, INACTIVE; final ones give way where there is no room. */
  public void onCreateMarket(CreateMarketDecoder command, long now) {
    int runners = command.runners();
    int at = command.offset() + CreateMarketDecoder.currencyEncodingOffset();
    int currency = currencies.indexAt(command.buffer(), at);
    if (checks.noHouse(command.crossMatching() == Bool.TRUE, currency)
        || isMalformed(command, now)
        || refusals.unknownCurrency(currency)
        || refusals.capacity(!markets.hasRoomFor(runners))) {
      return;
    }
    // Nothing below this line may refuse.
    Market market =
        markets.create(runners, command.winners(), currency, command.commissionBasisPoints());
    boolean asian = command.bettingType() == BettingType.ASIAN_HANDICAP;
    market.payoff().begin(command.eachWayDivisor(), asian);
    market.score().begin(asian);
    readHandicaps(market, command);
    factors.set(market, command);
    market.lines().begin(command.lineMin(), command.lineMax(), command.lineInterval());
    market.keepAllowed(command.keepAllowed() != Bool.FALSE);
    market.bsp(command.bspMarket() == Bool.TRUE);
    market.passiveDelay(command.betDelayModel() == BetDelayModel.PASSIVE);
    Ladder ladder = command.ladder() == Ladder.NULL_VAL ? Ladder.CLASSIC : command.ladder();
    exchange.open(market, ladder.value());
    market.fees(command.makerBp(), command.takerBp());
    market.crossMatching(command.crossMatching() == Bool.TRUE);
    market.test(command.test() == Bool.TRUE);
    market.homeGateway(outcomes.sender());
    closeAt(market, command.closeAt());
    balances.useMarket(market.slot(), currency);
    reports.answerChanged(market);
  }

  /** Changes what is stated of the terms of a market that has not ended. */
  public void onChangeMarket(ChangeMarketDecoder command, long now) {
    int slot = markets.slot(command.marketId());
    Market market = markets.get(slot);
    boolean keepsCloseAt = command.closeAt() == ChangeMarketDecoder.closeAtNullValue();
    long closeAt = keepsCloseAt ? market.closeAt() : command.closeAt();
    boolean badCloseAt = !keepsCloseAt && (closeAt < 0 || closeAt != 0 && closeAt <= now);
    boolean tooLate = !keepsCloseAt && market.isRunning() && market.isPastCloseAt(now);
    boolean keepsDelay =
        command.betDelaySeconds() == ChangeMarketDecoder.betDelaySecondsNullValue();
    int delay = keepsDelay ? market.betDelaySeconds() : command.betDelaySeconds();
    Bool cross = command.crossMatching();
    boolean crosses = cross == Bool.NULL_VAL ? market.isCrossMatching() : cross == Bool.TRUE;
    boolean badCross = cross == Bool.TRUE && !market.canCrossMatch(mostCrossed);
    if (checks.marketPending(slot)
        || checks.noHouse(cross == Bool.TRUE, slot == 0 ? Currencies.UNKNOWN : market.currency())
        || checks.unknownMarket(slot, command.marketId())
        || factors.nameUnknownRunner(market, command)
        || refusals.when(badCloseAt, INVALID_AMOUNT, Field.closeAt, 0)
        || badDelay(delay)
        || refusals.unlessBool(cross)
        || refusals.when(badCross, INVALID_AMOUNT, Field.crossMatching, 0)
        || factors.areBad(market, command)
        || refusals.when(market.isFinal() || tooLate, INVALID_TRANSITION, Field.none, 0)
        || factors.nameVoidRunner(market, command)) {
      return;
    }
    boolean same =
        closeAt == market.closeAt()
            && delay == market.betDelaySeconds()
            && crosses == market.isCrossMatching()
            && !factors.change(market, command);
    if (refusals.when(same, NO_CHANGE, Field.none, 0)) {
      return;
    }
    // Nothing below this line may refuse.
    market.betDelaySeconds(delay);
    market.crossMatching(crosses);
    factors.set(market, command);
    if (!keepsCloseAt) {
      closeAt(market, closeAt);
    }
    reports.answerChanged(market);
  }

  /** A bet delay is longer than one may be. */
  boolean badDelay(int seconds) {
    return refusals.when(seconds > MAX_DELAY, INVALID_AMOUNT, Field.betDelaySeconds, 0);
  }

  private void closeAt(Market market, long closeAt) {
    market.closeAt(closeAt);
    if (closeAt == 0 || !market.canStillClose()) {
      timers.clear(TimerKind.MARKET_CLOSE, market.slot());
    } else {
      timers.set(TimerKind.MARKET_CLOSE, market.slot(), closeAt);
    }
  }

  private boolean isMalformed(CreateMarketDecoder command, long now) {
    int runners = command.runners();
    boolean line = command.bettingType() == BettingType.LINE;
    boolean badRunners = line ? runners != 1 : runners < 2 || runners > Runners.MAX_OF_MARKET;
    boolean badLadder =
        command.ladder() == Ladder.SBE_UNKNOWN || line && command.ladder() != Ladder.NULL_VAL;
    boolean fees = command.feeModel() == FeeModel.MAKER_TAKER;
    boolean eachWay = command.bettingType() == BettingType.EACH_WAY;
    boolean badWinners =
        command.winners() > runners - 1
            || eachWay && command.winners() == 0
            || command.bettingType() == BettingType.ASIAN_HANDICAP && command.winners() != 0;
    boolean badCommission = isNoRate(command.commissionBasisPoints(), !fees);
    boolean badCloseAt = command.closeAt() != 0 && command.closeAt() <= now;
    boolean badDelayModel = command.betDelayModel() == BetDelayModel.SBE_UNKNOWN;
    boolean badFeeModel =
        command.feeModel() == FeeModel.SBE_UNKNOWN || fees && isOther(command.bettingType());
    boolean badBsp =
        command.bspMarket() == Bool.TRUE
            && (fees || isOther(command.bettingType()) || isTooFine(command.ladder()));
    boolean badType = command.bettingType() == BettingType.SBE_UNKNOWN;
    return refusals.when(badRunners, INVALID_AMOUNT, Field.runners, 0)
        || refusals.when(badWinners, INVALID_AMOUNT, Field.winners, 0)
        || refusals.when(badCommission, INVALID_AMOUNT, Field.commissionBasisPoints, 0)
        || refusals.when(badCloseAt, INVALID_AMOUNT, Field.closeAt, 0)
        || refusals.when(isNoRate(command.makerBp(), fees), INVALID_AMOUNT, Field.makerBp, 0)
        || refusals.when(isNoRate(command.takerBp(), fees), INVALID_AMOUNT, Field.takerBp, 0)
        || refusals.when(badType, INVALID_AMOUNT, Field.bettingType, 0)
        || refusals.when(badLadder, INVALID_AMOUNT, Field.ladder, 0)
        || refusals.unlessBool(command.keepAllowed())
        || refusals.when(badDelayModel, INVALID_AMOUNT, Field.betDelayModel, 0)
        || refusals.when(badFeeModel, INVALID_AMOUNT, Field.feeModel, 0)
        || refusals.when(
            isNoDivisor(command.eachWayDivisor(), eachWay), INVALID_AMOUNT, Field.eachWayDivisor, 0)
        || hasBadLines(command, line)
        || hasBadHandicaps(command)
        || refusals.unlessBool(command.bspMarket())
        || refusals.when(badBsp, INVALID_AMOUNT, Field.bspMarket, 0)
        || hasBadCrossMatching(command)
        || isBadTest(command)
        || factors.areBad(command);
  }

  /** A test market must bring the house nothing, and have no counterpart of the house's. */
  private boolean isBadTest(CreateMarketDecoder command) {
    int shares = command.commissionBasisPoints() + command.makerBp() + command.takerBp();
    boolean real = shares != 0 || command.crossMatching() == Bool.TRUE;
    boolean bad = command.test() == Bool.TRUE && real;
    return refusals.unlessBool(command.test()) || refusals.when(bad, INVALID_AMOUNT, Field.test, 0);
  }

  private boolean hasBadCrossMatching(CreateMarketDecoder command) {
    boolean odds = !isOther(command.bettingType());
    int fees = command.makerBp() + command.takerBp();
    boolean can =
        CrossMatching.isFor(odds, fees, command.winners(), command.runners(), mostCrossed);
    boolean bad = command.crossMatching() == Bool.TRUE && !can;
    return refusals.unlessBool(command.crossMatching())
        || refusals.when(bad, INVALID_AMOUNT, Field.crossMatching, 0);
  }

  /** A ladder has more prices than the search for a starting price may go through. */
  private boolean isTooFine(Ladder ladder) {
    boolean known = ladder != Ladder.NULL_VAL && ladder != Ladder.SBE_UNKNOWN;
    return known && exchange.ladder(ladder.value()).size() > StartingPriceSearch.MOST_PRICES;
  }

  private static boolean isOther(BettingType type) {
    return type != BettingType.NULL_VAL && type != BettingType.ODDS;
  }

  /** There must be a row for each runner of ASIAN_HANDICAP, all of teams or all of goals. */
  private boolean hasBadHandicaps(CreateMarketDecoder command) {
    int expected = command.bettingType() == BettingType.ASIAN_HANDICAP ? command.runners() : 0;
    CreateMarketDecoder.AsianRunnersDecoder rows = command.sbeRewind().asianRunners();
    if (refusals.when(rows.count() != expected, INVALID_AMOUNT, Field.asianRunners, 0)) {
      return true;
    }
    AsianSide first = null;
    for (CreateMarketDecoder.AsianRunnersDecoder row : rows) {
      AsianSide side = row.asianSide();
      first = first == null ? side : first;
      boolean badSide =
          side == AsianSide.NULL_VAL
              || side == AsianSide.SBE_UNKNOWN
              || Score.isOfGoals(side.value()) != Score.isOfGoals(first.value());
      if (refusals.when(badSide, INVALID_AMOUNT, Field.asianSide, 0)
          || refusals.when(
              !Score.isHandicap(side.value(), row.handicap()), INVALID_AMOUNT, Field.handicap, 0)) {
        return true;
      }
    }
    return false;
  }

  private void readHandicaps(Market market, CreateMarketDecoder command) {
    int runner = 0;
    for (CreateMarketDecoder.AsianRunnersDecoder row : command.sbeRewind().asianRunners()) {
      runner++;
      exchange.runners.handicap(market.row(runner), row.asianSide().value(), row.handicap());
    }
  }

  /** The lowest and highest line and the interval must be lines, or 0 where there are none. */
  private boolean hasBadLines(CreateMarketDecoder command, boolean line) {
    int lowest = command.lineMin();
    int highest = command.lineMax();
    int interval = command.lineInterval();
    boolean badLowest = line ? lowest < 1 || lowest > PriceLadder.HIGHEST : lowest != 0;
    boolean badHighest = line ? highest < lowest || highest > PriceLadder.HIGHEST : highest != 0;
    boolean badInterval = line ? !Lines.areLines(lowest, highest, interval) : interval != 0;
    return refusals.when(badLowest, INVALID_AMOUNT, Field.lineMin, 0)
        || refusals.when(badHighest, INVALID_AMOUNT, Field.lineMax, 0)
        || refusals.when(badInterval, INVALID_AMOUNT, Field.lineInterval, 0);
  }

  /** A divisor must be 0 where there is no place to win. */
  private static boolean isNoDivisor(int divisor, boolean isUsed) {
    return isUsed ? divisor < 1 || divisor > Payoff.MAX_DIVISOR : divisor != 0;
  }

  /** A rate must be 0 where the fee model has no use for it. */
  private static boolean isNoRate(int basisPoints, boolean isUsed) {
    return basisPoints > (isUsed ? MAX_BASIS_POINTS : 0);
  }
}
