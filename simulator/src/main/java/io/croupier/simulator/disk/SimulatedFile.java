package io.croupier.simulator.disk;

import java.util.Random;

/** A file: its bytes, and who has locked it. */
final class SimulatedFile implements SimulatedDisk.Entry {
  private final FileContent content = new FileContent();
  private SimulatedChannel owner;

  FileContent content() {
    return content;
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
