package io.croupier.gateway.client;

import java.util.concurrent.TimeUnit;

/**
 * How often books are told and looked after.
 *
 * @param intervalNs shortest time between two calls about one market; what changes meanwhile is
 *     told together. 0: each change at once.
 * @param silenceNs of a market that was silent so long it is asked whether something was lost.
 */
public record BookTimes(long intervalNs, long silenceNs) {
  public BookTimes {
    if (intervalNs < 0 || silenceNs <= 0) {
      throw new IllegalArgumentException(
          "BookTimes must be 0 or more, and of silence more than 0: "
              + intervalNs
              + ", "
              + silenceNs);
    }
  }

  /** Each change at once; a lost last message is missed for a second at most. */
  public static final BookTimes DEFAULT = conflated(0);

  /** At most one call about each market in so many nanoseconds. */
  public static BookTimes conflated(long intervalNs) {
    return new BookTimes(intervalNs, TimeUnit.SECONDS.toNanos(1));
  }
}
