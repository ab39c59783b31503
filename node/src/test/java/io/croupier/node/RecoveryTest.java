package io.croupier.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.croupier.config.Settings;
import io.croupier.config.SnapshotSettings.Every;
import io.croupier.journal.chronicle.DataFolder;
import io.croupier.journal.chronicle.EpochSettings;
import io.croupier.journal.chronicle.JournalAppender;
import io.croupier.journal.chronicle.OutcomeLog;
import io.croupier.journal.chronicle.SnapshotFolder;
import io.croupier.journal.frame.Durability;
import io.croupier.journal.frame.JournalState;
import io.croupier.journal.frame.Seal;
import io.croupier.journal.frame.Skip;
import io.croupier.testkit.Messages;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.function.Consumer;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecoveryTest {
  private static final long FILE_SIZE = 1 << 20;

  @TempDir private Path folder;

  private final DirectBuffer genesis = GenesisCommand.of(Settings.defaults().genesis());
  private final NodeCommands commands = new NodeCommands();

  @Test
  void shouldWriteAnOutcomeLogThatWasLostAnew() throws IOException {
    try (LocalNode node = open()) {
      node.begin(1, genesis);
      advance(node, 20);
    }
    Folders.delete(folder.resolve("epoch-00000001/outcomes"));
    try (LocalNode node = open()) {
      advance(node, 5);
    }
    try (DataFolder data = DataFolder.read(folder)) {
      assertEquals(26, data.outcomes(26).lastSequence());
    }
  }

  @Test
  void shouldRefuseAJournalWhoseOutcomeHashWasNotWhatTheEngineGives() {
    long sequence = Seal.PAIR_COMMANDS;
    write(
        journal -> {
          journal.append(1, 1, genesis, 0, genesis.capacity());
          appendAdvanceTime(journal, 2, sequence);
          journal.offerPair(sequence, 42);
        });
    StartException refused = assertThrows(StartException.class, this::open);
    assertEquals(ExitCode.JOURNAL, refused.exitCode());
    assertTrue(refused.getMessage().contains("command 1024"), refused.getMessage());
  }

  @Test
  void shouldStopTheFollowerWhereTheLiveEngineGaveAnotherOutcomeHash() {
    long sequence = 2 * Seal.PAIR_COMMANDS;
    write(
        journal -> {
          journal.append(1, 1, genesis, 0, genesis.capacity());
          appendAdvanceTime(journal, 2, sequence);
          journal.offerPair(sequence, 42);
        });
    try (DataFolder data = DataFolder.read(folder);
        SnapshotFolder.Owner owner = data.snapshots().own()) {
      Every every = new Every(1, null);
      JournalFollower follower =
          new JournalFollower(folder, owner, every, report -> {}, () -> false, () -> false);
      DivergenceException different = assertThrows(DivergenceException.class, follower::poll);
      assertEquals(ExitCode.DIVERGED, FailStop.exitCode(different));
      String sentence = FailStop.sentence("follower", different);
      assertTrue(sentence.contains("up to command 2048 "), sentence);
      assertEquals(List.of(), data.snapshots().newestFirst());
    }
  }

  @Test
  void shouldRefuseAJournalThatBreaksTheEngine() {
    write(
        journal -> {
          journal.append(1, 1, genesis, 0, genesis.capacity());
          journal.append(2, 1_000, commands.buffer(), 0, commands.advanceTime(2));
          journal.append(3, 999, commands.buffer(), 0, commands.advanceTime(3));
        });
    StartException refused = assertThrows(StartException.class, this::open);
    assertEquals(ExitCode.POISON, refused.exitCode());
    assertTrue(refused.getMessage().startsWith("Command 3 "), refused.getMessage());
    assertTrue(refused.getMessage().contains("--skip 3 --by"), refused.getMessage());
  }

  @Test
  void shouldGoOnForEverWithoutACommandThatAnOperatorSkips() {
    write(
        journal -> {
          journal.append(1, 1, genesis, 0, genesis.capacity());
          journal.append(2, 1_000, commands.buffer(), 0, commands.advanceTime(2));
          journal.append(3, 999, commands.buffer(), 0, commands.advanceTime(3));
          journal.append(4, 1_000, commands.buffer(), 0, commands.advanceTime(4));
        });
    start(new Skip(3, "Ada", "time goes back"));
    try (LocalNode node = open()) {
      advance(node, 5);
    }
    try (DataFolder data = DataFolder.read(folder)) {
      assertEquals("[3]", data.reader().skips().keySet().toString());
      assertEquals(9, data.outcomes(9).lastSequence());
    }
    open().close();
  }

  @Test
  void shouldRefuseToSkipWhatIsNotThereOrWasAnswered() {
    try (LocalNode node = open()) {
      node.begin(1, genesis);
      advance(node, 5);
    }
    StartException notThere =
        assertThrows(StartException.class, () -> start(new Skip(7, "Ada", "why not")));
    assertEquals(ExitCode.USAGE, notThere.exitCode());
    assertTrue(notThere.getMessage().contains("the journal ends at command 6"), "" + notThere);
    StartException answered =
        assertThrows(StartException.class, () -> start(new Skip(4, "Ada", "why not")));
    assertEquals(ExitCode.JOURNAL, answered.exitCode());
    assertTrue(answered.getMessage().contains("outcomes that were sent"), "" + answered);
  }

  /** Starts with a decision to skip, and ends at once. */
  private void start(Skip skip) {
    Settings settings = Settings.defaults();
    try (DataFolder data = DataFolder.own(folder)) {
      Recovered recovered =
          Recovery.run(
              data,
              new OutcomeRing(settings.pipeline().outcomeRingSize()),
              FILE_SIZE,
              folder.resolve("ids"),
              NodeStart.indexSize(settings.transactionIndex()),
              journaled -> {},
              skip,
              report -> {});
      recovered.openEpoch(data, Durability.MEMORY, FILE_SIZE, 1_000).close();
      recovered.log().close();
      recovered.ids().close();
    }
  }

  @Test
  void shouldRefuseAGenesisThatNeedsALargerOutcomeRing() {
    byte[] large =
        new Messages()
            .encode(
                Map.of(
                    "command", "Genesis",
                    "gatewayId", 0,
                    "commandId", 1,
                    "accounts", 10,
                    "orders", 10,
                    "outcomesPerCommand", 65_534));
    UnsafeBuffer buffer = new UnsafeBuffer(large);
    write(journal -> journal.append(1, 1, buffer, 0, large.length));

    StartException refused =
        assertThrows(StartException.class, () -> open("pipeline.outcomeRingSize=8MiB"));
    assertEquals(ExitCode.SETTINGS, refused.exitCode());
    assertTrue(refused.getMessage().contains("pipeline.outcomeRingSize"), refused.getMessage());
  }

  @Test
  void shouldSayNothingBehindACleanStop() {
    List<String> reports = new ArrayList<>();
    try (LocalNode node = open()) {
      node.begin(1, genesis);
      advance(node, 3);
    }
    open(reports).close();
    assertEquals(List.of(), reports);
  }

  private void advance(LocalNode node, int times) {
    for (int i = 0; i < times; i++) {
      node.command(node.timestampNs() + 1, commands.buffer(), 0, commands.advanceTime(i + 1));
    }
  }

  private void appendAdvanceTime(JournalAppender journal, long from, long to) {
    for (long sequence = from; sequence <= to; sequence++) {
      journal.append(sequence, sequence, commands.buffer(), 0, commands.advanceTime(sequence));
    }
  }

  /** Writes a first run by hand. */
  private void write(Consumer<JournalAppender> run) {
    try (DataFolder data = DataFolder.own(folder);
        OutcomeLog log = data.openOutcomeLog(FILE_SIZE)) {
      JournalState empty = data.reader().read((sequence, time, buffer, offset, length) -> {});
      EpochSettings settings = new EpochSettings(Durability.MEMORY, 451, 1, 1, "a test", List.of());
      try (JournalAppender journal = data.openEpoch(empty, settings, FILE_SIZE, 1)) {
        run.accept(journal);
        journal.stop(Long.MAX_VALUE, "the end");
      }
    }
  }

  private LocalNode open(String... options) {
    return open(new ArrayList<>(), options);
  }

  private LocalNode open(List<String> reports, String... options) {
    Settings settings = Settings.load(null, List.of(options), new Properties());
    OutcomeOutput nowhere =
        new OutcomeOutput() {
          @Override
          public void onOutcome(int to, long number, DirectBuffer b, int offset, int length) {}

          @Override
          public void onQueryAnswer(int to, DirectBuffer b, int offset, int length) {}
        };
    return new LocalNode(folder, settings.pipeline(), FILE_SIZE, nowhere, reports::add);
  }
}
