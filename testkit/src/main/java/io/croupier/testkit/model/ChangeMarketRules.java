package io.croupier.testkit.model;

import static io.croupier.protocol.Field.betDelaySeconds;
import static io.croupier.protocol.Field.closeAt;
import static io.croupier.protocol.Field.crossMatching;
import static io.croupier.protocol.Field.currency;
import static io.croupier.protocol.Field.factors;
import static io.croupier.protocol.Field.none;
import static io.croupier.protocol.Field.reductionFactor;
import static io.croupier.protocol.Field.runner;
import static io.croupier.protocol.RefusalReason.INVALID_AMOUNT;
import static io.croupier.protocol.RefusalReason.INVALID_TRANSITION;
import static io.croupier.protocol.RefusalReason.NO_CHANGE;
import static io.croupier.protocol.RefusalReason.RUNNER_REMOVED;
import static io.croupier.protocol.RefusalReason.UNKNOWN_ACCOUNT;
import static io.croupier.protocol.RefusalReason.UNKNOWN_RUNNER;
import static io.croupier.protocol.RefusalReason.UNKNOWN_WALLET;

import java.util.List;

/** ChangeMarket. */
final class ChangeMarketRules {
  private final World world;
  private final MarketRules marketRules;

  ChangeMarketRules(World world, MarketRules marketRules) {
    this.world = world;
    this.marketRules = marketRules;
  }

  void change(Turn turn) {
    Command command = turn.command;
    Market market = marketRules.market(turn);
    long end = stated(command, "closeAt", market == null ? 0 : market.closeAt);
    long delay = stated(command, "betDelaySeconds", market == null ? 0 : market.betDelaySeconds);
    boolean wrongEnd = command.has("closeAt") && end != 0 && end <= turn.time;
    boolean closes =
        market != null
            && (market.status == Market.Status.OPEN || market.status == Market.Status.SUSPENDED);
    boolean tooLate = closes && market.over(turn.time) && command.has("closeAt");
    boolean wrongDelay = command.has("betDelaySeconds") && delay > MarketRules.LONGEST_DELAY;
    List<Command> rows = command.rows("factors");
    boolean on = command.isTrue("crossMatching");
    boolean crosses = command.has("crossMatching") ? on : market != null && market.crossMatching;
    boolean wrongCross = on && market != null && !canCross(market);
    boolean same =
        market != null
            && market.closeAt == end
            && market.betDelaySeconds == delay
            && market.crossMatching == crosses
            && rows.stream().noneMatch(row -> changes(market, row));
    Checks checks =
        marketRules
            .checks(turn, market, MarketRules.NOT_FINAL)
            .when(wrongEnd, INVALID_AMOUNT, closeAt)
            .when(tooLate, INVALID_TRANSITION)
            .when(wrongDelay, INVALID_AMOUNT, betDelaySeconds)
            .unknown(command, "crossMatching", none)
            .when(wrongCross, INVALID_AMOUNT, crossMatching)
            .when(on && world.house == null, UNKNOWN_ACCOUNT, crossMatching)
            .when(
                on && market != null && world.houseLacks(market.currency), UNKNOWN_WALLET, currency)
            .when(same, NO_CHANGE);
    if (market != null) {
      rows.forEach(row -> judge(checks, market, row));
    }
    if (MarketRules.refused(turn, checks)) {
      return;
    }
    market.betDelaySeconds = delay;
    market.crossMatching = crosses;
    market.setFactors(command);
    if (market.closeAt != end) {
      market.closeAt = end;
      marketRules.setTimer(market);
    }
    marketRules.become(turn, market, market.status);
  }

  private static void judge(Checks checks, Market market, Command row) {
    long number = row.number("runner");
    checks
        .when(!market.hasRunner(number), UNKNOWN_RUNNER, runner, number)
        .when(market.hasOwnResult(), INVALID_AMOUNT, factors)
        .when(!CreateMarketRules.isFactor(row), INVALID_AMOUNT, reductionFactor)
        .when(market.isVoid(number), RUNNER_REMOVED, runner, number);
  }

  private static boolean changes(Market market, Command row) {
    return market.factor((int) row.number("runner")) != row.number("reductionFactor");
  }

  private boolean canCross(Market market) {
    boolean odds = !market.hasOwnResult() && !market.eachWay;
    boolean free = market.makerBp + market.takerBp == 0;
    int most = Math.min(20, world.limits.matchesPerCommand());
    boolean whole = market.voidRunners.isEmpty() && market.runners <= most;
    return !market.test && odds && free && whole && market.winners == 1;
  }

  private static long stated(Command command, String field, long before) {
    return command.has(field) ? command.number(field) : before;
  }
}
