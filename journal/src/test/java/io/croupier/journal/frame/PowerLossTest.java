package io.croupier.journal.frame;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.croupier.journal.frame.TestJournal.Commands;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Power that takes any unforced page of a simulated disk, in any order. */
class PowerLossTest {
  private static final int SEEDS = 500;
  private static final int STEPS = 40;
  private static final int MOST_COMMANDS = 60;

  @Test
  void shouldKeepWhatWasForcedAndCutTheRestInEveryOrderInWhichPagesAreLost() {
    for (int seed = 0; seed < SEEDS; seed++) {
      Random random = new Random(seed);
      Durability level = random.nextBoolean() ? Durability.DISK : Durability.MEMORY;
      TestJournal journal = new TestJournal().at(level);
      for (int epoch = 1; epoch <= 3; epoch++) {
        journal.epoch();
        long forced = write(journal, level, random);
        journal.answered(journal.last() == 0 ? 0 : random.nextLong(forced + 1));
        journal.medium(epoch).losePower(random);

        Commands read = new Commands();
        JournalState state = journal.read(read);

        String said = "seed " + seed + ", epoch " + epoch + ": " + state.describe();
        assertTrue(state.ending() == Ending.CUT || state.ending() == Ending.STOP, said);
        assertTrue(state.lastSequence() >= forced, said);
        assertEquals(state.lastSequence(), read.last, said);
      }
      Ending last = journal.epoch().commands(1).force().stop().read().ending();
      assertEquals(Ending.STOP, last, "seed " + seed);
    }
  }

  /** Gives the last command that was forced, and may be known to be. */
  private static long write(TestJournal journal, Durability level, Random random) {
    long forced = journal.last();
    for (int step = random.nextInt(STEPS); step >= 0; step--) {
      switch (random.nextInt(8)) {
        case 0, 1 -> journal.seal();
        case 2 -> journal.medium(journal.epochs()).roll();
        case 3 -> {
          if (level == Durability.DISK || random.nextInt(4) == 0) {
            forced = journal.last();
            journal.force();
          }
        }
        default -> journal.commands(random.nextInt(MOST_COMMANDS));
      }
    }
    if (random.nextInt(4) == 0) {
      forced = journal.last();
      journal.force().stop();
    }
    return forced;
  }
}
