package io.croupier.engine;

import io.croupier.engine.outcome.OutcomeSink;
import java.util.ArrayList;
import java.util.List;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/** Keeps the outcomes of the last command. */
public final class RecordingSink implements OutcomeSink {
  private static final int SIZE = 1 << 20;

  private final UnsafeBuffer buffer = new UnsafeBuffer(new byte[SIZE]);
  private final List<int[]> claims = new ArrayList<>();
  private final List<byte[]> outcomes = new ArrayList<>();
  private int used;

  @Override
  public MutableDirectBuffer buffer() {
    return buffer;
  }

  @Override
  public int claim(int length) {
    int offset = used;
    buffer.setMemory(offset, length, (byte) 0);
    claims.add(new int[] {offset, length});
    used += (length + 7) & ~7;
    return offset;
  }

  @Override
  public void commit() {
    outcomes.clear();
    for (int[] claim : claims) {
      byte[] outcome = new byte[claim[1]];
      buffer.getBytes(claim[0], outcome);
      outcomes.add(outcome);
    }
    claims.clear();
    used = 0;
  }

  /** The outcomes of the last command, one array of bytes each. */
  public List<byte[]> outcomes() {
    return outcomes;
  }
}
