package io.croupier.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import io.croupier.engine.Engine;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the benchmark of wagering measures is the mix that it is said to be. */
class WageringMixTest {
  private static final int SIZE = 20_000;
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private final WageringMix mix = new WageringMix(WageringPart.MIX, SIZE, 42);

  @Test
  void shouldBeEightyFivePercentBetsAndWinsOfRoundsAndBeRefusedHardlyEver() {
    assertEquals(SIZE, mix.size());
    assertEquals(85, Math.round(mix.casino() * 100.0 / SIZE), 1, "casino: " + mix.casino());
    assertTrue(mix.refused() < SIZE / 100, "refused: " + mix.refused());
  }

  @Test
  void shouldBetWithBonusesCompleteThemAndRollBetsBack() {
    int share = mix.withBonus() * 100 / (SIZE * 45 / 100);
    assertTrue(share > 10 && share < 90, "bets with a bonus, in a hundred: " + share);
    assertTrue(mix.completed() > 0, "bonuses completed: " + mix.completed());
    assertTrue(mix.rolledBack() > 0, "rolled back: " + mix.rolledBack());
  }

  @ParameterizedTest
  @EnumSource(
      value = WageringPart.class,
      names = {"BETS_AND_WINS", "BETS_AND_WINS_IN_THE_CACHES"})
  void shouldBeBetsAndWinsAloneWhereOnlyTheyAreAsked(WageringPart part) {
    WageringMix alone = new WageringMix(part, SIZE, 42);
    assertEquals(SIZE, alone.casino() + alone.refused(), "bets, wins and refused ones");
    assertTrue(alone.refused() < SIZE / 100, "refused: " + alone.refused());
  }

  /** What the JVM allocates in the thread's name now and then is not there in every run. */
  @Test
  void shouldAllocateNothing() {
    long least = Long.MAX_VALUE;
    for (int run = 0; run < 3; run++) {
      Engine engine = new Engine(new DiscardingSink(null));
      mix.setUp(engine);
      long thread = Thread.currentThread().getId();
      long before = THREADS.getThreadAllocatedBytes(thread);
      mix.run(engine);
      least = Math.min(least, THREADS.getThreadAllocatedBytes(thread) - before);
    }
    assertEquals(0, least);
  }

  @Test
  void shouldDoTheSameOnEveryFreshEngine() {
    assertEquals(hashAfterMix(), hashAfterMix());
  }

  private long hashAfterMix() {
    Engine engine = new Engine(new DiscardingSink(null));
    mix.setUp(engine);
    long before = engine.outcomeHash();
    mix.run(engine);
    assertTrue(engine.outcomeHash() != before, "the mix has no outcomes");
    return engine.outcomeHash();
  }
}
