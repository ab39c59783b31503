package io.croupier.gateway.server;

import io.croupier.protocol.BusyReason;
import org.agrona.DirectBuffer;

/** Where valid commands and queries go: the node's command ring. Called by the ingress thread. */
@FunctionalInterface
public interface CommandSink {
  /**
   * Takes one message of an authenticated gateway: header, template, length, gateway id and command
   * id are right, nothing else has been looked at. The bytes are valid during the call only.
   *
   * @return null when it is taken; else why not: the gateway is told BUSY.
   */
  BusyReason offer(DirectBuffer buffer, int offset, int length, boolean query, int gatewayId);
}
