package io.croupier.testkit;

import io.croupier.engine.outcome.OutcomeSink;
import io.croupier.engine.store.Invariant;
import java.util.ArrayList;
import java.util.List;
import org.agrona.BitUtil;
import org.agrona.ExpandableArrayBuffer;
import org.agrona.MutableDirectBuffer;

/**
 * Keeps the outcomes of the last command, and sees to it that none is written beyond its length.
 * Owned by the engine thread.
 */
public final class RecordedOutcomes implements OutcomeSink {
  private static final long GUARD = 0xA5A5A5A5A5A5A5A5L;

  private final ExpandableArrayBuffer buffer = new ExpandableArrayBuffer(64 * 1024);
  private final List<byte[]> committed = new ArrayList<>();
  private final List<int[]> claimed = new ArrayList<>();
  private int end;

  @Override
  public MutableDirectBuffer buffer() {
    return buffer;
  }

  @Override
  public int claim(int length) {
    int offset = end;
    buffer.setMemory(offset, length, (byte) 0);
    buffer.putLong(offset + length, GUARD);
    end = BitUtil.align(offset + length + Long.BYTES, Long.BYTES);
    claimed.add(new int[] {offset, length});
    return offset;
  }

  @Override
  public void commit() {
    for (int[] place : claimed) {
      Invariant.check(
          buffer.getLong(place[0] + place[1]) == GUARD, "an outcome was written beyond its length");
      byte[] outcome = new byte[place[1]];
      buffer.getBytes(place[0], outcome);
      committed.add(outcome);
    }
    claimed.clear();
    end = 0;
  }

  /** Takes what was committed since the last call. */
  public List<byte[]> take() {
    List<byte[]> taken = List.copyOf(committed);
    committed.clear();
    return taken;
  }
}
