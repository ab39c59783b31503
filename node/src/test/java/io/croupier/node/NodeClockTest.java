package io.croupier.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class NodeClockTest {
  private static final long MS = 1_000_000L;
  private static final long SECOND = 1_000 * MS;
  private static final long START = 1_700_000_000 * SECOND;
  private static final Duration WEEK = Duration.ofDays(7);

  private long wallNs = START;
  private long nanoNs = -5 * SECOND;
  private final List<Long> steps = new ArrayList<>();
  private final NodeClock clock = new NodeClock(() -> wallNs / MS, () -> nanoNs, START, steps::add);

  @Test
  void shouldRunWithTheMonotonicClockToTheNanosecond() {
    pass(7, 7);
    assertEquals(START + 7, clock.nowNs());
    assertEquals(START + 7, clock.lastNs());
  }

  @Test
  void shouldNotGoBackWhenTheWallClockDoes() {
    wallNs -= 3_600 * SECOND;
    long before = clock.nowNs();
    for (int i = 0; i < 100; i++) {
      pass(50 * MS, 50 * MS);
      long now = clock.nowNs();
      assertTrue(now > before, "time went back");
      before = now;
    }
    assertEquals(List.of(), steps);
  }

  @Test
  void shouldBeDrawnBackByAtMost500MillionthsOfTheTimeThatPasses() {
    wallNs -= SECOND / 2;
    run(1_000, 100 * MS);

    long drawn = START + 100 * SECOND - clock.nowNs();
    assertTrue(drawn > 0 && drawn <= 100 * SECOND * NodeClock.MAX_PPM / 1_000_000, "" + drawn);
  }

  @Test
  void shouldComeToAWallClockThatIsALittleAhead() {
    wallNs += 40 * MS;
    run(10_000, 100 * MS);

    assertTrue(Math.abs(wallNs - clock.nowNs()) <= 3 * MS, "" + (wallNs - clock.nowNs()));
    assertEquals(List.of(), steps);
  }

  @Test
  void shouldStepForwardOnceAndSaySoWhenTheWallClockIsFarAhead() {
    wallNs += 90 * SECOND;
    run(20, 100 * MS);

    assertEquals(List.of(90 * SECOND), steps);
    assertEquals(wallNs, clock.nowNs());
  }

  @Test
  void shouldGoOnWhenTheWallClockIsFrozen() {
    for (int i = 0; i < 50; i++) {
      pass(100 * MS, 0);
      clock.nowNs();
    }
    long ran = clock.nowNs() - START;
    assertTrue(ran > 4_990 * MS && ran <= 5 * SECOND, "" + ran);
  }

  @Test
  void shouldBeginWithTheLaterOfWallClockAndJournal() {
    assertEquals(START, NodeClock.startNs(START, 0, WEEK, false));
    assertEquals(START, NodeClock.startNs(START, START - SECOND, WEEK, false));
    assertEquals(START, NodeClock.startNs(START - MS, START, WEEK, false));
  }

  @Test
  void shouldRefuseAWallClockBeforeTheJournalUntilItIsAccepted() {
    StartException refused =
        assertThrows(
            StartException.class, () -> NodeClock.startNs(START - 2 * SECOND, START, WEEK, false));

    assertEquals(ExitCode.CLOCK, refused.exitCode());
    assertEquals(START, NodeClock.startNs(START - 2 * SECOND, START, WEEK, true));
  }

  @Test
  void shouldRefuseAWallClockFarAfterTheJournalUntilItIsAccepted() {
    long late = START + WEEK.toNanos() + 1;
    assertThrows(StartException.class, () -> NodeClock.startNs(late, START, WEEK, false));
    assertEquals(late, NodeClock.startNs(late, START, WEEK, true));
    assertEquals(late - 1, NodeClock.startNs(late - 1, START, WEEK, false));
  }

  private void run(int times, long ns) {
    for (int i = 0; i < times; i++) {
      pass(ns, ns);
      clock.nowNs();
    }
  }

  private void pass(long monotonicNs, long wallClockNs) {
    nanoNs += monotonicNs;
    wallNs += wallClockNs;
  }
}
