package io.croupier.node;

import io.croupier.engine.outcome.TransactionSink;
import io.croupier.protocol.MessageHeaderEncoder;
import io.croupier.protocol.RecalledTransactionEncoder;
import org.agrona.BitUtil;
import org.agrona.BufferUtil;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.ControlledMessageHandler;
import org.agrona.concurrent.UnsafeBuffer;
import org.agrona.concurrent.ringbuffer.OneToOneRingBuffer;
import org.agrona.concurrent.ringbuffer.RecordDescriptor;
import org.agrona.concurrent.ringbuffer.RingBufferDescriptor;

/**
 * Transactions on their way from the engine to the index: sequence and time of the command, then
 * the message. The engine thread puts in, the index thread takes out.
 */
final class TransactionQueue implements TransactionSink {
  static final int SEQUENCE_OFFSET = 0;
  static final int TIMESTAMP_OFFSET = 8;
  static final int MESSAGE_OFFSET = 16;

  /** The engine takes a command only while there is room for so many. */
  private static final int MOST_OF_A_COMMAND = 4_096;

  /** A usual command, no list, changes what is known of two ids at most. */
  private static final int USUAL_OF_A_COMMAND = 2;

  private static final int ENTRY_LENGTH =
      BitUtil.align(
          RecordDescriptor.HEADER_LENGTH
              + MESSAGE_OFFSET
              + MessageHeaderEncoder.ENCODED_LENGTH
              + RecalledTransactionEncoder.BLOCK_LENGTH,
          RecordDescriptor.ALIGNMENT);
  private static final int TYPE = 1;

  private final OneToOneRingBuffer ring;

  /** Has room for what so many usual commands change. */
  TransactionQueue(long commands) {
    long entries = USUAL_OF_A_COMMAND * commands + 2 * MOST_OF_A_COMMAND;
    int capacity = BitUtil.findNextPositivePowerOfTwo(Math.toIntExact(entries * ENTRY_LENGTH));
    ring =
        new OneToOneRingBuffer(
            new UnsafeBuffer(
                BufferUtil.allocateDirectAligned(
                    capacity + RingBufferDescriptor.TRAILER_LENGTH, BitUtil.CACHE_LINE_LENGTH)));
  }

  /** Whether a command may be applied. Engine thread. */
  boolean hasRoom() {
    return ring.capacity() - ring.size() >= MOST_OF_A_COMMAND * ENTRY_LENGTH;
  }

  @Override
  public void onTransaction(
      long sequence, long timestampNs, DirectBuffer buffer, int offset, int length) {
    int at = ring.tryClaim(TYPE, MESSAGE_OFFSET + length);
    if (at < 0) {
      throw new IllegalStateException("One command changed more transactions than there is room");
    }
    MutableDirectBuffer claimed = ring.buffer();
    claimed.putLong(at + SEQUENCE_OFFSET, sequence);
    claimed.putLong(at + TIMESTAMP_OFFSET, timestampNs);
    claimed.putBytes(at + MESSAGE_OFFSET, buffer, offset, length);
    ring.commit(at);
  }

  /** Hands over what is there, until the handler aborts; gives how many. Index thread. */
  int read(ControlledMessageHandler handler) {
    return ring.controlledRead(handler);
  }
}
