package io.croupier.simulator;

/** What can go wrong. */
public enum FaultKind {
  /** The node's process is killed, at one of its next changes of the disk or where it stands. */
  KILL(30),
  /** The power goes: what was not forced may be gone. */
  POWER(20),
  /** The node is stopped cleanly, and started again. */
  STOP(6),
  /** The next force fails. */
  FORCE_FAILS(8),
  /** The next write fails. */
  WRITE_FAILS(6),
  /** The disk is full for a while. */
  DISK_FULL(6),
  /** One stage of the node does not get on for a while: a slow force, a stalled thread. */
  STALL(20),
  /** The whole node stands still for a while. */
  PAUSE(10),
  /** The wall clock is set forward or back. */
  CLOCK_STEP(10),
  /** The wall clock stands still for a while. */
  CLOCK_FREEZE(6),
  /** Messages are lost, repeated and delayed for a while. */
  BAD_NETWORK(20),
  /** Nothing passes between a gateway and the node for a while. */
  PARTITION(12),
  /** A gateway takes hardly any outcome for a while. */
  SLOW_GATEWAY(12),
  /** A gateway's process dies, and goes on from what it has kept, or from nothing. */
  GATEWAY_RESTART(14);

  private final int weight;

  FaultKind(int weight) {
    this.weight = weight;
  }

  /** How often it comes, compared with the others. */
  int weight() {
    return weight;
  }
}
