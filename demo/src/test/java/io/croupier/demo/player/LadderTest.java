package io.croupier.demo.player;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class LadderTest {
  @Test
  void shouldTakeThePriceAtOrBelow() {
    assertEquals(199, Ladder.atOrBelow(1.999));
    assertEquals(200, Ladder.atOrBelow(2.0));
    assertEquals(200, Ladder.atOrBelow(2.019));
    assertEquals(305, Ladder.atOrBelow(3.09));
    assertEquals(99_000, Ladder.atOrBelow(999.9));
  }

  @Test
  void shouldStayBetweenTheLowestAndTheHighestPrice() {
    assertEquals(101, Ladder.atOrBelow(0.2));
    assertEquals(100_000, Ladder.atOrBelow(1e9));
  }

  @Test
  void shouldKnowThe350PricesOfTheClassicLadder() {
    TreeSet<Integer> prices = new TreeSet<>();
    for (int hundredths = 101; hundredths <= 100_000; hundredths++) {
      prices.add(Ladder.atOrBelow(hundredths / 100.0 + 0.001));
    }
    assertEquals(350, prices.size());
  }
}
