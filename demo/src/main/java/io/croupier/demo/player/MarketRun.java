package io.croupier.demo.player;

import io.croupier.demo.edge.Command;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;

/**
 * The life of one market: opened, suspended for a moment, turned in-play, closed, settled by what
 * was drawn, or voided. Each step waits for the answer to the one before.
 */
final class MarketRun {
  private static final int COMMISSION = 500;
  private static final int RETRY_MS = 5;
  private static final double MATERIAL_EVENT = 0.3;
  private static final double RECONCILED_BEFORE = 0.3;
  private static final long SUSPENSION_NS = TimeUnit.MILLISECONDS.toNanos(50);

  private final Floor floor;
  private final Steward steward;
  private final Contest contest;
  private final String currency;
  private final long beginNs;
  private final long lifeNs;
  private final boolean voided;
  private long id;
  private boolean inPlay;
  private int resultsLeft;

  MarketRun(
      Floor floor,
      Steward steward,
      Contest contest,
      String currency,
      long beginNs,
      long lifeNs,
      boolean voided) {
    this.floor = floor;
    this.steward = steward;
    this.contest = contest;
    this.currency = currency;
    this.beginNs = beginNs;
    this.lifeNs = lifeNs;
    this.voided = voided;
  }

  void begin() {
    Command create =
        Floor.operator("CreateMarket")
            .with("currency", currency)
            .with("commissionBasisPoints", COMMISSION);
    contest.addTerms(create);
    floor.send(
        create,
        beginNs,
        outcome -> {
          id = outcome.number("marketId");
          steward.created(id, outcome);
          step(market("OpenMarket"), this::opened);
        });
  }

  private void opened(long answeredNs) {
    publish();
    at(0.4, this::suspend);
  }

  private void suspend(long plannedNs) {
    boolean lapse = floor.dice().chance(MATERIAL_EVENT);
    step(
        market("SuspendMarket").with("lapse", lapse),
        answeredNs -> floor.agenda().at(answeredNs + SUSPENSION_NS, this::resume));
  }

  private void resume(long plannedNs) {
    step(market("OpenMarket"), answeredNs -> at(0.6, this::turn));
  }

  /** The turn in-play finds the starting prices; some races have them found a moment before. */
  private void turn(long plannedNs) {
    boolean hasStartingPrice = contest.kind() == MarketKind.STARTING_PRICE_RACE;
    if (hasStartingPrice && floor.dice().chance(RECONCILED_BEFORE)) {
      step(market("ReconcileStartingPrice"), answeredNs -> turnInPlay());
    } else {
      turnInPlay();
    }
  }

  private void turnInPlay() {
    step(
        market("TurnInPlay"),
        answeredNs -> {
          inPlay = true;
          contest.goOn();
          publish();
          at(1, this::close);
        });
  }

  private void close(long plannedNs) {
    steward.unpublish(id);
    if (voided) {
      step(market("VoidMarket"), answeredNs -> {});
    } else {
      step(market("CloseMarket"), answeredNs -> sendResults());
    }
  }

  private void sendResults() {
    List<Command> results = contest.results();
    resultsLeft = results.size();
    results.forEach(result -> step(result.with("marketId", id), this::settleAfterTheLastResult));
  }

  private void settleAfterTheLastResult(long answeredNs) {
    resultsLeft--;
    if (resultsLeft == 0) {
      step(market("SettleMarket"), settledNs -> {});
    }
  }

  /** Sends one step, again and again while longer work on the market is not finished. */
  private void step(Command command, LongConsumer then) {
    floor.send(
        command,
        System.nanoTime(),
        outcome -> {
          if (!outcome.isRefused()) {
            then.accept(System.nanoTime());
          } else if (outcome.text("reason").equals("WORK_PENDING")) {
            floor.later(RETRY_MS, plannedNs -> step(command, then));
          } else {
            steward.fail("A market step was refused: " + outcome);
          }
        });
  }

  private Command market(String name) {
    return Floor.operator(name).with("marketId", id);
  }

  private void at(double partOfLife, Agenda.Task task) {
    floor.agenda().at(beginNs + (long) (partOfLife * lifeNs), task);
  }

  private void publish() {
    steward.publish(
        new KnownMarket(id, contest.kind(), currency, contest.fair(), contest.names(), inPlay));
  }
}
