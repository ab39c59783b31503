package io.croupier.journal.frame;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.agrona.DirectBuffer;
import org.junit.jupiter.api.Test;

/** Reading from a seal on. */
class SealPlaceTest {
  private final TestJournal journal = new TestJournal();

  @Test
  void shouldGoOnBehindEverySealWithTheSameEndAndFrames() {
    journal.epoch().commands(900).seal().commands(1).seal().commands(300).stop();
    journal.epoch().commands(5).seal().stop();
    journal.epoch().commands(700).seal().commands(3);
    Noted all = new Noted();
    JournalState end = journal.read(all);
    assertEquals(6, all.places.size());
    for (SealPlace place : all.places) {
      assertTrue(journal.reader().holds(place), place::toString);
      Noted tail = new Noted();
      assertEquals(end, journal.reader().readFrom(place, end.lastTimestampNs(), tail));
      assertEquals(all.since(place), tail.lines);
    }
  }

  @Test
  void shouldProveWhatFollowsTheSeal() {
    journal.epoch().commands(3).seal().commands(5).forced(8).commands(2);
    SealPlace place = places().get(0);
    flip(journal.offsetOf(1, 6) + 60);
    JournalState state = journal.reader().readFrom(place, 1, new Noted());
    assertEquals(Ending.DAMAGE, state.ending());
    assertEquals(5, state.lastSequence());
  }

  @Test
  void shouldNotReadWhatStandsBeforeTheSeal() {
    journal.epoch().commands(3).seal().commands(5).forced(8).stop();
    SealPlace place = places().get(0);
    flip(journal.offsetOf(1, 2) + 60);
    assertTrue(journal.reader().holds(place));
    assertEquals(Ending.STOP, journal.reader().readFrom(place, 1, new Noted()).ending());
    assertEquals(Ending.DAMAGE, journal.read().ending());
  }

  @Test
  void shouldNotFindASealOfAnotherJournalOrPlace() {
    journal.epoch().commands(3).seal().commands(5).stop();
    SealPlace place = places().get(0);
    SealHash other = places().get(1).seal();
    for (SealPlace wrong :
        List.of(
            new SealPlace(1, 0, place.offset(), 3, other),
            new SealPlace(1, 0, place.offset(), 4, place.seal()),
            new SealPlace(1, 0, place.offset() + 4, 3, place.seal()),
            new SealPlace(1, 1, place.offset(), 3, place.seal()),
            new SealPlace(2, 0, place.offset(), 3, place.seal()))) {
      assertFalse(journal.reader().holds(wrong), wrong::toString);
      assertEquals(Ending.DAMAGE, journal.reader().readFrom(wrong, 1, new Noted()).ending());
    }
  }

  @Test
  void shouldKnowASealBehindACut() {
    journal.epoch().commands(3).seal().commands(5).seal();
    SealPlace kept = places().get(0);
    SealPlace cut = places().get(1);
    journal.failedAt(1, 6);
    assertFalse(journal.reader().isCut(kept));
    assertTrue(journal.reader().isCut(cut));
    journal.epoch().commands(5);
    assertFalse(journal.reader().isCut(kept));
    assertTrue(journal.reader().isCut(cut));
    assertFalse(journal.reader().holds(cut));
    assertEquals(11, journal.reader().readFrom(kept, 1, new Noted()).lastSequence());
  }

  private List<SealPlace> places() {
    Noted noted = new Noted();
    journal.read(noted);
    return noted.places;
  }

  private void flip(int offset) {
    journal.medium(1).file(0).putByte(offset, (byte) ~journal.medium(1).file(0).getByte(offset));
  }

  /** A line for each call. */
  private static final class Noted implements FrameHandler {
    final List<String> lines = new ArrayList<>();
    final List<SealPlace> places = new ArrayList<>();

    @Override
    public void onEpoch(EpochHeader epoch) {
      lines.add("epoch " + epoch.number());
    }

    @Override
    public void onCommand(long sequence, long timestampNs, DirectBuffer b, int offset, int length) {
      lines.add("command " + sequence + " at " + timestampNs + " " + b.getLong(offset));
    }

    @Override
    public void onSeal(Seal seal) {
      places.add(seal.place());
      lines.add("seal " + places.get(places.size() - 1));
    }

    @Override
    public void onStop(Seal seal, String reason) {
      onSeal(seal);
    }

    List<String> since(SealPlace place) {
      return lines.subList(lines.indexOf("seal " + place) + 1, lines.size());
    }
  }
}
