package io.croupier.engine.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class EndedQueueTest {
  private final EndedQueue queue = new EndedQueue("ended", 4);

  @Test
  void shouldGiveBackRecordsInTheOrderInWhichTheyEnded() {
    queue.add(3);
    queue.add(1);
    int first = queue.removeFirst();
    queue.add(4);
    assertEquals(List.of(3, 1, 4), List.of(first, queue.removeFirst(), queue.removeFirst()));
    assertTrue(queue.isEmpty());
  }

  @Test
  void shouldStopWhenNothingHasEnded() {
    assertThrows(Invariant.Broken.class, queue::removeFirst);
  }
}
