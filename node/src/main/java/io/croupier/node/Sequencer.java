package io.croupier.node;

import io.croupier.engine.Recall;
import io.croupier.engine.TransactionIndex;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

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
  private final Recall recall;
  private final IndexLag lag;
  private final UnsafeBuffer withRecalled =
      new UnsafeBuffer(new byte[CommandRing.MAX_LENGTH + Recall.MOST_BYTES]);
  private long lastSequence;
  private long lastTimestampNs;

  /** Goes on behind what is journaled. */
  Sequencer(CommandRing ring, long lastSequence, long lastTimestampNs) {
    this(ring, lastSequence, lastTimestampNs, (source, high, low, into, offset) -> 0, null);
  }

  /**
   * The same with an index of transaction ids: what it says of the ids that a command names is put
   * before the command.
   */
  Sequencer(
      CommandRing ring,
      long lastSequence,
      long lastTimestampNs,
      TransactionIndex index,
      IndexLag lag) {
    this.ring = ring;
    this.recall = new Recall(index);
    this.lag = lag;
    this.lastSequence = lastSequence;
    this.lastTimestampNs = lastTimestampNs;
  }

  /**
   * Whether a command must not be taken now, since it names transaction ids and the index is too
   * far behind to know what the engine may have forgotten of them: answer BUSY.
   */
  boolean mustWaitForIndex(DirectBuffer buffer, int offset) {
    return lag != null
        && Recall.names(Recall.templateId(buffer, offset))
        && lag.isBehind(lastSequence);
  }

  /** Puts a command in at a time, or at the last one where that is later; false: answer BUSY. */
  boolean command(long nowNs, DirectBuffer buffer, int offset, int length) {
    int all = recall.prepend(buffer, offset, length, withRecalled);
    return all > 0
        ? journaled(nowNs, withRecalled, 0, all)
        : journaled(nowNs, buffer, offset, length);
  }

  /** The same with a command as it stands in a journal: what was recalled then is before it. */
  boolean journaled(long nowNs, DirectBuffer buffer, int offset, int length) {
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
    int all = recall.prepend(buffer, offset, length, withRecalled);
    return all > 0
        ? ring.offerQuery(withRecalled, 0, all)
        : ring.offerQuery(buffer, offset, length);
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
