package io.croupier.demo.player;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AgendaTest {
  private final Agenda agenda = new Agenda();
  private final List<String> done = new ArrayList<>();

  @Test
  void shouldDoWhatIsDueInOrderOfTimeAndThenOfPlanning() {
    agenda.at(20, planned -> done.add("late at " + planned));
    agenda.at(10, planned -> done.add("first at " + planned));
    agenda.at(10, planned -> done.add("second at " + planned));
    agenda.at(31, planned -> done.add("never"));

    assertEquals(3, agenda.doWork(30, 10));
    assertEquals(List.of("first at 10", "second at 10", "late at 20"), done);
    assertFalse(agenda.isEmpty());
  }

  @Test
  void shouldDoNoMoreAtOnceThanItIsAllowed() {
    agenda.at(1, planned -> agenda.at(2, again -> done.add("next")));
    agenda.at(1, planned -> done.add("second"));

    assertEquals(1, agenda.doWork(5, 1));
    assertEquals(2, agenda.doWork(5, 10));
    assertEquals(List.of("second", "next"), done);
    assertTrue(agenda.isEmpty());
  }
}
