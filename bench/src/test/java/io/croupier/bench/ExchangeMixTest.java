package io.croupier.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.croupier.engine.Engine;
import org.junit.jupiter.api.Test;

/** What the engine's benchmark measures is the mix that it is said to be. */
class ExchangeMixTest {
  private static final int SIZE = 20_000;

  private final ExchangeMix mix = new ExchangeMix(SIZE, 42);

  @Test
  void shouldMatchInAboutSixOfAHundredCommandsAndRefuseHardlyAny() {
    assertEquals(SIZE, mix.size());
    assertEquals(6, Math.round(mix.matching() * 100.0 / SIZE), 1, "matching: " + mix.matching());
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
