package io.croupier.node;

import io.croupier.config.Topology;
import io.croupier.engine.Engine;
import io.croupier.engine.KnownVersions;
import io.croupier.journal.chronicle.DataFolder;
import io.croupier.journal.frame.Durability;
import io.croupier.journal.frame.EpochHeader;
import io.croupier.journal.frame.FrameHandler;
import io.croupier.protocol.witness.WitnessFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.agrona.DirectBuffer;

/**
 * One way to come from a journal's commands to a state, in a process of its own: {@code croupier
 * determinism} starts many, and compares the lines of JSON that they print.
 */
public final class CellMain {
  private CellMain() {}

  /**
   * Runs it.
   *
   * @param args what to do, then:
   *     <ul>
   *       <li>{@code record TAPE DATA}: lets the commands of a tape, a witness file with times of a
   *           journal, run through a live node whose journal is in a folder, or goes on there;
   *       <li>{@code engine DATA FIRST LAST}: gives the commands of a journal to a bare engine;
   *       <li>{@code start DATA}: does what the start of a node does;
   *       <li>{@code node DATA FIRST LAST OTHER TOPOLOGY DURABILITY}: lets the commands of a
   *           journal run through a live node whose journal is in another folder.
   *     </ul>
   *     The outcome hash after each command from FIRST to LAST is told too; 0 and 0: of none. A
   *     start that is refused, as where an outcome is not the one in the log, is a sentence on the
   *     standard error and the node's exit code.
   */
  public static void main(String[] args) {
    JvmFlags.check();
    try {
      System.out.println(run(args));
      System.exit(ExitCode.OK.code());
    } catch (StartException e) {
      System.err.println(e.getMessage());
      System.exit(e.exitCode().code());
    }
  }

  /** What came of it, a line of JSON. */
  private static String run(String[] args) {
    Path data = Path.of(args[1]);
    boolean ranged = args.length > 3;
    long first = ranged ? Long.parseLong(args[2]) : 0;
    long last = ranged ? Long.parseLong(args[3]) : 0;
    CellResult result = new CellResult(first, last);
    Engine engine =
        switch (args[0]) {
          case "record" ->
              PipelineCell.run(
                  tape(data),
                  Path.of(args[2]),
                  Topology.COMPACT,
                  Durability.MEMORY,
                  true,
                  false,
                  result);
          case "engine" -> bare(data, result);
          case "start" -> StartCell.run(data, result);
          case "node" ->
              PipelineCell.run(
                  commands(data),
                  Path.of(args[4]),
                  Topology.valueOf(args[5]),
                  Durability.valueOf(args[6]),
                  false,
                  last > 0,
                  result);
          default -> throw new IllegalArgumentException("There is no way " + args[0]);
        };
    return result.json(engine);
  }

  private static List<PipelineCell.Taped> tape(Path file) {
    List<PipelineCell.Taped> commands = new ArrayList<>();
    WitnessFile.open(file)
        .read(
            (kind, timeNs, message, offset, length) ->
                commands.add(taped(timeNs, message, offset, length)));
    return commands;
  }

  private static List<PipelineCell.Taped> commands(Path data) {
    List<PipelineCell.Taped> commands = new ArrayList<>();
    try (DataFolder folder = DataFolder.read(data)) {
      JournalVersions.known(folder.reader())
          .read(
              (sequence, timestampNs, buffer, offset, length) ->
                  commands.add(taped(timestampNs, buffer, offset, length)));
    }
    return commands;
  }

  private static PipelineCell.Taped taped(
      long timestampNs, DirectBuffer buffer, int offset, int length) {
    byte[] frame = new byte[length];
    buffer.getBytes(offset, frame);
    return new PipelineCell.Taped(timestampNs, frame);
  }

  private static Engine bare(Path data, CellResult result) {
    Engine engine = new Engine(new ForgottenOutcomes());
    try (DataFolder folder = DataFolder.read(data)) {
      JournalVersions.known(folder.reader())
          .read(
              new FrameHandler() {
                @Override
                public void onEpoch(EpochHeader epoch) {
                  JournalVersions.say(engine, epoch);
                }

                @Override
                public void onCommand(
                    long sequence, long timestampNs, DirectBuffer buffer, int offset, int length) {
                  engine.onCommand(sequence, timestampNs, buffer, offset, length);
                  result.after(engine);
                }
              });
    }
    engine.takenBy(KnownVersions.OF_THIS_RELEASE);
    return engine;
  }
}
