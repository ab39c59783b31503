package io.croupier.gateway.session;

import org.agrona.DirectBuffer;

/**
 * What the node's session rules ask the egress side to do. A link is the way back to one gateway in
 * one attempt of it to connect; link numbers are never used twice in a run.
 */
public interface SessionActions {
  /** Opens a way to a gateway that has not proved anything yet. */
  void openLink(int link, String endpoint, int controlStream);

  /** Sends a session message; one that cannot leave within the timeout closes the link. */
  void send(int link, DirectBuffer buffer, int offset, int length);

  /** From now on the gateway's outcomes go over this link, from the given one on. */
  void serve(int link, int gatewayId, int outcomeStream, long fromGatewaySequence);

  /** Goes back to an earlier outcome of the gateway that this link serves. */
  void resend(int link, long fromGatewaySequence);

  /** Closes the link when what was sent has left, at the latest after the timeout. */
  void closeLink(int link);
}
