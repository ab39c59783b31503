package io.croupier.testkit;

import io.croupier.engine.outcome.OutcomeSink;
import java.util.ArrayList;
import java.util.List;
import org.agrona.BitUtil;
import org.agrona.ExpandableArrayBuffer;
import org.agrona.MutableDirectBuffer;

/** Keeps the outcomes of the last command. Owned by the engine thread. */
public final class RecordedOutcomes implements OutcomeSink {
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
    end = BitUtil.align(offset + length, Long.BYTES);
    buffer.setMemory(offset, end - offset, (byte) 0);
    claimed.add(new int[] {offset, length});
    return offset;
  }

  @Override
  public void commit() {
    for (int[] place : claimed) {
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
