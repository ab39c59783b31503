package io.croupier.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class OutcomeRingTest {
  private static final int CAPACITY = 1_024;

  private final OutcomeRing ring = new OutcomeRing(CAPACITY);
  private final List<String> taken = new ArrayList<>();
  private final OutcomeRing.Consumer consumer =
      (buffer, offset, length) ->
          taken.add(length + " bytes of " + buffer.getByte(offset + length - 1));

  @Test
  void shouldShowTheOutcomesOfACommandTogether() {
    write(8, 1);
    write(8, 2);
    assertEquals(0, ring.poll(consumer, 10));

    ring.commit();

    assertEquals(2, ring.poll(consumer, 10));
    assertEquals(List.of("8 bytes of 1", "8 bytes of 2"), taken);
  }

  @Test
  void shouldKeepOutcomesOfEveryLengthWholeOverManyRounds() {
    Random random = new Random(5);
    List<String> expected = new ArrayList<>();
    for (int i = 0; i < 5_000; i++) {
      int length = 1 + random.nextInt(200);
      while (!ring.hasRoom(OutcomeRing.room(1, length))) {
        assertTrue(ring.poll(consumer, 3) > 0, "the ring is full and empty");
      }
      write(length, (byte) i);
      ring.commit();
      expected.add(length + " bytes of " + (byte) i);
    }
    while (ring.poll(consumer, 3) > 0) {}
    assertEquals(expected, taken);
  }

  @Test
  void shouldGiveZeroedBytesWhereOldOutcomesStood() {
    for (int i = 0; i < 20; i++) {
      write(100, 7);
      ring.commit();
      ring.poll(consumer, 1);
    }
    int offset = ring.claim(100);
    for (int i = 0; i < 100; i++) {
      assertEquals(0, ring.buffer().getByte(offset + i));
    }
  }

  @Test
  void shouldHaveRoomForACommandWhereverItsOutcomesComeToStand() {
    long room = OutcomeRing.room(3, 100);
    for (int i = 0; i < 200; i++) {
      assertTrue(ring.hasRoom(room));
      write(100, i);
      write(1 + i % 100, i);
      write(100, i);
      ring.commit();
      assertEquals(3, ring.poll(consumer, 3));
    }
  }

  @Test
  void shouldHaveNoRoomUntilOutcomesAreTaken() {
    while (ring.hasRoom(200)) {
      write(100, 1);
      ring.commit();
    }
    assertFalse(ring.hasRoom(200));
    ring.poll(consumer, 5);
    assertTrue(ring.hasRoom(200));
  }

  @Test
  void shouldBreakRatherThanOverwriteWhatWasNotTaken() {
    assertThrows(
        IllegalStateException.class,
        () -> {
          for (int i = 0; i < CAPACITY; i++) {
            ring.claim(100);
          }
        });
  }

  @Test
  void shouldOfferAnOutcomeAgainThatWasNotTaken() {
    write(8, 1);
    write(8, 2);
    ring.commit();

    assertEquals(0, ring.poll((buffer, offset, length) -> false, 10));
    assertFalse(ring.isEmpty());
    assertEquals(2, ring.poll(consumer, 10));
    assertTrue(ring.isEmpty());
  }

  private void write(int length, int last) {
    int offset = ring.claim(length);
    ring.buffer().putByte(offset + length - 1, (byte) last);
  }
}
