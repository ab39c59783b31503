package io.croupier.gateway.session;

import java.util.concurrent.TimeUnit;

/**
 * The times of a gateway session, in nanoseconds.
 *
 * @param timeoutNs silence, or a stream that does not move, after which the session is closed.
 * @param heartbeatNs between two heartbeats, either way.
 * @param retryNs before a Hello or a resend request is sent again.
 * @param resendNs before a gateway sends a command that nobody answered again.
 * @param shortestBackOffNs between two attempts to connect; doubles with every failure.
 * @param longestBackOffNs the most it doubles to.
 */
public record SessionTimes(
    long timeoutNs,
    long heartbeatNs,
    long retryNs,
    long resendNs,
    long shortestBackOffNs,
    long longestBackOffNs) {

  /** One second of silence closes a session. */
  public static final SessionTimes DEFAULT = withTimeout(TimeUnit.SECONDS.toNanos(1));

  public SessionTimes {
    if (heartbeatNs <= 0 || retryNs <= 0 || resendNs <= 0 || shortestBackOffNs <= 0) {
      throw new IllegalArgumentException("Every time of a session is above zero");
    }
    if (timeoutNs < 4 * heartbeatNs) {
      throw new IllegalArgumentException("The timeout is at least four heartbeats");
    }
    if (longestBackOffNs < shortestBackOffNs) {
      throw new IllegalArgumentException("The longest back-off is at least the shortest");
    }
  }

  /** The usual proportions around a timeout. */
  public static SessionTimes withTimeout(long timeoutNs) {
    return new SessionTimes(
        timeoutNs, timeoutNs / 10, timeoutNs / 5, timeoutNs * 5, timeoutNs / 20, timeoutNs);
  }
}
