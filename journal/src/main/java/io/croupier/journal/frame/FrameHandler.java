package io.croupier.journal.frame;

import org.agrona.DirectBuffer;

/**
 * Receives what a journal holds, in order. Buffers and seals are valid only during the call. What a
 * method throws ends the reading and reaches the caller.
 */
public interface FrameHandler {
  /** What follows stands in this file, named as a person finds it. */
  default void onFile(String name) {}

  /** A run begins. */
  default void onEpoch(EpochHeader epoch) {}

  /** One command to be applied, its frame proven by CRC and its sequence without gap. */
  void onCommand(long sequence, long timestampNs, DirectBuffer buffer, int offset, int length);

  /** One command that is not to be applied: an operator has decided to skip it. */
  default void onSkipped(
      long sequence, long timestampNs, DirectBuffer buffer, int offset, int length) {}

  /** A seal whose hash agrees with the frames before it. */
  default void onSeal(Seal seal) {}

  /** A clean stop with its last seal, which agrees too. */
  default void onStop(Seal seal, String reason) {}
}
