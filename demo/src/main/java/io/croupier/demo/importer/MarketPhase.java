package io.croupier.demo.importer;

import io.croupier.demo.importer.MarketDefinition.Runner;
import io.croupier.demo.importer.MarketDefinition.Status;
import io.croupier.protocol.MarketStatus;
import io.croupier.protocol.RunnerResult;
import java.util.BitSet;
import java.util.List;

/** Where the market stands, and the steps that bring it where the recording has it. */
final class MarketPhase {
  private final MarketSteps steps;
  private final List<String> remarks;
  private MarketStatus status;
  private final BitSet removed = new BitSet();
  private boolean inPlay;
  private int delay;

  MarketPhase(MarketSteps steps, List<String> remarks) {
    this.steps = steps;
    this.remarks = remarks;
  }

  boolean isCreated() {
    return status != null;
  }

  boolean isFinal() {
    return status == MarketStatus.SETTLED || status == MarketStatus.VOIDED;
  }

  void create(MarketDefinition definition) {
    steps.create(definition);
    status = MarketStatus.INACTIVE;
  }

  /** What comes before the book's changes; true when the market turned in-play. */
  boolean begin(MarketDefinition definition) {
    boolean turns = definition.inPlay() && !inPlay;
    if (turns) {
      if (status == MarketStatus.INACTIVE) {
        ensureOpen();
      }
      steps.turnInPlay(definition.betDelaySeconds());
      delay = definition.betDelaySeconds();
      inPlay = true;
      status = MarketStatus.OPEN;
    } else if (definition.status() == MarketStatus.OPEN) {
      ensureOpen();
    }
    return turns;
  }

  /** An order can be placed in an open market only, whenever the recording shows it. */
  void ensureOpen() {
    if (status != MarketStatus.OPEN) {
      steps.open();
      status = MarketStatus.OPEN;
    }
  }

  /** An order that will match can follow: it does not wait. */
  void liftDelay() {
    delay(0);
  }

  boolean isRemoved(int runner) {
    return removed.get(runner);
  }

  void remove(int runner, int factor) {
    steps.removeRunner(runner, factor);
    removed.set(runner);
  }

  /** What comes after the book's changes. */
  void end(MarketDefinition definition) {
    delay(definition.betDelaySeconds());
    if (definition.status() == MarketStatus.SUSPENDED && status == MarketStatus.OPEN) {
      steps.suspend();
      status = MarketStatus.SUSPENDED;
    } else if (definition.status() == MarketStatus.CLOSED) {
      close(definition);
    }
  }

  private void delay(int seconds) {
    if (delay != seconds) {
      steps.betDelay(seconds);
      delay = seconds;
    }
  }

  /** The recording ended before the market did. */
  void voidUnlessFinal() {
    if (isCreated() && !isFinal()) {
      remarks.add("The recording ends before the market does, so it is voided.");
      voidMarket();
    }
  }

  private void close(MarketDefinition definition) {
    if (status == MarketStatus.INACTIVE) {
      ensureOpen();
    }
    steps.close();
    for (int runner = 1; runner <= definition.runners().size(); runner++) {
      if (!isRemoved(runner)) {
        steps.result(runner, result(definition.runners().get(runner - 1)));
      }
    }
    int winners = definition.count(Status.WINNER);
    int places =
        Math.min(definition.winners(), definition.runners().size() - removed.cardinality());
    if (winners == places || places == 1 && winners > 1) {
      steps.settle();
      status = MarketStatus.SETTLED;
    } else {
      remarks.add(
          "The recording has %d winners for %d places, so the market is voided."
              .formatted(winners, places));
      voidMarket();
    }
  }

  private static RunnerResult result(Runner runner) {
    return runner.status() == Status.WINNER ? RunnerResult.WINNER : RunnerResult.LOSER;
  }

  private void voidMarket() {
    steps.voidMarket();
    status = MarketStatus.VOIDED;
  }
}
