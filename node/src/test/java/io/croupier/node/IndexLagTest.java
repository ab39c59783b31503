package io.croupier.node;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class IndexLagTest {
  @Test
  void shouldAllowAsManyListsAsBookNoMoreThanTheEngineRemembers() {
    assertEquals(16_384, IndexLag.most(262_144, 1 << 16));
    assertEquals(2, IndexLag.most(32, 1 << 16));
  }

  @Test
  void shouldAllowNothingWhereTheEngineRemembersLessThanAList() {
    assertEquals(0, IndexLag.most(2, 1 << 16));
    assertEquals(0, IndexLag.most(15, 1 << 16));
    assertEquals(1, IndexLag.most(16, 1 << 16));
  }

  @Test
  void shouldNotAllowMoreThanFitsBetweenTheEngineAndTheIndex() {
    assertEquals(4 * 64, IndexLag.most(262_144, 64));
    assertEquals(1 << 16, IndexLag.most(1 << 27, 1 << 20));
  }
}
