package io.croupier.engine.timer;

import static io.croupier.engine.timer.TimerKind.APPROVAL_EXPIRY;
import static io.croupier.engine.timer.TimerKind.BET_DELAY;
import static io.croupier.engine.timer.TimerKind.DORMANCY;
import static io.croupier.engine.timer.TimerKind.HEARTBEAT;
import static io.croupier.engine.timer.TimerKind.MARKET_CLOSE;
import static io.croupier.engine.timer.TimerKind.SESSION_EXPIRY;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TimersTest {
  private record Set(TimerKind kind, int slot, long deadline, int number) {}

  private final Timers timers =
      new Timers(
          Map.of(
              MARKET_CLOSE,
              20,
              SESSION_EXPIRY,
              30,
              BET_DELAY,
              1,
              HEARTBEAT,
              1,
              APPROVAL_EXPIRY,
              1,
              DORMANCY,
              1));

  @Test
  void shouldComeOutInOrderOfDeadlineThenOfSetting() {
    timers.set(SESSION_EXPIRY, 2, 50);
    timers.set(MARKET_CLOSE, 1, 50);
    timers.set(SESSION_EXPIRY, 1, 40);
    assertEquals(
        List.of("SESSION_EXPIRY 1", "SESSION_EXPIRY 2", "MARKET_CLOSE 1"),
        List.of(next(), next(), next()));
    assertEquals(Timers.NEVER, timers.nextDeadlineNs());
  }

  @Test
  void shouldHaveNothingDueAtTheEndOfTimeWhenThereIsNoTimer() {
    assertFalse(timers.isDue(Long.MAX_VALUE));
    timers.set(MARKET_CLOSE, 1, 50);
    assertFalse(timers.isDue(49));
    assertTrue(timers.isDue(50));
  }

  @Test
  void shouldCountASecondSettingAsLater() {
    timers.set(MARKET_CLOSE, 1, 50);
    timers.set(MARKET_CLOSE, 2, 50);
    timers.set(MARKET_CLOSE, 1, 50);
    assertEquals("MARKET_CLOSE 2", next());
  }

  @Test
  void shouldAgreeWithASortedListOverARandomHistory() {
    List<Set> expected = new ArrayList<>();
    Random choice = new Random(3);
    for (int i = 0; i < 50_000; i++) {
      TimerKind kind = TimerKind.values()[choice.nextInt(2)];
      int slot = 1 + choice.nextInt(20);
      int action = choice.nextInt(3);
      if (action == 2 && !expected.isEmpty()) {
        Set first =
            expected.stream()
                .min(Comparator.comparingLong(Set::deadline).thenComparing(Set::number))
                .orElseThrow();
        expected.remove(first);
        assertEquals(first.kind + " " + first.slot, next());
        continue;
      }
      expected.removeIf(set -> set.kind == kind && set.slot == slot);
      if (action == 0) {
        timers.clear(kind, slot);
      } else {
        long deadline = choice.nextInt(40);
        timers.set(kind, slot, deadline);
        expected.add(new Set(kind, slot, deadline, i));
      }
      timers.checkInvariants();
    }
  }

  private String next() {
    String next = timers.nextKind() + " " + timers.nextSlot();
    timers.removeNext();
    return next;
  }
}
