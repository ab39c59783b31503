package io.croupier.demo.player;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class RaceTest {
  private static final int RUNNERS = 9;
  private static final int WINNERS = 3;

  private final Race race = new Race(new Dice(5), RUNNERS, WINNERS);

  @Test
  void shouldHaveChancesThatAddUpToTheNumberOfWinners() {
    double sum = race.chances(WINNERS).stream().mapToDouble(Double::doubleValue).sum();

    assertEquals(WINNERS, sum, 0.01);
    assertTrue(race.chances(WINNERS).stream().allMatch(chance -> chance > 0 && chance <= 1));
  }

  @Test
  void shouldEndWithPositionsThatFillThePlacesWithTiesOnlyForTheLastOne() {
    int ties = 0;
    for (int i = 0; i < 200; i++) {
      List<Integer> positions = race.positions();
      long placed = positions.stream().filter(position -> position <= WINNERS).count();
      ties += placed > WINNERS ? 1 : 0;
      assertTrue(placed == WINNERS || placed == WINNERS + 1, positions.toString());
      for (int place = 1; place < WINNERS; place++) {
        int one = place;
        assertEquals(1, positions.stream().filter(p -> p == one).count(), positions.toString());
      }
    }
    assertTrue(ties > 0 && ties < 100, ties + " ties");
  }
}
