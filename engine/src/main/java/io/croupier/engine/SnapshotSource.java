package io.croupier.engine;

import org.agrona.MutableDirectBuffer;

/** Gives the bytes of a snapshot, in order. */
public interface SnapshotSource {
  /** Fills {@code length} bytes; a snapshot that is shorter is an error of the source. */
  void read(MutableDirectBuffer buffer, int offset, int length);
}
