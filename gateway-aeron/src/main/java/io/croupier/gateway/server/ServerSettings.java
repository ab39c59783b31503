package io.croupier.gateway.server;

import io.croupier.gateway.session.SessionTimes;

/**
 * How the node meets its gateways.
 *
 * @param endpoint host:port on which gateways are heard.
 * @param stream number of the Aeron stream they publish to.
 * @param outcomeTermLength bytes of a third of each gateway's outcome buffer, a power of two.
 * @param marketData host:port at which everybody can ask to be sent market data; null: nobody is.
 */
public record ServerSettings(
    String endpoint, int stream, int outcomeTermLength, SessionTimes times, String marketData) {
  /** The stream that gateways publish to unless something else is agreed. */
  public static final int INGRESS_STREAM = 10;

  private static final int OUTCOME_TERM_LENGTH = 1024 * 1024;

  /** The usual streams, buffers and times. */
  public static ServerSettings on(String endpoint) {
    return new ServerSettings(
        endpoint, INGRESS_STREAM, OUTCOME_TERM_LENGTH, SessionTimes.DEFAULT, null);
  }
}
