package io.croupier.bench;

import io.croupier.engine.outcome.OutcomeSink;
import java.nio.ByteBuffer;
import org.agrona.BitUtil;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Takes outcomes and lets the next command write over them; shows the last command's to a reader.
 */
final class DiscardingSink implements OutcomeSink {
  /** Looks at the outcomes of a command before they are gone. */
  interface Reader {
    void outcome(MutableDirectBuffer buffer, int offset, int length);
  }

  private static final int SIZE = 4 << 20;

  private final UnsafeBuffer buffer = new UnsafeBuffer(ByteBuffer.allocateDirect(SIZE));
  private final int[] offsets = new int[1 << 16];
  private final int[] lengths = new int[1 << 16];
  private final Reader reader;
  private int count;
  private int used;

  DiscardingSink(Reader reader) {
    this.reader = reader;
  }

  @Override
  public MutableDirectBuffer buffer() {
    return buffer;
  }

  @Override
  public int claim(int length) {
    int offset = used;
    int end = offset + BitUtil.align(length, Long.BYTES);
    for (int at = offset; at < end; at += Long.BYTES) {
      buffer.putLong(at, 0);
    }
    offsets[count] = offset;
    lengths[count++] = length;
    used = end;
    return offset;
  }

  @Override
  public void commit() {
    if (reader != null) {
      for (int i = 0; i < count; i++) {
        reader.outcome(buffer, offsets[i], lengths[i]);
      }
    }
    count = 0;
    used = 0;
  }
}
