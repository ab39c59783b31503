package io.croupier.node;

import io.croupier.gateway.server.CommandSink;
import io.croupier.protocol.BusyReason;
import java.util.function.LongToIntFunction;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.Agent;

/**
 * Takes in what gateways send and what time brings, and gives it its place and time. All that
 * arrives in one duty cycle has one time. Owned by the ingress thread.
 */
final class IngressStage implements Agent, CommandSink {
  private final NodeClock clock;
  private final Sequencer sequencer;
  private final TimeAdvancer advancer;
  private final StorageWatch storage;
  private final NewBusiness newBusiness = new NewBusiness();
  private DirectBuffer genesis;
  private LongToIntFunction source;
  private long nowNs;
  private volatile boolean closing;
  private volatile boolean closed;

  /**
   * @param genesis the first command of a new journal; null where there is one.
   */
  IngressStage(
      NodeClock clock,
      Sequencer sequencer,
      TimeAdvancer advancer,
      StorageWatch storage,
      DirectBuffer genesis) {
    this.clock = clock;
    this.sequencer = sequencer;
    this.advancer = advancer;
    this.storage = storage;
    this.genesis = genesis;
  }

  /**
   * Says who offers what gateways send, at a time, and how much it was; to be called once, before
   * the first duty cycle.
   */
  void from(LongToIntFunction source) {
    this.source = source;
  }

  @Override
  public int doWork() {
    if (closing) {
      closed = true;
      return 0;
    }
    nowNs = clock.nowNs();
    if (genesis != null) {
      return begin();
    }
    return source.applyAsInt(nowNs) + advancer.doWork(nowNs);
  }

  @Override
  public BusyReason offer(
      DirectBuffer buffer, int offset, int length, boolean query, int gatewayId) {
    if (!query && storage.isLow() && newBusiness.isBegunBy(buffer, offset)) {
      return BusyReason.STORAGE_LOW;
    }
    if (sequencer.mustWaitForIndex(buffer, offset)) {
      return BusyReason.INDEX_BEHIND;
    }
    boolean taken =
        query
            ? sequencer.query(buffer, offset, length)
            : sequencer.command(nowNs, buffer, offset, length);
    return taken ? null : BusyReason.RING_FULL;
  }

  /** Asks for the end: nothing more is taken in. Any thread. */
  void close() {
    closing = true;
  }

  /** Whether nothing more will be taken in. Any thread. */
  boolean isClosed() {
    return closed;
  }

  @Override
  public String roleName() {
    return "ingress";
  }

  private int begin() {
    if (!sequencer.command(nowNs, genesis, 0, genesis.capacity())) {
      throw new IllegalStateException("The command ring has no room for Genesis");
    }
    genesis = null;
    return 1;
  }
}
