package io.croupier.node;

import io.croupier.journal.frame.AcceptedLoss;
import io.croupier.journal.frame.Skip;
import java.util.List;
import java.util.function.Consumer;

/**
 * How a node is started, besides its settings.
 *
 * @param acceptTime go on though the wall clock is before, or far after, the last journaled time.
 * @param skip a command of the journal that breaks the engine is skipped; null: none is
 * @param acceptedLosses gateways that may go on though they have seen more than the node has
 * @param failStop ends the process, or what stands for it in a test.
 * @param report hears, in a line each, what an operator should know; from any thread.
 */
public record NodeOptions(
    boolean acceptTime,
    Skip skip,
    List<AcceptedLoss> acceptedLosses,
    FailStop failStop,
    Consumer<String> report) {

  /** Without a decision about gateways. */
  public NodeOptions(boolean acceptTime, Skip skip, FailStop failStop, Consumer<String> report) {
    this(acceptTime, skip, List.of(), failStop, report);
  }

  /** For a process of its own: a failure ends it. */
  public static NodeOptions ofProcess(boolean acceptTime, Skip skip, Consumer<String> report) {
    return new NodeOptions(acceptTime, skip, FailStop.ofProcess(), report);
  }

  /** The same with gateways that go on though they have seen more than the node has. */
  public NodeOptions accepting(List<AcceptedLoss> losses) {
    return new NodeOptions(acceptTime, skip, losses, failStop, report);
  }
}
