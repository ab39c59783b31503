package io.croupier.node;

import io.croupier.engine.outcome.OutcomeSink;
import org.agrona.ExpandableArrayBuffer;
import org.agrona.MutableDirectBuffer;

/** Takes outcomes that nobody wants: those of a replay for another purpose. Owned by one thread. */
final class ForgottenOutcomes implements OutcomeSink {
  private final ExpandableArrayBuffer buffer = new ExpandableArrayBuffer(1 << 16);
  private int used;

  @Override
  public MutableDirectBuffer buffer() {
    return buffer;
  }

  @Override
  public int claim(int length) {
    int offset = used;
    buffer.setMemory(offset, length, (byte) 0);
    used += (length + 7) / 8 * 8;
    return offset;
  }

  @Override
  public void commit() {
    used = 0;
  }
}
