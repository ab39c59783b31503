package io.croupier.testkit.workload;

/**
 * A command and when the sequencer took it.
 *
 * @param timestampNs epoch nanoseconds
 * @param message with its SBE header
 */
public record TimedCommand(long timestampNs, byte[] message) {}
