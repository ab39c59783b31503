package io.croupier.bench;

import io.croupier.engine.Engine;
import java.nio.ByteBuffer;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Commands that lie one behind the other, to be applied to fresh engines again and again. While
 * they are made an engine of their own applies each, since later ones name what it answers; its ids
 * are deterministic, so the same commands fit every fresh engine.
 */
final class CommandTape {
  private static final int LONGEST = 192;
  private static final long START_NS = 1_700_000_000_000_000_000L;

  private final UnsafeBuffer bytes;
  private final int[] ends;
  private final Engine engine;
  private int count;

  /** Makes room for so many commands; the reader sees what the making engine answers. */
  CommandTape(int capacity, DiscardingSink.Reader reader) {
    ends = new int[capacity];
    bytes = new UnsafeBuffer(ByteBuffer.allocateDirect(capacity * LONGEST));
    engine = new Engine(new DiscardingSink(reader));
  }

  /** Where the next command is to be encoded. */
  MutableDirectBuffer bytes() {
    return bytes;
  }

  int end() {
    return count == 0 ? 0 : ends[count - 1];
  }

  int count() {
    return count;
  }

  /** Adds the command that was encoded at the end, and applies it. */
  void add(int length) {
    int offset = end();
    ends[count++] = offset + length;
    engine.onCommand(count, START_NS + count, bytes, offset, length);
  }

  /** Applies some of the commands. */
  void apply(Engine target, int from, int to) {
    for (int i = from; i < to; i++) {
      int offset = i == 0 ? 0 : ends[i - 1];
      target.onCommand(i + 1L, START_NS + i + 1, bytes, offset, ends[i] - offset);
    }
  }
}
