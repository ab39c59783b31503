package io.croupier.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.croupier.engine.Engine;
import org.junit.jupiter.api.Test;

/** What the benchmark of wagering measures is the mix that it is said to be. */
class WageringMixTest {
  private static final int SIZE = 20_000;

  private final WageringMix mix = new WageringMix(SIZE, 42);

  @Test
  void shouldBeEightyFivePercentBetsAndWinsOfRoundsAndBeRefusedHardlyEver() {
    assertEquals(SIZE, mix.size());
    assertEquals(85, Math.round(mix.casino() * 100.0 / SIZE), 1, "casino: " + mix.casino());
    assertTrue(mix.refused() < SIZE / 100, "refused: " + mix.refused());
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
