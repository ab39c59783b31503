package io.croupier.node;

import org.agrona.DirectBuffer;

/** Takes what stands in the command ring, in order; the bytes are valid during the call only. */
interface CommandHandler {
  void onCommand(long sequence, long timestampNs, DirectBuffer buffer, int offset, int length);

  void onQuery(DirectBuffer buffer, int offset, int length);

  /** Whether one more can be taken; asked before each. */
  default boolean hasRoom() {
    return true;
  }
}
