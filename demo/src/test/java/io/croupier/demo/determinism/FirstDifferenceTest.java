package io.croupier.demo.determinism;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.api.Test;

class FirstDifferenceTest {
  @Test
  void shouldFindBetweenWhichCommandsTwoRunsPart() {
    Map<String, Object> one = Map.of("1024", "a", "2048", "b", "3072", "c");
    Map<String, Object> other = Map.of("1024", "a", "2048", "x", "3072", "y");
    assertEquals(new FirstDifference(1_024, 2_048), FirstDifference.between(one, other));
  }

  @Test
  void shouldLookOnlyAtWhatBothHave() {
    Map<String, Object> one = Map.of("1024", "a", "2048", "b", "4096", "d");
    Map<String, Object> other = Map.of("2048", "b", "3072", "y", "4096", "z");
    assertEquals(new FirstDifference(2_048, 4_096), FirstDifference.between(one, other));
  }

  @Test
  void shouldSayWhetherItIsTheCommandItself() {
    assertTrue(FirstDifference.between(Map.of("7", "a"), Map.of("7", "a", "8", "b")).at() == 0);
    assertTrue(
        FirstDifference.between(Map.of("7", "a", "8", "x"), Map.of("7", "a", "8", "b")).isExact());
    assertFalse(FirstDifference.between(Map.of("8", "x"), Map.of("8", "b")).isExact());
  }
}
