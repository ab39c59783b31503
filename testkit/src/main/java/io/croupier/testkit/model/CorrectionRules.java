package io.croupier.testkit.model;

import static io.croupier.protocol.Field.from;
import static io.croupier.protocol.Field.marketId;
import static io.croupier.protocol.Field.result;
import static io.croupier.protocol.Field.runner;
import static io.croupier.protocol.Field.to;
import static io.croupier.protocol.RefusalReason.INVALID_AMOUNT;
import static io.croupier.protocol.RefusalReason.INVALID_TRANSITION;
import static io.croupier.protocol.RefusalReason.RESULT_INCOMPLETE;
import static io.croupier.protocol.RefusalReason.RUNNER_REMOVED;
import static io.croupier.protocol.RefusalReason.UNKNOWN_RUNNER;
import static io.croupier.testkit.model.Market.Status.CLOSED;
import static io.croupier.testkit.model.Market.Status.OPEN;
import static io.croupier.testkit.model.Market.Status.SETTLED;
import static io.croupier.testkit.model.Market.Status.SUSPENDED;

import io.croupier.testkit.model.Market.RunnerEnd;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Bets that are void after all, and results that were wrong. */
final class CorrectionRules {
  private final World world;
  private final Orders orders;
  private final MarketRules marketRules;

  CorrectionRules(World world, Orders orders, MarketRules marketRules) {
    this.world = world;
    this.orders = orders;
    this.marketRules = marketRules;
  }

  void voidRunner(Turn turn) {
    Market market = marketRules.market(turn);
    boolean late = market != null && market.hasResult();
    if (refusedOrKept(turn, ofRunner(marketRules, turn, market), late)) {
      return;
    }
    end(turn, market, "VOIDED");
    if (late) {
      Events.voided(turn, market);
    }
    start(
        turn,
        market,
        new VoidRunnerWork(orders, market, (int) turn.command.number("runner")),
        new CoverWork(world, orders, market));
  }

  /** To void after a result may take a second operator. */
  private boolean refusedOrKept(Turn turn, Checks checks, boolean late) {
    boolean needsApproval = late && world.limits.approveVoidAfterResult();
    world.approvals.judge(checks, turn, needsApproval);
    return MarketRules.refused(turn, checks) || world.approvals.keeps(turn, needsApproval);
  }

  /** What speaks against taking a runner's bets back. */
  static Checks ofRunner(MarketRules marketRules, Turn turn, Market market) {
    long number = turn.command.number("runner");
    Checks checks = marketRules.checks(turn, market, MarketRules.NOT_FINAL);
    if (market != null) {
      checks
          .when(!market.hasRunner(number), UNKNOWN_RUNNER, runner, number)
          .when(market.isLine, INVALID_TRANSITION)
          .when(market.isVoid(number), RUNNER_REMOVED, runner, number);
    }
    return checks;
  }

  /** The runner that the command names does not run any more. */
  static Outcome end(Turn turn, Market market, String result) {
    int number = (int) turn.command.number("runner");
    market.voidRunners.add(number);
    market.crossMatching = false;
    market.ends.remove(number);
    market.voidResults.put(number, result);
    return market.describe(turn.answer("RunnerChanged", 0), number);
  }

  void voidMatches(Turn turn) {
    Market market = marketRules.market(turn);
    Command command = turn.command;
    long number = command.number("runner");
    Checks checks =
        marketRules
            .checks(turn, market, Set.of(OPEN, SUSPENDED, CLOSED, SETTLED))
            .when(command.number("from") < 0, INVALID_AMOUNT, from)
            .when(command.number("to") <= command.number("from"), INVALID_AMOUNT, to);
    if (market != null) {
      checks
          .when(market.isFinal() && !market.isKept(), INVALID_TRANSITION)
          .when(number != 0 && !market.hasRunner(number), UNKNOWN_RUNNER, runner, number);
    }
    boolean settled = market != null && market.status == SETTLED && market.isKept();
    boolean late = settled || market != null && market.hasResult();
    if (refusedOrKept(turn, checks, late)) {
      return;
    }
    marketRules.become(turn, market, market.status);
    if (late) {
      Events.voided(turn, market);
    }
    Work second =
        market.isFinal()
            ? new ResettleWork(world, market, SETTLED)
            : new CoverWork(world, orders, market);
    start(turn, market, new VoidMatchesWork(market, command), second);
  }

  void resettle(Turn turn) {
    Market market = marketRules.market(turn);
    Checks checks = marketRules.checks(turn, market, Set.of(SETTLED));
    Map<Integer, RunnerEnd> corrected = new TreeMap<>();
    if (market != null) {
      corrected.putAll(market.ends);
      checks.when(market.isFinal() && !market.isKept(), INVALID_TRANSITION);
      correct(checks, market, corrected, turn.command);
    }
    if (MarketRules.refused(turn, checks)) {
      return;
    }
    market.ends.putAll(corrected);
    MarketRules.record(turn.command, market);
    marketRules.become(turn, market, SETTLED);
    start(turn, ReadLinesWork.before(market, new ResettleWork(world, market, SETTLED)));
  }

  private static void correct(
      Checks checks, Market market, Map<Integer, RunnerEnd> corrected, Command command) {
    List<Command> rows = command.rows("results");
    for (Command row : rows) {
      long number = row.number("runner");
      MarketRules.result(checks, row, market);
      corrected.put((int) number, RunnerEnd.of(row));
    }
    boolean complete = market.hasOwnResult() || Results.complete(market, corrected);
    MarketRules.ownResult(checks, command, market);
    checks
        .when(market.hasOwnResult() && !rows.isEmpty(), INVALID_AMOUNT, result)
        .when(!complete, RESULT_INCOMPLETE, marketId, market.id);
  }

  private void start(Turn turn, Market market, Work first, Work second) {
    start(turn, new RoundsOfWork(market, List.of(first, second)));
  }

  private void start(Turn turn, Work work) {
    world.works.start(turn, work, world.limits.workPerCommand());
  }
}
