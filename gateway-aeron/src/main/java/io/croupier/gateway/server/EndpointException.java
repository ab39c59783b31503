package io.croupier.gateway.server;

/** The node cannot be heard where it should be; the message says it in one sentence. */
public final class EndpointException extends RuntimeException {
  private static final long serialVersionUID = 1;

  EndpointException(String endpoint, Exception cause) {
    super(
        "Gateways cannot be heard on "
            + endpoint
            + ": use an address of this host and a port that is free.",
        cause);
  }
}
