package io.croupier.simulator.disk;

import java.util.Random;

/**
 * A file: its bytes, who has locked it, and which of its forces have failed: whoever has it open
 * then is told once, as Linux does it.
 */
final class SimulatedFile implements SimulatedDisk.Entry {
  private final FileContent content = new FileContent();
  private SimulatedChannel owner;
  private int failedForces;

  FileContent content() {
    return content;
  }

  int failedForces() {
    return failedForces;
  }

  /** A force fails: what it was to bring to the disk is as good as gone. */
  void failToForce() {
    content.failToForce();
    failedForces++;
  }

  boolean isLocked() {
    return owner != null;
  }

  void lock(SimulatedChannel channel) {
    owner = channel;
  }

  /** Gives the lock back where this channel has it. */
  void unlock(SimulatedChannel channel) {
    owner = owner == channel ? null : owner;
  }

  @Override
  public void unlock() {
    owner = null;
  }

  @Override
  public void losePower(Random random) {
    content.losePower(random);
  }
}
