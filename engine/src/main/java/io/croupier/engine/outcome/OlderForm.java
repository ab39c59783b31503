package io.croupier.engine.outcome;

import io.croupier.engine.store.Invariant;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Collects the outcomes of a command as they are written, and hands them on as an older version of
 * the schema has them.
 *
 * <p>Owned by the engine thread. Allocates until it has met the largest command.
 */
final class OlderForm implements OutcomeSink {
  /** Writes a message in an older form. */
  @FunctionalInterface
  interface Cut {
    /** Writes the message at an offset to the beginning of {@code to}; its length, or -1. */
    int cut(DirectBuffer from, int offset, int schemaVersion, MutableDirectBuffer to);
  }

  private static final int LONGEST = 1 << 16;

  private final Cut cut;
  private final int schemaVersion;
  private final UnsafeBuffer message = new UnsafeBuffer(new byte[LONGEST]);
  private final UnsafeBuffer buffer = new UnsafeBuffer(new byte[LONGEST]);
  private int used;

  OlderForm(Cut cut, int schemaVersion) {
    this.cut = cut;
    this.schemaVersion = schemaVersion;
  }

  @Override
  public MutableDirectBuffer buffer() {
    return buffer;
  }

  @Override
  public int claim(int length) {
    int offset = used;
    used += length;
    if (used > buffer.capacity()) {
      byte[] larger = new byte[2 * used];
      buffer.getBytes(0, larger, 0, offset);
      buffer.wrap(larger);
    }
    buffer.setMemory(offset, length, (byte) 0);
    return offset;
  }

  @Override
  public void commit() {
    used = 0;
  }

  /**
   * Hands on what was collected, and forgets it. Where the messages stood, and how long they were,
   * becomes where they stand now.
   */
  void handOn(OutcomeSink to, int[] offsets, int[] lengths, int count) {
    for (int i = 0; i < count; i++) {
      int length = cut.cut(buffer, offsets[i], schemaVersion, message);
      Invariant.check(length > 0, "an outcome is newer than the version of the schema that acts");
      offsets[i] = to.claim(length);
      lengths[i] = length;
      to.buffer().putBytes(offsets[i], message, 0, length);
    }
    commit();
  }
}
