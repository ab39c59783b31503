package io.croupier.replay;

import io.croupier.journal.frame.EpochHeader;
import io.croupier.journal.frame.FrameHandler;
import io.croupier.journal.frame.Seal;
import org.agrona.DirectBuffer;

/** Hands on what stands up to one sequence, then ends the reading. Owned by one thread. */
final class BoundedHandler implements FrameHandler {
  private final FrameHandler handler;
  private final long lastSequence;
  private boolean atEnd;

  BoundedHandler(FrameHandler handler, long lastSequence) {
    this.handler = handler;
    this.lastSequence = lastSequence;
  }

  /** Whether the last sequence was met; else it was {@code handler} that ended the reading. */
  boolean isAtEnd() {
    return atEnd;
  }

  @Override
  public void onFile(String name) {
    handler.onFile(name);
  }

  @Override
  public void onEpoch(EpochHeader epoch) {
    handler.onEpoch(epoch);
  }

  @Override
  public void onCommand(
      long sequence, long timestampNs, DirectBuffer buffer, int offset, int length) {
    if (sequence > lastSequence) {
      atEnd = true;
      throw EndOfReading.INSTANCE;
    }
    handler.onCommand(sequence, timestampNs, buffer, offset, length);
  }

  @Override
  public void onSkipped(
      long sequence, long timestampNs, DirectBuffer buffer, int offset, int length) {
    if (sequence > lastSequence) {
      atEnd = true;
      throw EndOfReading.INSTANCE;
    }
    handler.onSkipped(sequence, timestampNs, buffer, offset, length);
  }

  @Override
  public void onSeal(Seal seal) {
    handler.onSeal(seal);
  }

  @Override
  public void onStop(Seal seal, String reason) {
    handler.onStop(seal, reason);
  }
}
