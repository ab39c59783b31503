package io.croupier.gateway.session;

import io.croupier.protocol.BadMessageReason;
import io.croupier.protocol.BusyReason;
import io.croupier.protocol.HelloRefusal;
import org.agrona.DirectBuffer;

/**
 * What a gateway hears from its node. All methods are called on the thread that polls, one at a
 * time; buffers are valid during the call only. Commands may be sent from within a call; polling
 * may not.
 *
 * <p><b>Guarantees.</b> Outcomes arrive in the order of their gatewaySequence, each once, without a
 * gap, whatever the network does and however often the node is restarted. The original outcomes
 * that follow a {@code Duplicate} are the one exception: they are older ones, told again because
 * this process has not seen them.
 */
public interface OutcomeListener {
  /**
   * An encoded outcome, header included.
   *
   * @param commandId the own command that caused it; 0: something else did.
   * @param answer whether this is the answer to a command that was sent here: each gets one.
   */
  void onOutcome(long commandId, boolean answer, DirectBuffer buffer, int offset, int length);

  /**
   * A row of the answer to a query; after a reconnect the rows may begin anew.
   *
   * @param last whether the answer ends with it.
   */
  default void onQueryAnswer(
      long commandId, boolean last, DirectBuffer buffer, int offset, int length) {}

  /**
   * A BookChanged of the shared stream, if one is listened to: whole, but perhaps not the next of
   * its market, and perhaps repeated. See {@code MarketBooks}.
   */
  default void onMarketData(DirectBuffer buffer, int offset, int length) {}

  /** The node could not take a command or query, and why; it is sent again by itself. */
  default void onBusy(long commandId, BusyReason reason) {}

  /**
   * The node has thrown away a message that no gateway should send; it is not sent again.
   *
   * @param commandId 0 where it had none.
   */
  default void onBadMessage(long commandId, BadMessageReason reason) {}

  /**
   * The gateway is in. What it has missed follows, then the commands that are still unanswered are
   * sent again.
   *
   * @param highestCommandId highest command id that the node has ever had from this gateway.
   */
  default void onConnected(int epoch, long highestCommandId) {}

  /** The node is silent or closed the session; connecting again goes on by itself. */
  default void onDisconnected() {}

  /**
   * The node has lost the outcomes from one number to the other, which this gateway has seen, and
   * an operator has accepted that it goes on: other outcomes come under these numbers now. Called
   * before {@link #onConnected}: what is kept of the stream's position has to go back to the first
   * number − 1 now. Commands that were answered by what is lost are unknown to the node, unless it
   * answers one with {@code Duplicate}; each may be sent again under its id.
   */
  default void onHistoryLost(long fromGatewaySequence, long toGatewaySequence) {}

  /**
   * The node refused this gateway. {@code HISTORY_LOST} is final: the node lacks the outcomes from
   * one number to the other, and an operator must decide. The others are tried again.
   */
  default void onRefused(HelloRefusal reason, long fromGatewaySequence, long toGatewaySequence) {}
}
