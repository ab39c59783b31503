package io.croupier.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.zip.CRC32;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

class CommandRingTest {
  private static final int SLOTS = 128;

  private final CommandRing ring = new CommandRing(SLOTS);
  private final CommandReader reader = ring.newReader();
  private final Taken taken = new Taken();

  @Test
  void shouldHandOverACommandWithItsSequenceAndTime() throws Exception {
    assertTrue(ring.offerCommand(7, 99, message(1, 10), 0, 10));

    assertEquals(1, reader.poll(taken, 10));
    assertEquals(List.of("7 at 99 " + crc(message(1, 10), 0, 10)), taken.frames);
  }

  @Test
  void shouldHandOverAQueryWithoutSequence() throws Exception {
    ring.offerQuery(message(1, 10), 0, 10);

    reader.poll(taken, 10);
    assertEquals(List.of("query " + crc(message(1, 10), 0, 10)), taken.frames);
  }

  @Test
  void shouldKeepFramesOfEveryLengthWholeOverManyRounds() throws Exception {
    Random random = new Random(4);
    List<String> expected = new ArrayList<>();
    for (int i = 1; i <= 20_000; i++) {
      int length = 1 + random.nextInt(i % 10 == 0 ? CommandRing.MAX_LENGTH : 600);
      UnsafeBuffer message = message(i, length);
      while (!ring.offerCommand(i, i, message, 0, length)) {
        assertTrue(reader.poll(taken, 5) > 0, "the ring is full and empty");
      }
      expected.add(i + " at " + i + " " + crc(message, 0, length));
    }
    while (reader.poll(taken, 5) > 0) {}
    assertEquals(expected, taken.frames);
  }

  @Test
  void shouldFillTheRestOfTheRegionWhenAFrameDoesNotFitIntoIt() throws Exception {
    int most = CommandRing.MAX_LENGTH;
    fill(SLOTS - 1);
    reader.poll(taken, SLOTS);
    taken.frames.clear();

    assertTrue(ring.offerCommand(1, 1, message(5, most), 0, most));

    drain();
    assertEquals(List.of("1 at 1 " + crc(message(5, most), 0, most)), taken.frames);
  }

  @Test
  void shouldRefuseAFrameWhenNotAllOfItFindsRoom() throws Exception {
    fill(SLOTS - 1);
    int twoSlots = CommandRing.SLOT_LENGTH;

    assertFalse(ring.offerCommand(1, 1, message(1, twoSlots), 0, twoSlots));
    assertTrue(ring.offerCommand(1, 1, message(1, 1), 0, 1));
    assertFalse(ring.offerCommand(2, 2, message(1, 1), 0, 1));
  }

  @Test
  void shouldFreeSlotsOnlyWhenEveryReaderHasReadThem() throws Exception {
    CommandReader other = ring.newReader();
    fill(SLOTS);

    reader.poll(taken, SLOTS);
    assertFalse(ring.offerCommand(1, 1, message(1, 1), 0, 1));
    other.poll(new Taken(), SLOTS);
    assertTrue(ring.offerCommand(1, 1, message(1, 1), 0, 1));
  }

  @Test
  void shouldHandOverNoMoreThanTheLimitInOnePoll() throws Exception {
    fill(10);

    assertEquals(4, reader.poll(taken, 4));
    assertEquals(4, taken.frames.size());
  }

  @Test
  void shouldStopWhenTheHandlerHasNoMoreRoom() throws Exception {
    fill(10);
    taken.room = 3;

    assertEquals(3, reader.poll(taken, 10));
    assertEquals(0, reader.poll(taken, 10));
    taken.room = 10;
    assertEquals(7, reader.poll(taken, 10));
  }

  @Test
  void shouldRefuseAMessageThatNoFrameCanHold() {
    int tooLong = CommandRing.MAX_LENGTH + 1;
    assertThrows(
        IllegalArgumentException.class, () -> ring.offerQuery(message(1, tooLong), 0, tooLong));
    assertThrows(IllegalArgumentException.class, () -> ring.offerQuery(message(1, 1), 0, 0));
  }

  private void fill(int frames) {
    for (int i = 0; i < frames; i++) {
      assertTrue(ring.offerCommand(i, i, message(i, 1), 0, 1));
    }
  }

  private void drain() throws Exception {
    while (reader.poll(taken, SLOTS) > 0) {}
  }

  private static UnsafeBuffer message(int seed, int length) {
    byte[] bytes = new byte[length];
    new Random(seed).nextBytes(bytes);
    return new UnsafeBuffer(bytes);
  }

  private static long crc(DirectBuffer buffer, int offset, int length) {
    byte[] bytes = new byte[length];
    buffer.getBytes(offset, bytes);
    CRC32 crc = new CRC32();
    crc.update(bytes);
    return crc.getValue();
  }

  /** Writes down what it is given, as long as it has room. */
  private static final class Taken implements CommandHandler {
    private final List<String> frames = new ArrayList<>();
    private int room = Integer.MAX_VALUE;

    @Override
    public void onCommand(
        long sequence, long timestampNs, DirectBuffer buffer, int offset, int length) {
      room--;
      frames.add(sequence + " at " + timestampNs + " " + crc(buffer, offset, length));
    }

    @Override
    public void onQuery(DirectBuffer buffer, int offset, int length) {
      room--;
      frames.add("query " + crc(buffer, offset, length));
    }

    @Override
    public boolean hasRoom() {
      return room > 0;
    }
  }
}
