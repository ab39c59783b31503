package io.croupier.engine.limit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class WindowsTest {
  private static final int DAY = 0;
  private static final int WEEK = 1;
  private static final int MONTH = 2;
  private static final int FIGURE = 3;
  private static final int ROW = 2;
  private static final long MINUTE = 60_000_000_000L;
  private static final long[] SLOTS = {15 * MINUTE, 60 * MINUTE, 360 * MINUTE};

  private final Windows windows = new Windows(3);

  @Test
  void shouldCountWhatGoesOutUntilTheEndOfItsSlotIsAPeriodOld() {
    add(60, "2026-01-01T10:07:00Z");
    assertEquals(60, out(DAY, "2026-01-02T10:14:59.999999999Z"));
    assertEquals(0, out(DAY, "2026-01-02T10:15:00Z"));
    assertEquals(60, out(WEEK, "2026-01-08T10:59:59.999999999Z"));
    assertEquals(0, out(WEEK, "2026-01-08T11:00:00Z"));
    assertEquals(60, out(MONTH, "2026-02-01T11:59:59.999999999Z"));
    assertEquals(0, out(MONTH, "2026-02-01T12:00:00Z"));
  }

  @Test
  void shouldCountWhatComesBackUntilTheStartOfItsSlotIsAPeriodOld() {
    add(60, "2026-01-01T10:07:00Z");
    assertEquals(60, back(DAY, "2026-01-02T09:59:59.999999999Z"));
    assertEquals(0, back(DAY, "2026-01-02T10:00:00Z"));
    assertEquals(60, back(WEEK, "2026-01-08T09:59:59.999999999Z"));
    assertEquals(0, back(WEEK, "2026-01-08T10:00:00Z"));
    assertEquals(60, back(MONTH, "2026-02-01T05:59:59.999999999Z"));
    assertEquals(0, back(MONTH, "2026-02-01T06:00:00Z"));
  }

  @Test
  void shouldCountAgainWhatTheNextDayOfALongMonthLooksBackTo() {
    add(5, "2027-02-28T01:00:00Z");
    assertEquals(0, out(MONTH, "2027-03-28T23:59:59.999999999Z"));
    assertEquals(5, out(MONTH, "2027-03-29T00:00:00Z"));
    assertEquals(5, out(MONTH, "2027-03-31T05:59:59.999999999Z"));
    assertEquals(0, out(MONTH, "2027-03-31T06:00:00Z"));
  }

  @Test
  void shouldAgreeWithAListOfAllThatHappened() {
    Random random = new Random(7);
    for (int run = 0; run < 40; run++) {
      Windows fresh = new Windows(3);
      List<long[]> all = new ArrayList<>();
      long now = ns("2027-01-20T00:00:00Z") + random.nextInt() * 1_000L;
      for (int i = 0; i < 400; i++) {
        now += step(random, run);
        fresh.add(ROW, FIGURE, i + 1L, now);
        all.add(new long[] {now, i + 1});
        long later = now + step(random, run);
        for (int period = 0; period < Windows.PERIODS; period++) {
          long since = since(period, later);
          assertEquals(sum(all, period, since, 1), fresh.out(ROW, FIGURE, period, later));
          assertEquals(sum(all, period, since, 0), fresh.back(ROW, FIGURE, period, later));
        }
      }
    }
  }

  @Test
  void shouldAddTimeToEachSlotThatItWasIn() {
    long from = ns("2026-01-01T10:10:00Z");
    long to = ns("2026-01-01T10:40:00.000000001Z");
    windows.addTime(ROW, FIGURE, from, to);
    assertEquals(30 * MINUTE + 1, out(DAY, "2026-01-01T11:00:00Z"));
    assertEquals(25 * MINUTE + 1, out(DAY, "2026-01-02T10:15:00Z"));
    assertEquals(10 * MINUTE + 1, out(DAY, "2026-01-02T10:30:00Z"));
    assertEquals(0, out(DAY, "2026-01-02T10:45:00Z"));
    assertEquals(30 * MINUTE + 1, out(WEEK, "2026-01-08T10:59:59Z"));
  }

  @Test
  void shouldAddSoMuchTimeThatOnlyTheLatestCounts() {
    windows.addTime(ROW, FIGURE, 0, ns("2026-01-02T00:00:00Z"));
    assertEquals(24 * 60 * MINUTE, out(DAY, "2026-01-02T00:00:00Z"));
    assertEquals(7 * 24 * 60 * MINUTE, out(WEEK, "2026-01-02T00:00:00Z"));
    assertEquals(31 * 24 * 60 * MINUTE, out(MONTH, "2026-01-02T00:00:00Z"));
    assertEquals(0, windows.out(ROW - 1, FIGURE, MONTH, ns("2026-01-02T00:00:00Z")));
  }

  @Test
  void shouldKnowTheFirstAndTheLastTimes() {
    windows.add(ROW, FIGURE, 3, 0);
    assertEquals(3, windows.out(ROW, FIGURE, MONTH, 5));
    assertEquals(3, windows.back(ROW, FIGURE, DAY, 5));
    long last = Long.MAX_VALUE - 1;
    windows.add(ROW, FIGURE, 4, last);
    windows.addTime(ROW, FIGURE, last - 1, last);
    assertEquals(5, windows.out(ROW, FIGURE, MONTH, last));
  }

  private static long step(Random random, int run) {
    long most = run % 2 == 0 ? 40 * MINUTE : 2_000 * MINUTE;
    return random.nextInt(20) == 0 ? 0 : (long) (random.nextDouble() * most);
  }

  private static long sum(List<long[]> all, int period, long since, int slotsBehind) {
    long length = SLOTS[period];
    return all.stream()
        .filter(one -> (one[0] / length + slotsBehind) * length > since)
        .mapToLong(one -> one[1])
        .sum();
  }

  private static long since(int period, long now) {
    if (period == MONTH) {
      Instant before =
          Instant.EPOCH.plusNanos(now).atZone(ZoneOffset.UTC).minusMonths(1).toInstant();
      return ns(before.toString());
    }
    return now - (period == DAY ? 1 : 7) * 24 * 60 * MINUTE;
  }

  private void add(long amount, String time) {
    windows.add(ROW, FIGURE, amount, ns(time));
  }

  private long out(int period, String time) {
    return windows.out(ROW, FIGURE, period, ns(time));
  }

  private long back(int period, String time) {
    return windows.back(ROW, FIGURE, period, ns(time));
  }

  private static long ns(String time) {
    Instant instant = Instant.parse(time);
    return instant.getEpochSecond() * 1_000_000_000L + instant.getNano();
  }
}
