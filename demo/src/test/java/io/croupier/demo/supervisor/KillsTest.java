package io.croupier.demo.supervisor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import org.junit.jupiter.api.Test;

class KillsTest {
  @Test
  void shouldBeDueAsOftenAsAskedAndNeverAtTheEnds() {
    Kills kills = new Kills(5, 3);
    assertFalse(kills.isDue(0.09));
    int due = 0;
    for (double part = 0.1; part < 0.95; part += 0.001) {
      due += kills.isDue(part) ? 1 : 0;
    }
    assertEquals(5, due);
    assertFalse(kills.isDue(1));
  }
}
