package io.croupier.node;

import org.agrona.DirectBuffer;

/**
 * Gives every command its place and its time in the order of all, and puts it into the ring.
 *
 * <p><b>Guarantees.</b> Sequences are gapless, times never go back; a command that found no room
 * has used up no sequence.
 *
 * <p>Owned by the ingress thread: the ring has this one producer.
 */
final class Sequencer {
  private final CommandRing ring;
  private final NodeCommands own = new NodeCommands();
  private long lastSequence;
  private long lastTimestampNs;

  /** Goes on behind what is journaled. */
  Sequencer(CommandRing ring, long lastSequence, long lastTimestampNs) {
    this.ring = ring;
    this.lastSequence = lastSequence;
    this.lastTimestampNs = lastTimestampNs;
  }

  /** Puts a command in at a time, or at the last one where that is later; false: answer BUSY. */
  boolean command(long nowNs, DirectBuffer buffer, int offset, int length) {
    long timestampNs = Math.max(nowNs, lastTimestampNs);
    if (!ring.offerCommand(lastSequence + 1, timestampNs, buffer, offset, length)) {
      return false;
    }
    lastSequence++;
    lastTimestampNs = timestampNs;
    return true;
  }

  /** Puts a query in; false: answer BUSY. */
  boolean query(DirectBuffer buffer, int offset, int length) {
    return ring.offerQuery(buffer, offset, length);
  }

  /** Puts in the command that only moves time; false when there is no room now. */
  boolean advanceTime(long nowNs) {
    int length = own.advanceTime(lastSequence + 1);
    return command(nowNs, own.buffer(), 0, length);
  }

  long lastSequence() {
    return lastSequence;
  }

  long lastTimestampNs() {
    return lastTimestampNs;
  }
}
