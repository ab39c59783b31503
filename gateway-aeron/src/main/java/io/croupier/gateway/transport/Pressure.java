package io.croupier.gateway.transport;

import io.aeron.ExclusivePublication;
import io.aeron.Publication;
import org.agrona.DirectBuffer;

/** The one place that knows what Aeron's results of a send mean. */
public enum Pressure {
  /** It has left. */
  NONE,
  /** Nobody listens yet, or the other side is slower: try again in a later duty cycle. */
  WAIT,
  /** This publication will never take anything again: it must be made anew. */
  GONE;

  private static final int ROTATIONS = 3;

  /** Sends a message of any length. A term that is just being rotated is tried again at once. */
  public static Pressure offer(
      ExclusivePublication publication, DirectBuffer buffer, int offset, int length) {
    long result = publication.offer(buffer, offset, length);
    for (int i = 0; result == Publication.ADMIN_ACTION && i < ROTATIONS; i++) {
      result = publication.offer(buffer, offset, length);
    }
    return of(result);
  }

  static Pressure of(long result) {
    if (result >= 0) {
      return NONE;
    }
    if (result == Publication.CLOSED || result == Publication.MAX_POSITION_EXCEEDED) {
      return GONE;
    }
    if (result == Publication.NOT_CONNECTED
        || result == Publication.BACK_PRESSURED
        || result == Publication.ADMIN_ACTION) {
      return WAIT;
    }
    throw new IllegalStateException("Aeron gave a result that we do not know: " + result);
  }
}
