package io.croupier.testkit;

import java.util.List;

/**
 * Something that runs commands: the bare engine, the naive model, a node, a replay of a journal.
 * The first command is Genesis; the host sends nothing of its own, AdvanceTime neither.
 */
public interface ScenarioHost extends AutoCloseable {
  /**
   * Applies one command.
   *
   * @param timestampNs not before the last command's
   * @param command one message with its SBE header
   * @return all outcomes it caused, each with its SBE header, timers' first
   */
  List<byte[]> command(long timestampNs, byte[] command);

  /** Answers one query, with its SBE header, in one outcome or more. */
  List<byte[]> query(byte[] query);

  @Override
  default void close() {}
}
