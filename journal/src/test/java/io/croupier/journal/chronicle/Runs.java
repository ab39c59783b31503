package io.croupier.journal.chronicle;

import io.croupier.journal.frame.Durability;
import io.croupier.journal.frame.FrameHandler;
import io.croupier.journal.frame.JournalState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/** Runs of a node without an engine: a command's one outcome, for gateway 1, is its own bytes. */
final class Runs {
  static final int FILE_SIZE = 1 << 20;
  static final int LENGTH = 200;
  static final int GATEWAY = 1;

  private Runs() {}

  static EpochSettings settings(Durability durability) {
    return new EpochSettings(durability, 1, 1, 1, "test", List.of());
  }

  static UnsafeBuffer command(long sequence) {
    UnsafeBuffer command = new UnsafeBuffer(new byte[LENGTH]);
    for (int i = 0; i < LENGTH; i += Long.BYTES) {
      command.putLong(i, sequence * 31 + i);
    }
    return command;
  }

  /** One run: starts as a node does, appends {@code count} commands, stops. */
  static void run(Path path, Durability durability, int count) {
    try (DataFolder folder = DataFolder.own(path);
        OutcomeLog outcomes = folder.openOutcomeLog(FILE_SIZE)) {
      JournalState state = replay(folder, outcomes);
      folder.forceAll();
      try (JournalAppender journal =
          folder.openEpoch(state, settings(durability), FILE_SIZE, state.lastTimestampNs())) {
        append(journal, outcomes, state.lastSequence(), count);
        journal.stop(state.lastTimestampNs(), "end of run");
      }
    }
  }

  static void append(JournalAppender journal, OutcomeLog outcomes, long after, int count) {
    for (long sequence = after + 1; sequence <= after + count; sequence++) {
      append(journal, sequence);
      answer(outcomes, sequence);
    }
  }

  static void append(JournalAppender journal, long sequence) {
    journal.append(sequence, sequence * 1_000, command(sequence), 0, LENGTH);
    journal.endOfBatch(sequence * 1_000);
  }

  static void answer(OutcomeLog outcomes, long sequence) {
    outcomes.append(GATEWAY, sequence, sequence, command(sequence), 0, LENGTH);
    outcomes.endOfBatch();
  }

  static JournalState replay(DataFolder folder, OutcomeLog outcomes) {
    JournalState state =
        folder
            .reader()
            .read(
                (sequence, timestampNs, buffer, offset, length) ->
                    outcomes.replayed(GATEWAY, sequence, sequence, buffer, offset, length));
    outcomes.endReplay(state.lastSequence());
    return state;
  }

  /** Reads and checks that every command has the bytes it was written with. */
  static JournalState read(Path path) {
    try (DataFolder folder = DataFolder.read(path)) {
      return folder.reader().read(new Checked());
    }
  }

  static Path file(Path path, int epoch, String kind, int number) {
    return path.resolve("epoch-0000000" + epoch).resolve(kind).resolve(RollFiles.name(number));
  }

  static byte[] bytes(Path file) throws IOException {
    return Files.readAllBytes(file);
  }

  static List<Path> allFiles(Path path) throws IOException {
    try (Stream<Path> files = Files.walk(path)) {
      return files.filter(Files::isRegularFile).toList();
    }
  }

  private static final class Checked implements FrameHandler {
    @Override
    public void onCommand(
        long sequence, long timestampNs, DirectBuffer buffer, int offset, int length) {
      UnsafeBuffer read = new UnsafeBuffer(buffer, offset, length);
      if (!read.equals(command(sequence)) || timestampNs != sequence * 1_000) {
        throw new AssertionError("command " + sequence + " is not what was written");
      }
    }
  }
}
