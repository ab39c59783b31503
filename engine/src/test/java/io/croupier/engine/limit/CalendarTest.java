package io.croupier.engine.limit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class CalendarTest {
  private static final long DAY_NS = 86_400_000_000_000L;

  @Test
  void shouldGoBackAMonthLikeTheJdkOnEveryDayOfManyYears() {
    long first = LocalDate.of(1969, 12, 1).toEpochDay();
    long last = LocalDate.of(2262, 4, 10).toEpochDay();
    for (long day = first; day <= last; day++) {
      for (long time : new long[] {0, 1, DAY_NS / 2, DAY_NS - 1}) {
        long now = day * DAY_NS + time;
        long expected = LocalDate.ofEpochDay(day).minusMonths(1).toEpochDay() * DAY_NS + time;
        assertEquals(expected, Calendar.monthBefore(now), () -> Instant.EPOCH.plusNanos(now) + "");
      }
    }
  }

  @Test
  void shouldTakeTheLastDayOfAMonthThatIsShorter() {
    assertMonthBefore("2027-02-28T10:00:00Z", "2027-03-31T10:00:00Z");
    assertMonthBefore("2027-02-28T10:00:00Z", "2027-03-29T10:00:00Z");
    assertMonthBefore("2028-02-29T10:00:00Z", "2028-03-31T10:00:00Z");
    assertMonthBefore("2028-01-29T10:00:00Z", "2028-02-29T10:00:00Z");
    assertMonthBefore("2026-12-31T23:59:59.999999999Z", "2027-01-31T23:59:59.999999999Z");
    assertMonthBefore("2100-02-28T00:00:00Z", "2100-03-29T00:00:00Z");
    assertMonthBefore("2000-02-29T00:00:00Z", "2000-03-29T00:00:00Z");
  }

  @Test
  void shouldKnowTheGreatestTimeThereIs() {
    long last = Long.MAX_VALUE - 1;
    Instant before =
        Instant.EPOCH.plusNanos(last).atZone(ZoneOffset.UTC).minusMonths(1).toInstant();
    assertEquals(ns(before.toString()), Calendar.monthBefore(last));
  }

  private static void assertMonthBefore(String expected, String now) {
    assertEquals(ns(expected), Calendar.monthBefore(ns(now)), now);
  }

  private static long ns(String time) {
    Instant instant = Instant.parse(time);
    return instant.getEpochSecond() * 1_000_000_000L + instant.getNano();
  }
}
