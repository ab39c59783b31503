package io.croupier.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.croupier.config.SnapshotSettings.Every;
import io.croupier.engine.KnownVersions;
import io.croupier.journal.chronicle.DataFolder;
import io.croupier.journal.chronicle.EpochSettings;
import io.croupier.journal.chronicle.OutcomeLog;
import io.croupier.journal.chronicle.SnapshotFolder;
import io.croupier.journal.frame.Durability;
import io.croupier.journal.frame.EpochHeader;
import io.croupier.journal.frame.JournalException;
import io.croupier.journal.frame.JournalState;
import io.croupier.protocol.schema.MessageSchema;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which software wrote a run stands in its EPOCH frame; older software does not touch it. */
class NewerJournalTest {
  private static final long FILE_SIZE = 1 << 20;

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({"2, 1", "1, 2"})
  void shouldRefuseAJournalOfNewerSoftwareInOneSentence(int schema, int behaviour) {
    write(schema, behaviour);
    String sentence =
        "Epoch 1 of the journal was written by croupier 9.9, with schema "
            + schema
            + " and behaviour "
            + behaviour
            + ", and this version knows schema 1 and behaviour 1: use that version or a later one.";

    StartException refused = assertThrows(StartException.class, this::batch);
    assertEquals(ExitCode.JOURNAL, refused.exitCode());
    assertEquals(sentence, refused.getMessage());

    JournalException follower = assertThrows(JournalException.class, this::follow);
    assertEquals(sentence, follower.getMessage());
  }

  @Test
  void shouldNameWhatItKnowsInItsOwnRuns() {
    batch();
    try (DataFolder data = DataFolder.read(folder)) {
      EpochHeader run = data.reader().headers().get(0);
      assertEquals(MessageSchema.load().id(), run.schemaId());
      assertEquals(
          KnownVersions.OF_THIS_RELEASE,
          new KnownVersions(run.schemaVersion(), run.behaviourVersion()));
      assertEquals("croupier", run.softwareVersion().substring(0, 8));
    }
  }

  private void write(int schema, int behaviour) {
    try (DataFolder data = DataFolder.own(folder);
        OutcomeLog log = data.openOutcomeLog(FILE_SIZE)) {
      JournalState empty = data.reader().read((sequence, time, buffer, offset, length) -> {});
      log.endReplay(0);
      EpochSettings settings =
          new EpochSettings(Durability.MEMORY, 451, schema, behaviour, "croupier 9.9", List.of());
      data.openEpoch(empty, settings, FILE_SIZE, 1).stop(1, "the end");
    }
  }

  private void batch() {
    PrintStream out = new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
    try (Batch batch = new Batch(folder, out, report -> {})) {
      batch.accept("{\"command\":\"AdvanceTime\"}");
    }
  }

  private void follow() {
    try (DataFolder data = DataFolder.read(folder);
        SnapshotFolder.Owner owner = data.snapshots().own()) {
      new JournalFollower(folder, owner, new Every(1, null), report -> {}, () -> false, () -> false)
          .poll();
    }
  }
}
