package io.croupier.node.operations;

/** What a node does. */
public enum NodeState {
  /** It reads the journal; gateways cannot connect yet. */
  STARTING,
  /** It takes commands. */
  READY,
  /** It lets out what it has taken in, and takes nothing more. */
  STOPPING,
  /** It has ended cleanly. */
  STOPPED;

  private static final NodeState[] ALL = values();

  static NodeState of(long number) {
    return ALL[(int) Math.max(0, Math.min(number, ALL.length - 1))];
  }
}
