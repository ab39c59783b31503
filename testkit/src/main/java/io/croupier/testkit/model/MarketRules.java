package io.croupier.testkit.model;

import static io.croupier.protocol.Field.awayScore;
import static io.croupier.protocol.Field.betDelaySeconds;
import static io.croupier.protocol.Field.homeScore;
import static io.croupier.protocol.Field.lineResult;
import static io.croupier.protocol.Field.marketId;
import static io.croupier.protocol.Field.none;
import static io.croupier.protocol.Field.position;
import static io.croupier.protocol.Field.result;
import static io.croupier.protocol.Field.runner;
import static io.croupier.protocol.RefusalReason.INVALID_AMOUNT;
import static io.croupier.protocol.RefusalReason.INVALID_TRANSITION;
import static io.croupier.protocol.RefusalReason.RESULT_INCOMPLETE;
import static io.croupier.protocol.RefusalReason.RUNNER_REMOVED;
import static io.croupier.protocol.RefusalReason.UNKNOWN_MARKET;
import static io.croupier.protocol.RefusalReason.UNKNOWN_RUNNER;
import static io.croupier.protocol.RefusalReason.WORK_PENDING;
import static io.croupier.testkit.model.Market.Status.CLOSED;
import static io.croupier.testkit.model.Market.Status.INACTIVE;
import static io.croupier.testkit.model.Market.Status.OPEN;
import static io.croupier.testkit.model.Market.Status.SETTLED;
import static io.croupier.testkit.model.Market.Status.SUSPENDED;
import static io.croupier.testkit.model.Market.Status.VOIDED;

import io.croupier.protocol.LapseReason;
import io.croupier.testkit.model.Market.RunnerEnd;
import io.croupier.testkit.model.Market.Status;
import java.util.Set;

/** The life of a market. */
final class MarketRules {
  static final Set<Status> NOT_FINAL = Set.of(INACTIVE, OPEN, SUSPENDED, CLOSED);
  static final long LONGEST_DELAY = 3_600;

  private final World world;
  private final Orders orders;

  MarketRules(World world, Orders orders) {
    this.world = world;
    this.orders = orders;
  }

  void open(Turn turn) {
    Market market = market(turn);
    boolean over = market != null && market.over(turn.time);
    Checks checks =
        checks(turn, market, Set.of(INACTIVE, SUSPENDED)).when(over, INVALID_TRANSITION);
    if (!refused(turn, checks)) {
      become(turn, market, OPEN);
    }
  }

  void suspend(Turn turn) {
    Market market = market(turn);
    Checks checks = checks(turn, market, Set.of(OPEN)).unknown(turn.command, "lapse", none);
    if (refused(turn, checks)) {
      return;
    }
    become(turn, market, SUSPENDED);
    start(
        turn,
        turn.command.isTrue("lapse")
            ? LapseWork.notKept(orders, market, LapseReason.MATERIAL_EVENT)
            : new DelayLapseWork(orders, market));
  }

  void turnInPlay(Turn turn) {
    Market market = market(turn);
    long delay = turn.command.number("betDelaySeconds");
    Checks checks =
        checks(turn, market, Set.of(OPEN, SUSPENDED))
            .when(delay > LONGEST_DELAY, INVALID_AMOUNT, betDelaySeconds)
            .when(market != null && (market.inPlay || market.over(turn.time)), INVALID_TRANSITION);
    if (refused(turn, checks)) {
      return;
    }
    if (market.takesSp()) {
      reconcile(turn, market, true, delay);
      return;
    }
    market.inPlay = true;
    market.betDelaySeconds = delay;
    become(turn, market, OPEN);
    start(turn, LapseWork.notKept(orders, market, LapseReason.TURN_IN_PLAY));
  }

  void reconcileStartingPrice(Turn turn) {
    Market market = market(turn);
    Checks checks =
        checks(turn, market, Set.of(OPEN, SUSPENDED))
            .when(
                market != null && (!market.takesSp() || market.over(turn.time)),
                INVALID_TRANSITION);
    if (!refused(turn, checks)) {
      reconcile(turn, market, false, 0);
    }
  }

  private void reconcile(Turn turn, Market market, boolean turnsInPlay, long delay) {
    market.reconciled = true;
    become(turn, market, SUSPENDED);
    start(turn, new ReconciliationWork(world, orders, market, turn.time, turnsInPlay, delay));
  }

  void close(Turn turn) {
    Market market = admitted(turn, OPEN, SUSPENDED);
    if (market != null) {
      world.timers.remove(market);
      become(turn, market, CLOSED);
      start(turn, LapseWork.closed(orders, market));
    }
  }

  /** Sets the timer of a market that can close by itself, in place of the one it had. */
  void setTimer(Market market) {
    world.timers.remove(market);
    if (market.closeAt != 0 && market.status != CLOSED) {
      world.timers.set(
          market.closeAt, world.count(), market, (turn, steps) -> closeByTime(turn, market, steps));
    }
  }

  private int closeByTime(Turn turn, Market market, int steps) {
    if (market.status != OPEN && market.status != SUSPENDED) {
      return 0;
    }
    change(world, turn, market, CLOSED);
    if (market.reconciling) {
      return 0;
    }
    if (world.works.of(market) instanceof RoundsOfWork voids) {
      return voids.isInLast()
          ? world.works.start(turn, new CoverWork(world, orders, market), steps)
          : 0;
    }
    return world.works.start(turn, LapseWork.closed(orders, market), steps);
  }

