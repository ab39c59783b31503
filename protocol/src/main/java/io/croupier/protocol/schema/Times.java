package io.croupier.protocol.schema;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;

/** Times in text faces: a number of nanoseconds since 1970, or ISO-8601. */
public final class Times {
  /** What a time must be, to stand behind "must be". */
  public static final String EXPECTED =
      "a whole number of nanoseconds since 1970, or an ISO-8601 time such as"
          + " 2000-01-01T00:00:00.000000001Z";

  private static final long NANOS_PER_SECOND = 1_000_000_000L;

  private Times() {}

  /**
   * The nanoseconds since 1970 of an ISO-8601 time with a zone or offset, exact to the nanosecond;
   * null where the text is none, or one that 64 bits cannot hold (before 1677, after 2262).
   */
  public static Long toEpochNs(String text) {
    try {
      Instant instant = OffsetDateTime.parse(text).toInstant();
      return Math.addExact(
          Math.multiplyExact(instant.getEpochSecond(), NANOS_PER_SECOND), instant.getNano());
    } catch (DateTimeException | ArithmeticException e) {
      return null;
    }
  }
}
