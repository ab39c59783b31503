package io.croupier.demo.player;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class MatchTest {
  private final Match match = new Match(new Dice(8));

  @Test
  void shouldHaveFewGoalsAsMatchesHave() {
    double goals = average(match.ends());
    assertTrue(goals > 1 && goals < 4.5, goals + " goals");
  }

  @Test
  void shouldLeaveLessAndLessOpen() {
    for (int i = 0; i < 30; i++) {
      match.goOn();
    }
    List<Match.Score> ends = match.ends();

    assertEquals(1, ends.stream().distinct().count());
    assertEquals(ends.get(0), match.end());
  }

  @Test
  void shouldHappenSoManyTimesOnAverage() {
    Dice dice = new Dice(4);
    long times = 0;
    for (int i = 0; i < 20_000; i++) {
      times += dice.times(1.7);
    }
    assertEquals(1.7, times / 20_000.0, 0.05);
    assertEquals(0, dice.times(0));
  }

  private static double average(List<Match.Score> ends) {
    return ends.stream().mapToInt(Match.Score::goals).average().orElseThrow();
  }
}
