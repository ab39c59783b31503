package io.croupier.simulator.disk;

/** The process that asked something of the disk is dead from here on: nothing of it may go on. */
public final class Killed extends Error {
  private static final long serialVersionUID = 1L;

  Killed() {
    super("killed", null, false, false);
  }
}
