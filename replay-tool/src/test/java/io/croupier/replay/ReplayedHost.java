package io.croupier.replay;

import io.croupier.journal.chronicle.DataFolder;
import io.croupier.protocol.schema.MessageSchema;
import io.croupier.testkit.KeptTransactions;
import io.croupier.testkit.RecordedOutcomes;
import io.croupier.testkit.ScenarioHost;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/** The replay of a journal: takes the commands that are journaled, one after the other. */
final class ReplayedHost implements ScenarioHost {
  private final List<Journaled> commands = new ArrayList<>();
  private final RecordedOutcomes answers = new RecordedOutcomes();
  private final KeptTransactions transactions = new KeptTransactions();
  private final Replay replay = new Replay(MessageSchema.load(), transactions);
  private int next;

  ReplayedHost(Path path) {
    try (DataFolder folder = DataFolder.read(path)) {
      folder.reader().read(this::keep);
    }
  }

  @Override
  public List<byte[]> command(long timestampNs, byte[] sent) {
    byte[] command = transactions.recalledBefore(sent);
    Journaled journaled = commands.get(next++);
    if (journaled.timestampNs != timestampNs || !Arrays.equals(journaled.command, command)) {
      throw new AssertionError("command " + next + " is not the one that was journaled");
    }
    replay.apply(next, timestampNs, new UnsafeBuffer(command), 0, command.length);
    List<byte[]> outcomes = new ArrayList<>();
    replay
        .outcomes()
        .forEach((buffer, offset, length) -> outcomes.add(copy(buffer, offset, length)));
    return outcomes;
  }

  @Override
  public List<byte[]> query(byte[] sent) {
    byte[] query = transactions.recalledBefore(sent);
    replay.engine().onQuery(new UnsafeBuffer(query), 0, query.length, answers);
    return answers.take();
  }

  @Override
  public void close() {
    if (next != commands.size()) {
      throw new AssertionError(commands.size() - next + " journaled commands were not asked for");
    }
  }

  private void keep(long sequence, long timestampNs, DirectBuffer buffer, int offset, int length) {
    commands.add(new Journaled(timestampNs, copy(buffer, offset, length)));
  }

  private static byte[] copy(DirectBuffer buffer, int offset, int length) {
    byte[] bytes = new byte[length];
    buffer.getBytes(offset, bytes);
    return bytes;
  }

  private record Journaled(long timestampNs, byte[] command) {}
}
