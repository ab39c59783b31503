package io.croupier.simulator.disk;

import java.io.IOException;
import java.util.Random;

/** What is about to go wrong with the disk; asked before each thing that a process wants of it. */
public final class DiskFaults {
  private long changes;
  private long killAt = Long.MAX_VALUE;
  private Random tearing;
  private boolean forceFails;
  private boolean writeFails;
  private boolean full;
  private boolean failed;

  /** The process is killed at its n-th change of the disk from now, perhaps in the middle of it. */
  public void killIn(long count, Random random) {
    killAt = changes + count;
    tearing = random;
  }

  /** The next force fails. */
  public void failNextForce() {
    forceFails = true;
  }

  /** The next write fails. */
  public void failNextWrite() {
    writeFails = true;
  }

  /** From now on there is no room for a new byte, or there is again. */
  public void full(boolean isFull) {
    full = isFull;
  }

  /** Whether there is no room. */
  public boolean isFull() {
    return full;
  }

  /** The disk is sound again. */
  public void heal() {
    killAt = Long.MAX_VALUE;
    forceFails = false;
    writeFails = false;
    full = false;
  }

  /** Whether anything has failed since it was {@link #forget forgotten}. */
  public boolean hasFailed() {
    return failed;
  }

  /** Another process begins: what has failed so far is not its concern. */
  public void forget() {
    failed = false;
  }

  /**
   * Counts a change; true when the process is killed at it. Not while it deals with a failure: one
   * that dies between a failed force and its mark leaves pages that nobody can know of.
   */
  boolean kills() {
    if (++changes < killAt || failed) {
      return false;
    }
    killAt = Long.MAX_VALUE;
    return true;
  }

  /** How many of so many bytes are still written when the process is killed. */
  int torn(int length) {
    return tearing.nextInt(length + 1);
  }

  /** Refuses what would take more room. */
  void takeRoom() throws IOException {
    write(true);
  }

  /** Refuses a write; where the disk is full, only one that takes more room. */
  void write(boolean takesRoom) throws IOException {
    boolean refused = full && takesRoom;
    failed |= refused || writeFails;
    if (refused) {
      throw new IOException("No space left on device");
    }
    if (writeFails) {
      writeFails = false;
      throw new IOException("Input/output error");
    }
  }

  /** True, once, when a force is to fail. */
  boolean failsForce() {
    boolean fails = forceFails;
    forceFails = false;
    failed |= fails;
    return fails;
  }
}
