package io.croupier.gateway.session;

import java.nio.ByteBuffer;
import org.agrona.BitUtil;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * The commands and queries that are not answered yet, with their bytes, so that they can be sent
 * again as they were. Command ids lie at {@code id & mask} in half a command window: so an id that
 * is in flight is never too old for the core, and a new id whose place is taken has to wait.
 * Allocated once. Owned by the polling thread.
 */
final class InFlight {
  /** No such command in flight, or no room for it. */
  static final int NONE = -1;

  private static final byte FREE = 0;
  private static final byte CLAIMED = 1;
  private static final byte UNSENT = 2;
  private static final byte SENT = 3;
  private static final byte RETOLD = 4;

  private final UnsafeBuffer bytes;
  private final int slotLength;
  private final int mask;
  private final byte[] states;
  private final long[] commandIds;
  private final int[] lengths;
  private final long[] sentNs;
  private final long[] retoldThrough;
  private int count;
  private int unsent;
  private int nextToSend;
  private int nextToAge;

  /**
   * @param commandWindow of the node's genesis, a power of two.
   * @param longestCommand bytes kept for each command.
   */
  InFlight(int commandWindow, int longestCommand) {
    int slots = commandWindow / 2;
    mask = slots - 1;
    slotLength = BitUtil.align(longestCommand, BitUtil.SIZE_OF_LONG);
    bytes = new UnsafeBuffer(ByteBuffer.allocateDirect(Math.multiplyExact(slots, slotLength)));
    states = new byte[slots];
    commandIds = new long[slots];
    lengths = new int[slots];
    sentNs = new long[slots];
    retoldThrough = new long[slots];
  }

  /** Takes the place of a command id, zeroed; NONE when it is taken or the window is full. */
  int claim(long commandId, int length) {
    int slot = (int) commandId & mask;
    if (states[slot] != FREE || count == mask) {
      return NONE;
    }
    count++;
    states[slot] = CLAIMED;
    commandIds[slot] = commandId;
    lengths[slot] = length;
    retoldThrough[slot] = 0;
    // Word by word: filling memory by a call of the JVM's costs more for what is so short.
    for (int at = offset(slot); at < offset(slot) + length; at += BitUtil.SIZE_OF_LONG) {
      bytes.putLong(at, 0);
    }
    return slot;
  }

  int find(long commandId) {
    int slot = (int) commandId & mask;
    return states[slot] != FREE && commandIds[slot] == commandId ? slot : NONE;
  }

  void release(int slot) {
    unsent -= states[slot] == UNSENT ? 1 : 0;
    states[slot] = FREE;
    count--;
  }

  void toSend(int slot) {
    if (states[slot] != UNSENT) {
      states[slot] = UNSENT;
      unsent++;
    }
  }

  void sent(int slot, long nowNs) {
    unsent -= states[slot] == UNSENT ? 1 : 0;
    states[slot] = SENT;
    sentNs[slot] = nowNs;
  }

  /** Everything unanswered has to be sent again, the oldest first. */
  void resendAll(long newestCommandId) {
    for (int slot = 0; slot < states.length; slot++) {
      if (states[slot] > CLAIMED) {
        toSend(slot);
      }
    }
    resendFrom(newestCommandId);
  }

  /** Looks for commands to send in the order of their ids again. */
  void resendFrom(long newestCommandId) {
    nextToSend = (int) (newestCommandId + 1) & mask;
  }

  /** The next command to send; NONE when there is none. */
  int nextToSend() {
    if (unsent == 0) {
      return NONE;
    }
    while (states[nextToSend] != UNSENT) {
      nextToSend = nextToSend + 1 & mask;
    }
    return nextToSend;
  }

  /** Marks a few commands that were sent before the given time as to be sent again. */
  void age(int slots, long sentBeforeNs) {
    for (int i = 0; i < slots && count > 0; i++) {
      if (states[nextToAge] >= SENT && sentNs[nextToAge] < sentBeforeNs) {
        toSend(nextToAge);
      }
      nextToAge = nextToAge + 1 & mask;
    }
  }

  /** The node has answered with a Duplicate: the original outcomes follow. */
  void expectOriginals(int slot) {
    unsent -= states[slot] == UNSENT ? 1 : 0;
    states[slot] = RETOLD;
  }

  /** Whether an older outcome is an original that is awaited and has not been told yet. */
  boolean takesOriginal(int slot, long gatewaySequence) {
    if (states[slot] != RETOLD || gatewaySequence <= retoldThrough[slot]) {
      return false;
    }
    retoldThrough[slot] = gatewaySequence;
    return true;
  }

  boolean hasUnsent() {
    return unsent > 0;
  }

  int count() {
    return count;
  }

  UnsafeBuffer bytes() {
    return bytes;
  }

  int slotLength() {
    return slotLength;
  }

  int offset(int slot) {
    return slot * slotLength;
  }

  long commandId(int slot) {
    return commandIds[slot];
  }

  int length(int slot) {
    return lengths[slot];
  }
}
