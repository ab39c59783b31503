package io.croupier.gateway.session;

import org.agrona.DirectBuffer;

/** What a gateway's session rules ask its transport to do. */
public interface EdgeActions {
  /**
   * Makes a new way to the node and two new streams to listen on; whatever an earlier way still
   * carries is never handed over again.
   */
  void open(int controlStream, int outcomeStream);

  /** Address and port on which the node reaches the streams; null while they are being opened. */
  String endpoint();

  /** Sends one message; false when it cannot leave now. */
  boolean send(DirectBuffer buffer, int offset, int length);
}
