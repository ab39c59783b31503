package io.croupier.node;

import com.lmax.disruptor.EventPoller;
import org.agrona.concurrent.UnsafeBuffer;

/** One stage's place in the command ring. Owned by the stage's thread. */
final class CommandReader {
  private final CommandRing ring;
  private final EventPoller<UnsafeBuffer> poller;
  private final EventPoller.Handler<UnsafeBuffer> toSlot = this::onSlot;
  private CommandHandler handler;
  private int left;
  private long nextFrame;

  CommandReader(CommandRing ring, EventPoller<UnsafeBuffer> poller) {
    this.ring = ring;
    this.poller = poller;
    this.nextFrame = poller.getSequence().get() + 1;
  }

  /**
   * Hands over what has arrived, at most {@code limit} frames and only while the handler has room;
   * their slots are free again when this returns. What the handler throws reaches the caller: the
   * stage must stop then, since the ring would hand the same frame over again.
   *
   * @return how many frames were handed over.
   */
  int poll(CommandHandler handler, int limit) throws Exception {
    if (!handler.hasRoom()) {
      return 0;
    }
    this.handler = handler;
    left = limit;
    poller.poll(toSlot);
    return limit - left;
  }

  private boolean onSlot(UnsafeBuffer region, long position, boolean endOfBatch) {
    if (position < nextFrame) {
      return true;
    }
    nextFrame = position + ring.slotsAt(position);
    ring.read(position, handler);
    left--;
    return left > 0 && handler.hasRoom();
  }
}
