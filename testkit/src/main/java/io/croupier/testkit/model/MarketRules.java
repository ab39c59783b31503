package io.croupier.testkit.model;

import static io.croupier.protocol.Field.marketId;
import static io.croupier.protocol.Field.none;
import static io.croupier.protocol.Field.position;
import static io.croupier.protocol.Field.result;
import static io.croupier.protocol.Field.runner;
import static io.croupier.protocol.RefusalReason.INVALID_AMOUNT;
import static io.croupier.protocol.RefusalReason.INVALID_TRANSITION;
import static io.croupier.protocol.RefusalReason.RESULT_INCOMPLETE;
import static io.croupier.protocol.RefusalReason.UNKNOWN_MARKET;
import static io.croupier.protocol.RefusalReason.UNKNOWN_RUNNER;
import static io.croupier.protocol.RefusalReason.WORK_PENDING;
import static io.croupier.testkit.model.Market.Status.CLOSED;
import static io.croupier.testkit.model.Market.Status.INACTIVE;
import static io.croupier.testkit.model.Market.Status.OPEN;
import static io.croupier.testkit.model.Market.Status.SUSPENDED;

import io.croupier.protocol.LapseReason;
import io.croupier.testkit.model.Market.RunnerEnd;
import io.croupier.testkit.model.Market.Status;
import java.util.Set;

/** The life of a market. */
final class MarketRules {
  private static final Set<Status> NOT_FINAL = Set.of(INACTIVE, OPEN, SUSPENDED, CLOSED);

  private final World world;
  private final Orders orders;

  MarketRules(World world, Orders orders) {
    this.world = world;
    this.orders = orders;
  }

  void open(Turn turn) {
    Market market = market(turn);
    boolean over = market != null && market.closeAt != 0 && market.closeAt <= turn.time;
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
    if (turn.command.isTrue("lapse")) {
      start(turn, LapseWork.notKept(orders, market, LapseReason.MATERIAL_EVENT));
    }
  }

  void turnInPlay(Turn turn) {
    Market market = market(turn);
    Checks checks =
        checks(turn, market, Set.of(OPEN, SUSPENDED))
            .when(market != null && market.inPlay, INVALID_TRANSITION);
    if (refused(turn, checks)) {
      return;
    }
    market.inPlay = true;
    become(turn, market, OPEN);
    start(turn, LapseWork.notKept(orders, market, LapseReason.TURN_IN_PLAY));
  }

  void close(Turn turn) {
    Market market = admitted(turn, OPEN, SUSPENDED);
    if (market != null) {
      world.timers.remove(market);
      become(turn, market, CLOSED);
      start(turn, LapseWork.closed(orders, market));
    }
  }

  /** The market's time is over. */
  int closeByTime(Turn turn, Market market, int steps) {
    if (market.status != OPEN && market.status != SUSPENDED) {
      return 0;
    }
    change(world, turn, market, CLOSED);
    return world.works.start(turn, LapseWork.closed(orders, market), steps);
  }

  void setRunnerResult(Turn turn) {
    Command command = turn.command;
    Market market = market(turn);
    long number = command.number("runner");
    long place = command.number("position");
    String end = command.text("result");
    boolean stated = command.has("result");
    boolean contradiction =
        !stated && place == 0 || end.equals("NONE") || end.equals("LOSER") && place != 0;
    Checks checks =
        checks(turn, market, NOT_FINAL)
            .when(market != null && !market.hasRunner(number), UNKNOWN_RUNNER, runner, number)
            .when(place > 256, INVALID_AMOUNT, position)
            .when(contradiction, INVALID_AMOUNT, result)
            .unknown(command, "result", result);
    if (refused(turn, checks)) {
      return;
    }
    market.ends.put((int) number, new RunnerEnd(stated ? end : "NONE", (int) place));
    turn.answer("RunnerChanged", 0)
        .with("marketId", market.id)
        .with("runner", number)
        .with("position", place)
        .with("result", stated ? end : "NONE");
  }

  void settle(Turn turn) {
    Market market = market(turn);
    Checks checks =
        checks(turn, market, Set.of(CLOSED))
            .when(
                market != null && !Results.complete(market),
                RESULT_INCOMPLETE,
                marketId,
                market == null ? 0 : market.id);
    if (!refused(turn, checks)) {
      become(turn, market, CLOSED);
      start(turn, new SettleWork(world, orders, market));
    }
  }

  void voidMarket(Turn turn) {
    Market market = market(turn);
    if (!refused(turn, checks(turn, market, NOT_FINAL))) {
      world.timers.remove(market);
      become(turn, market, CLOSED);
      start(turn, new VoidWork(world, orders, market));
    }
  }

  /** The market's last work is done. */
  static void end(World world, Turn turn, Market market, Status status) {
    market.ended = world.count();
    change(world, turn, market, status);
  }

  private void start(Turn turn, Work work) {
    world.works.start(turn, work, world.limits.workPerCommand());
  }

  private Market market(Turn turn) {
    return world.markets.get(turn.command.number("marketId"));
  }

  private Market admitted(Turn turn, Status... from) {
    Market market = market(turn);
    return refused(turn, checks(turn, market, Set.of(from))) ? null : market;
  }

  private Checks checks(Turn turn, Market market, Set<Status> from) {
    long id = turn.command.number("marketId");
    return new Checks()
        .when(world.works.isOpen(market), WORK_PENDING, marketId, id)
        .when(market == null, UNKNOWN_MARKET, marketId, id)
        .when(market != null && !from.contains(market.status), INVALID_TRANSITION);
  }

  private static boolean refused(Turn turn, Checks checks) {
    if (checks.first() != null) {
      turn.refuse(checks.first());
    }
    return checks.first() != null;
  }

  private void become(Turn turn, Market market, Status status) {
    market.status = status;
    market.version++;
    world.feed.changed(market);
    market.describe(turn.answer("MarketChanged", 0));
  }

  private static void change(World world, Turn turn, Market market, Status status) {
    market.status = status;
    market.version++;
    world.feed.changed(market);
    market.describe(turn.aboutMarket("MarketChanged", market));
  }
}
