package io.croupier.engine.approval;

import io.croupier.engine.store.IdIndex;
import io.croupier.engine.store.Invariant;
import io.croupier.engine.store.SlotStore;
import io.croupier.engine.store.StoreVisitor;
import io.croupier.protocol.CommandHeaderDecoder;
import io.croupier.protocol.MessageHeaderDecoder;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * The commands that wait for a second operator: their bytes as they came, where, and until when.
 *
 * <p><b>Guarantees:</b> a command is found by its sequence until it is forgotten; its bytes do not
 * change meanwhile.
 *
 * <p>Owned by the engine thread.
 */
public final class PendingCommands {
  /** Room for the longest command that can need a second operator, with its message header. */
  private static final int LENGTH = 128;

  private final SlotStore slots;
  private final long[] sequences;
  private final long[] deadlines;
  private final byte[] messages;
  private final transient IdIndex index;
  private final UnsafeBuffer buffer;
  private final MessageHeaderDecoder message = new MessageHeaderDecoder();
  private final CommandHeaderDecoder header = new CommandHeaderDecoder();

  /** Makes room for {@code capacity} commands. */
  public PendingCommands(int capacity) {
    slots = new SlotStore("pending commands", capacity);
    sequences = new long[capacity + 1];
    deadlines = new long[capacity + 1];
    messages = new byte[(capacity + 1) * LENGTH];
    index = new IdIndex(capacity);
    buffer = new UnsafeBuffer(messages);
  }

  boolean isFull() {
    return slots.isFull();
  }

  /** Keeps a command; there must be room. */
  int add(long sequence, long deadlineNs, DirectBuffer from, int offset, int length) {
    Invariant.check(length <= LENGTH, "a command is too long to wait for a second operator");
    int slot = slots.allocate();
    sequences[slot] = sequence;
    deadlines[slot] = deadlineNs;
    from.getBytes(offset, messages, slot * LENGTH, length);
    index.put(0, 0, sequence, slot);
    return slot;
  }

  /** The slot of a command whose time is not over; 0 when there is none. */
  int find(long sequence, long now) {
    int slot = index.get(0, 0, sequence);
    return slot != 0 && deadlines[slot] > now ? slot : 0;
  }

  /** Forgets a command. */
  void remove(int slot) {
    index.remove(slot);
    slots.free(slot);
  }

  long sequence(int slot) {
    return sequences[slot];
  }

  long deadlineNs(int slot) {
    return deadlines[slot];
  }

  /** Holds the messages of all slots, each from {@link #offset}. */
  public DirectBuffer buffer() {
    return buffer;
  }

  /** Where the message of a slot begins. */
  public int offset(int slot) {
    return slot * LENGTH;
  }

  /** The message header of a slot, until this is called again. */
  public MessageHeaderDecoder message(int slot) {
    return message.wrap(buffer, offset(slot));
  }

  /** The command header of a slot, until this is called again. */
  CommandHeaderDecoder header(int slot) {
    return header.wrap(buffer, offset(slot) + MessageHeaderDecoder.ENCODED_LENGTH);
  }

  /** Visits every field; the index is built again after a load. */
  public void accept(StoreVisitor visitor) {
    slots.accept(visitor);
    visitor.store("pendingCommand", true);
    int end = slots.highest() + 1;
    visitor.longs("sequences", 1, sequences, 1, end);
    visitor.longs("deadlines", 1, deadlines, 1, end);
    visitor.bytes("messages", 1, messages, LENGTH, end * LENGTH);
    if (index.size() != slots.size()) {
      index.clear();
      for (int slot = 1; slot < end; slot++) {
        if (slots.inUse(slot)) {
          index.put(0, 0, sequences[slot], slot);
        }
      }
    }
  }
}
