package io.croupier.node;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import com.lmax.disruptor.Sequence;
import io.croupier.engine.outcome.OutcomeSink;
import org.agrona.BitUtil;
import org.agrona.BufferUtil;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Outcomes and answers to queries on their way from the engine to egress: records one behind the
 * other in one region outside the heap, each whole, at a multiple of eight:
 *
 * <pre>
 *  0  int32  length of the outcome; of padding up to the end of the region minus the bytes it takes
 *  8  outcome
 * </pre>
 *
 * <p><b>Guarantees.</b> The outcomes of one command become visible together, in order; nothing is
 * allocated; {@link #claim} never waits, because the engine stage asks {@link #hasRoom} before it
 * takes a command.
 *
 * <p>The engine thread writes, the egress thread reads.
 */
final class OutcomeRing implements OutcomeSink {
  private static final int HEADER_LENGTH = 8;

  private final UnsafeBuffer region;
  private final int capacity;
  private final Sequence committed = new Sequence(0);
  private final Sequence consumed = new Sequence(0);

  private long claimed;
  private long knownConsumed;

  /** Allocates {@code capacity} bytes, a power of two. */
  OutcomeRing(int capacity) {
    if (!BitUtil.isPowerOfTwo(capacity)) {
      throw new IllegalArgumentException("An outcome ring of " + capacity + " is not possible");
    }
    this.capacity = capacity;
    region =
        new UnsafeBuffer(BufferUtil.allocateDirectAligned(capacity, BitUtil.CACHE_LINE_LENGTH));
  }

  /** The bytes that {@code count} outcomes of up to {@code length} bytes may take together. */
  static long room(int count, int length) {
    // One more, for the padding at the end of the region.
    return (count + 1L) * recordLength(length);
  }

  int capacity() {
    return capacity;
  }

  /** Whether so many bytes can be claimed now. The engine thread's. */
  boolean hasRoom(long bytes) {
    if (claimed + bytes - knownConsumed > capacity) {
      knownConsumed = consumed.get();
    }
    return claimed + bytes - knownConsumed <= capacity;
  }

  @Override
  public MutableDirectBuffer buffer() {
    return region;
  }

  @Override
  public int claim(int length) {
    int total = recordLength(length);
    int index = index(claimed);
    int untilEnd = capacity - index;
    int padding = total > untilEnd ? untilEnd : 0;
    if (!hasRoom((long) padding + total)) {
      throw new IllegalStateException("The outcome ring has no room for a command's outcomes");
    }
    if (padding > 0) {
      region.putInt(index, -padding, LITTLE_ENDIAN);
      index = 0;
    }
    claimed += padding + total;
    region.putInt(index, length, LITTLE_ENDIAN);
    zero(index + HEADER_LENGTH, index + total);
    return index + HEADER_LENGTH;
  }

  @Override
  public void commit() {
    committed.set(claimed);
  }

  /** Whether everything committed has been taken. Any thread. */
  boolean isEmpty() {
    return consumed.get() == committed.get();
  }

  /** The bytes that wait to be taken. Any thread. */
  long waiting() {
    long taken = consumed.get();
    return committed.get() - taken;
  }

  /**
   * Hands over up to {@code limit} outcomes, until one is not taken, and frees what was taken. The
   * egress thread's.
   *
   * @return how many were taken.
   */
  int poll(Consumer consumer, int limit) {
    long start = consumed.get();
    long end = committed.get();
    long position = start;
    int taken = 0;
    while (position < end && taken < limit) {
      int index = index(position);
      int length = region.getInt(index, LITTLE_ENDIAN);
      if (length < 0) {
        position -= length;
      } else if (consumer.onOutcome(region, index + HEADER_LENGTH, length)) {
        position += recordLength(length);
        taken++;
      } else {
        break;
      }
    }
    if (position != start) {
      consumed.set(position);
    }
    return taken;
  }

  /** Word by word: filling memory by a call of the JVM's costs more for what is so short. */
  private void zero(int from, int to) {
    for (int at = from; at < to; at += Long.BYTES) {
      region.putLong(at, 0);
    }
  }

  private int index(long position) {
    return (int) position & (capacity - 1);
  }

  private static int recordLength(int length) {
    return BitUtil.align(HEADER_LENGTH + length, Long.BYTES);
  }

  /** Takes outcomes. */
  interface Consumer {
    /** Takes one, whose bytes are valid during the call only; false when it is not its time yet. */
    boolean onOutcome(DirectBuffer buffer, int offset, int length);
  }
}
