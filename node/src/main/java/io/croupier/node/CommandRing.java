package io.croupier.node;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import com.lmax.disruptor.BusySpinWaitStrategy;
import com.lmax.disruptor.EventPoller;
import com.lmax.disruptor.RingBuffer;
import org.agrona.BitUtil;
import org.agrona.BufferUtil;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Commands and queries on their way from ingress to journal and engine: a Disruptor ring whose
 * slots are views of one region outside the heap. A frame takes as many consecutive slots as it
 * needs:
 *
 * <pre>
 *  0  int64  sequence; 0 of a query
 *  8  int64  timestampNs; 0 of a query
 * 16  int32  length of the message
 * 20  int32  kind: command, query, or padding up to the end of the region
 * 24  message
 * </pre>
 *
 * <p><b>Guarantees.</b> A frame is seen whole or not at all, by each reader once and in order;
 * nothing is allocated; nothing waits.
 *
 * <p>One thread puts frames in; each {@link CommandReader} has a thread of its own.
 */
final class CommandRing {
  static final int SLOT_LENGTH = 256;
  static final int MAX_SLOTS = 64;
  static final int HEADER_LENGTH = 24;

  /** The longest message that finds room. */
  static final int MAX_LENGTH = MAX_SLOTS * SLOT_LENGTH - HEADER_LENGTH;

  static final int COMMAND = 1;
  static final int QUERY = 2;
  private static final int PADDING = 3;

  private static final int SEQUENCE_OFFSET = 0;
  private static final int TIMESTAMP_OFFSET = 8;
  private static final int LENGTH_OFFSET = 16;
  private static final int KIND_OFFSET = 20;

  private final UnsafeBuffer region;
  private final RingBuffer<UnsafeBuffer> ring;
  private final int mask;

  /** Allocates {@code slots} slots, a power of two and at least twice {@link #MAX_SLOTS}. */
  CommandRing(int slots) {
    if (!BitUtil.isPowerOfTwo(slots) || slots < 2 * MAX_SLOTS) {
      throw new IllegalArgumentException("A command ring of " + slots + " slots is not possible");
    }
    region =
        new UnsafeBuffer(
            BufferUtil.allocateDirectAligned(slots * SLOT_LENGTH, BitUtil.CACHE_LINE_LENGTH));
    ring = RingBuffer.createSingleProducer(() -> region, slots, new BusySpinWaitStrategy());
    mask = slots - 1;
  }

  /** A reader that sees every frame put in from now on; frees slots when it has read them. */
  CommandReader newReader() {
    EventPoller<UnsafeBuffer> poller = ring.newPoller();
    ring.addGatingSequences(poller.getSequence());
    return new CommandReader(this, poller);
  }

  /** Puts a command in; false, and nothing done, when the ring is full: answer BUSY. */
  boolean offerCommand(
      long sequence, long timestampNs, DirectBuffer buffer, int offset, int length) {
    return offer(COMMAND, sequence, timestampNs, buffer, offset, length);
  }

  /** Puts a query in; false, and nothing done, when the ring is full: answer BUSY. */
  boolean offerQuery(DirectBuffer buffer, int offset, int length) {
    return offer(QUERY, 0, 0, buffer, offset, length);
  }

  private boolean offer(
      int kind, long sequence, long timestampNs, DirectBuffer buffer, int offset, int length) {
    if (length <= 0 || length > MAX_LENGTH) {
      throw new IllegalArgumentException("A message of " + length + " bytes finds no room");
    }
    int slots = slots(length);
    int first = (int) (ring.getCursor() + 1) & mask;
    int untilEnd = mask + 1 - first;
    int padding = slots > untilEnd ? untilEnd : 0;
    if (!ring.hasAvailableCapacity(padding + slots)) {
      return false;
    }
    long last = ring.next(padding + slots);
    if (padding > 0) {
      write(first, PADDING, 0, 0, padding * SLOT_LENGTH - HEADER_LENGTH);
      first = 0;
    }
    region.putBytes(offset(first) + HEADER_LENGTH, buffer, offset, length);
    write(first, kind, sequence, timestampNs, length);
    ring.publish(last - padding - slots + 1, last);
    return true;
  }

  private void write(int slot, int kind, long sequence, long timestampNs, int length) {
    int at = offset(slot);
    region.putLong(at + SEQUENCE_OFFSET, sequence, LITTLE_ENDIAN);
    region.putLong(at + TIMESTAMP_OFFSET, timestampNs, LITTLE_ENDIAN);
    region.putInt(at + LENGTH_OFFSET, length, LITTLE_ENDIAN);
    region.putInt(at + KIND_OFFSET, kind, LITTLE_ENDIAN);
  }

  /** Hands the frame that begins at ring position {@code position} over; padding is dropped. */
  void read(long position, CommandHandler handler) {
    int at = offsetOf(position);
    int length = region.getInt(at + LENGTH_OFFSET, LITTLE_ENDIAN);
    switch (region.getInt(at + KIND_OFFSET, LITTLE_ENDIAN)) {
      case COMMAND ->
          handler.onCommand(
              region.getLong(at + SEQUENCE_OFFSET, LITTLE_ENDIAN),
              region.getLong(at + TIMESTAMP_OFFSET, LITTLE_ENDIAN),
              region,
              at + HEADER_LENGTH,
              length);
      case QUERY -> handler.onQuery(region, at + HEADER_LENGTH, length);
      case PADDING -> {}
      default -> throw new IllegalStateException("The command ring is overwritten at " + position);
    }
  }

  /** How many slots the frame at {@code position} takes. */
  int slotsAt(long position) {
    return slots(region.getInt(offsetOf(position) + LENGTH_OFFSET, LITTLE_ENDIAN));
  }

  private static int slots(int length) {
    return (length + HEADER_LENGTH + SLOT_LENGTH - 1) / SLOT_LENGTH;
  }

  private int offsetOf(long position) {
    return offset((int) position & mask);
  }

  private static int offset(int slot) {
    return slot * SLOT_LENGTH;
  }
}
