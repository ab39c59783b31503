package io.croupier.demo.importer;

import io.croupier.demo.edge.Answer;
import io.croupier.demo.edge.Command;
import io.croupier.demo.edge.Link;
import io.croupier.demo.edge.Outcome;
import java.util.ArrayDeque;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Commands of an import in their order. Most leave without waiting for the answers of those before
 * them; one that is alone waits for all answers before it, and all after it wait for its own.
 */
final class StepQueue {
  private static final long RETRY_NS = TimeUnit.MILLISECONDS.toNanos(1);

  /** The command is made when it leaves, since ids come from answers before it. */
  private record Step(Supplier<Command> command, Answer answer, boolean alone) {}

  private final ArrayDeque<Step> steps = new ArrayDeque<>();
  private final Link link;
  private boolean waiting;
  private long notBeforeNs;
  private String fault;

  StepQueue(Link link) {
    this.link = link;
  }

  void add(Supplier<Command> command, Answer answer) {
    steps.add(new Step(command, answer, false));
  }

  /** Adds one that is sent again while longer work on its market is not finished. */
  void addAlone(Supplier<Command> command, Answer answer) {
    steps.add(new Step(command, answer, true));
  }

  boolean isDone() {
    return steps.isEmpty() && link.open() == 0;
  }

  /** A command that was refused for another reason; null while all is well. */
  String fault() {
    return fault;
  }

  int doWork(long nowNs) {
    int count = 0;
    while (!steps.isEmpty() && mayLeave(nowNs)) {
      send(steps.remove());
      count++;
    }
    return count;
  }

  private boolean mayLeave(long nowNs) {
    if (steps.peek().alone() || waiting) {
      return link.open() == 0 && nowNs >= notBeforeNs;
    }
    return true;
  }

  private void send(Step step) {
    waiting = step.alone();
    link.send(step.command().get(), outcome -> onAnswer(step, outcome));
  }

  private void onAnswer(Step step, Outcome outcome) {
    if (!outcome.isRefused()) {
      step.answer().on(outcome);
    } else if (step.alone() && outcome.text("reason").equals("WORK_PENDING")) {
      steps.addFirst(step);
      notBeforeNs = System.nanoTime() + RETRY_NS;
    } else if (fault == null) {
      fault = "A step of the import was refused: " + outcome;
    }
  }
}
