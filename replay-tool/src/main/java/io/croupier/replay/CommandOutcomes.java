package io.croupier.replay;

import io.croupier.engine.outcome.OutcomeSink;
import org.agrona.BitUtil;
import org.agrona.DirectBuffer;
import org.agrona.ExpandableArrayBuffer;
import org.agrona.MutableDirectBuffer;
import org.agrona.collections.IntArrayList;

/** Keeps the outcomes of the last command, however many. Owned by one thread. */
final class CommandOutcomes implements OutcomeSink {
  private static final int INITIAL_SIZE = 1 << 16;

  private final ExpandableArrayBuffer buffer = new ExpandableArrayBuffer(INITIAL_SIZE);
  private final IntArrayList offsets = new IntArrayList();
  private final IntArrayList lengths = new IntArrayList();
  private int used;

  /** Forgets the outcomes of the command before. */
  void clear() {
    offsets.clear();
    lengths.clear();
    used = 0;
  }

  @Override
  public MutableDirectBuffer buffer() {
    return buffer;
  }

  @Override
  public int claim(int length) {
    int offset = used;
    buffer.setMemory(offset, length, (byte) 0);
    offsets.addInt(offset);
    lengths.addInt(length);
    used = BitUtil.align(offset + length, Long.BYTES);
    return offset;
  }

  @Override
  public void commit() {
    // All outcomes are of one command: they can be read as soon as the engine returns.
  }

  int count() {
    return offsets.size();
  }

  /** Hands over each outcome, in order; the bytes are valid until the next command. */
  void forEach(Visitor visitor) {
    for (int i = 0; i < offsets.size(); i++) {
      visitor.outcome(buffer, offsets.getInt(i), lengths.getInt(i));
    }
  }

  /** Takes outcomes. */
  interface Visitor {
    void outcome(DirectBuffer buffer, int offset, int length);
  }
}