  void setRunnerResult(Turn turn) {
    Command command = turn.command;
    Market market = market(turn);
    Checks checks =
        result(checks(turn, market, NOT_FINAL), command, market)
            .when(market != null && market.hasOwnResult(), INVALID_TRANSITION);
    if (refused(turn, checks)) {
      return;
    }
    long number = command.number("runner");
    RunnerEnd end = RunnerEnd.of(command);
    market.ends.put((int) number, end);
    market.describe(turn.answer("RunnerChanged", 0), (int) number);
  }

  void setMarketResult(Turn turn) {
    Market market = market(turn);
    Checks checks =
        checks(turn, market, NOT_FINAL)
            .when(market != null && !market.hasOwnResult(), INVALID_TRANSITION);
    if (market != null) {
      ownResult(checks, turn.command, market);
    }
    if (!refused(turn, checks)) {
      record(turn.command, market);
      become(turn, market, market.status);
    }
  }

  /** Adds what speaks against the result of a market; each betting type has its own. */
  static void ownResult(Checks checks, Command command, Market market) {
    checks
        .when(
            isWrong(command, "lineResult", market.isLine, Long.MAX_VALUE),
            INVALID_AMOUNT,
            lineResult)
        .when(isWrong(command, "homeScore", market.isAsian(), 1_000_000), INVALID_AMOUNT, homeScore)
        .when(
            isWrong(command, "awayScore", market.isAsian(), 1_000_000), INVALID_AMOUNT, awayScore);
  }

  private static boolean isWrong(Command command, String field, boolean isUsed, long most) {
    long number = command.has(field) ? command.number(field) : -1;
    return isUsed ? number < 0 || number > most : number != -1;
  }

  static void record(Command command, Market market) {
    if (market.isLine) {
      market.lineResult = command.number("lineResult");
    }
    if (market.isAsian()) {
      market.homeScore = command.number("homeScore");
      market.awayScore = command.number("awayScore");
    }
  }

  /** Adds what speaks against a result, of SetRunnerResult or of a row of ResettleMarket. */
  static Checks result(Checks checks, Command command, Market market) {
    long number = command.number("runner");
    long place = command.number("position");
    String end = command.text("result");
    boolean contradiction =
        !command.has("result") && place == 0
            || end.equals("NONE")
            || end.equals("REMOVED")
            || end.equals("VOIDED")
            || end.equals("LOSER") && place != 0;
    if (market != null) {
      checks
          .when(!market.hasRunner(number), UNKNOWN_RUNNER, runner, number)
          .when(market.isVoid(number), RUNNER_REMOVED, runner, number);
    }
    return checks
        .when(place > 256, INVALID_AMOUNT, position)
        .when(contradiction, INVALID_AMOUNT, result)
        .unknown(command, "result", result);
  }

  void settle(Turn turn) {
    Market market = market(turn);
    Checks checks = checks(turn, market, Set.of(CLOSED));
    if (market != null) {
      boolean complete = market.isComplete();
      checks.when(!complete, RESULT_INCOMPLETE, marketId, market.id);
    }
    if (!refused(turn, checks)) {
      become(turn, market, CLOSED);
      start(turn, ReadLinesWork.before(market, new SettleWork(world, orders, market)));
    }
  }

  void voidMarket(Turn turn) {
    Market market = market(turn);
    boolean settled = market != null && market.status == SETTLED && market.isKept();
    boolean hasResult =
        world.limits.approveVoidAfterResult() && market != null && market.hasResult();
    boolean needsApproval = settled || hasResult;
    Checks checks =
        checks(turn, market, Set.of(INACTIVE, OPEN, SUSPENDED, CLOSED, SETTLED))
            .when(market != null && market.isFinal() && !settled, INVALID_TRANSITION);
    world.approvals.judge(checks, turn, needsApproval);
    if (refused(turn, checks) || world.approvals.keeps(turn, needsApproval)) {
      return;
    }
    world.timers.remove(market);
    boolean late = settled || market.hasResult();
    become(turn, market, settled ? SETTLED : CLOSED);
    if (late) {
      Events.voided(turn, market);
    }
    start(
        turn,
        settled ? new ResettleWork(world, market, VOIDED) : new VoidWork(world, orders, market));
  }

  /** The market's last work is done. */
  static void end(World world, Turn turn, Market market, Status status) {
    if (market.ended == 0) {
      market.ended = world.count();
    }
    change(world, turn, market, status);
    world.forgetIfTooMuch();
  }

  private void start(Turn turn, Work work) {
    world.works.start(turn, work, world.limits.workPerCommand());
  }

  Market market(Turn turn) {
    return world.markets.get(turn.command.number("marketId"));
  }

  private Market admitted(Turn turn, Status... from) {
    Market market = market(turn);
    return refused(turn, checks(turn, market, Set.of(from))) ? null : market;
  }

  Checks checks(Turn turn, Market market, Set<Status> from) {
    long id = turn.command.number("marketId");
    return new Checks()
        .when(world.works.isOpen(market), WORK_PENDING, marketId, id)
        .when(market == null, UNKNOWN_MARKET, marketId, id)
        .when(market != null && !from.contains(market.status), INVALID_TRANSITION);
  }

  static boolean refused(Turn turn, Checks checks) {
    if (checks.first() != null) {
      turn.refuse(checks.first());
    }
    return checks.first() != null;
  }

  void become(Turn turn, Market market, Status status) {
    market.status = status;
    market.version++;
    world.feed.changed(market);
    market.describe(turn.answer("MarketChanged", 0));
  }

  static void change(World world, Turn turn, Market market, Status status) {
    market.status = status;
    market.version++;
    world.feed.changed(market);
    market.describe(turn.aboutMarket("MarketChanged", market));
  }
}
