package io.croupier.engine;

import org.agrona.DirectBuffer;

/** Takes the bytes of a snapshot, in order. */
public interface SnapshotSink {
  /** Takes the next bytes; the buffer is used again after the call. */
  void write(DirectBuffer buffer, int offset, int length);
}
