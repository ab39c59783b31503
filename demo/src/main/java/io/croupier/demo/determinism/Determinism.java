package io.croupier.demo.determinism;

import io.croupier.demo.supervisor.Child;
import io.croupier.demo.supervisor.Children;
import io.croupier.demo.supervisor.DemoException;
import io.croupier.demo.supervisor.DemoProgress;
import io.croupier.demo.supervisor.Facts;
import io.croupier.demo.supervisor.JavaCommand;
import io.croupier.demo.supervisor.RunFolder;
import io.croupier.protocol.witness.WitnessKind;
import io.croupier.protocol.witness.WitnessWriter;
import io.croupier.testkit.InstalledJava;
import io.croupier.testkit.JournalOfBytes;
import io.croupier.testkit.workload.TimedCommand;
import io.croupier.testkit.workload.Workload;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Lets a live node journal seeded commands, with a snapshot halfway, then lets one process after
 * the other run that journal, each in another way. Owned by one thread.
 */
public final class Determinism {
  private static final String CELL = "io.croupier.node.CellMain";
  private static final String SNAPSHOT = "io.croupier.node.SnapshotMain";
  private static final int MEGABYTES = 512;
  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final String NONE = "0";
  private static final String SAME_OUTCOMES =
      " comes to another state; every outcome on the way was the same";

  private final DeterminismOptions options;
  private final RunFolder folder;
  private final Children children;
  private final DemoProgress progress;
  private final Path journal;
  private final List<CellRun> runs = new ArrayList<>();
  private final List<String> findings = new ArrayList<>();

  private Determinism(
      DeterminismOptions options, RunFolder folder, Children children, DemoProgress progress) {
    this.options = options;
    this.folder = folder;
    this.children = children;
    this.progress = progress;
    journal = folder.data();
  }

  /**
   * Compares; no process and, unless it shall be kept, no file is left when this returns or throws.
   *
   * @throws DemoException with a sentence when there is nothing to be compared.
   */
  public static DeterminismReport run(DeterminismOptions options, DemoProgress progress) {
    return run(
        options,
        options.quick() ? Matrix.quick(options.javas()) : Matrix.full(options.javas()),
        progress);
  }

  /** The same with cells of one's own. */
  static DeterminismReport run(
      DeterminismOptions options, List<Cell> cells, DemoProgress progress) {
    try (RunFolder folder = RunFolder.create(options.keep(), "data", 1, "");
        Children children = new Children(folder::close)) {
      return run(options, cells, folder, children, progress);
    }
  }

  private static DeterminismReport run(
      DeterminismOptions options,
      List<Cell> cells,
      RunFolder folder,
      Children children,
      DemoProgress progress) {
    try {
      return new Determinism(options, folder, children, progress).run(cells);
    } catch (RuntimeException e) {
      throw children.isEnding() ? DemoException.failure("The comparison was stopped.") : e;
    }
  }

  private DeterminismReport run(List<Cell> cells) {
    progress.phase("a live node journals " + options.commands() + " commands");
    Facts reference = record();
    for (Cell cell : cells) {
      progress.part(
          String.format(Locale.ROOT, "%3d of %d   %s", runs.size() + 1, cells.size(), cell));
      CellRun run = run(cell, NONE, NONE);
      runs.add(run);
      if (!run.isLike(reference)) {
        findings.add(finding(run));
      }
    }
    return new DeterminismReport(options, reference, runs, findings);
  }

  /** The journal, with a snapshot in its middle; gives what the node came to. */
  private Facts record() {
    List<TimedCommand> commands =
        JournalOfBytes.record(Workload.inLargeWorld(options.seed()), options.commands());
    int half = options.commands() / 2;
    record(commands.subList(0, half));
    InstalledJava here = InstalledJava.running();
    Child snapshot =
        start(
            "snapshot",
            JavaCommand.on(
                here,
                List.of(),
                MEGABYTES,
                SNAPSHOT,
                List.of("--data", journal.toString(), "--once")),
            line -> {});
    if (snapshot.await(PATIENCE) != 0) {
      throw snapshot.failure("saved no snapshot");
    }
    return record(commands.subList(half, commands.size()));
  }

  private Facts record(List<TimedCommand> commands) {
    Path tape = folder.path().resolve("tape");
    try (WitnessWriter writer = new WitnessWriter(tape, 0)) {
      for (TimedCommand command : commands) {
        byte[] message = command.message();
        writer.keep(
            WitnessKind.SENT, command.timestampNs(), new UnsafeBuffer(message), 0, message.length);
      }
    }
    List<Facts> said = new ArrayList<>();
    Child child =
        start(
            "record",
            JavaCommand.on(
                InstalledJava.running(),
                List.of(),
                MEGABYTES,
                CELL,
                List.of("record", tape.toString(), journal.toString())),
            line -> said.add(Facts.parse(line)));
    if (child.await(PATIENCE) != 0 || said.isEmpty()) {
      throw child.failure("journaled nothing");
    }
    return said.get(said.size() - 1);
  }

  private CellRun run(Cell cell, String first, String last) {
    Path work = folder.path().resolve("work");
    delete(work);
    List<String> arguments = new ArrayList<>(List.of(cell.way().command));
    switch (cell.way().command) {
      case "engine" -> arguments.addAll(List.of(journal.toString(), first, last));
      case "start" -> {
        copy(work, cell.way() == Way.SNAPSHOT);
        arguments.add(work.toString());
      }
      default ->
          arguments.addAll(
              List.of(
                  journal.toString(),
                  first,
                  last,
                  work.toString(),
                  cell.way().topology,
                  cell.way().durability));
    }
    List<Facts> said = new ArrayList<>();
    List<String> command = JavaCommand.on(cell.java(), cell.flags(), MEGABYTES, CELL, arguments);
    Child child = start("cell", command, line -> said.add(Facts.parse(line)));
    int code = child.await(PATIENCE);
    if (code != 0 || said.isEmpty()) {
      String problem = "ended with " + code + ": " + child.lastLine();
      return new CellRun(cell, new Facts(Map.of()), problem);
    }
    // The last line: a JVM may have warned of something before it.
    Facts facts = said.get(said.size() - 1);
    boolean begun = facts.text("summary").contains("Begun with the snapshot");
    String problem = cell.way() == Way.SNAPSHOT && !begun ? "took no snapshot" : null;
    return new CellRun(cell, facts, problem);
  }

  /** Says where a run parts from a bare engine here, as exactly as can be told. */
  private String finding(CellRun run) {
    Cell cell = run.cell();
    if (run.problem() != null) {
      return cell + " " + run.problem();
    }
    if (!cell.way().tellsEachHash()) {
      // A start compares each outcome with the outcome log, and is refused where one differs.
      return cell + SAME_OUTCOMES;
    }
    Cell plain =
        new Cell(
            InstalledJava.running(), Compiler.TIERED, Collector.SERIAL, Place.LONDON, Way.ENGINE);
    CellRun other = run(plain, NONE, NONE);
    FirstDifference coarse = FirstDifference.between(run.hashes(), other.hashes());
    String first = Long.toString(coarse.after() + 1);
    String last = Long.toString(coarse.at() == 0 ? options.commands() : coarse.at());
    CellRun again = run(cell, first, last);
    CellRun otherAgain = run(plain, first, last);
    FirstDifference fine = FirstDifference.between(again.hashes(), otherAgain.hashes());
    if (fine.at() == 0) {
      return cell + SAME_OUTCOMES;
    }
    return cell
        + (fine.isExact() ? " differs first at command " : " differs at the latest at command ")
        + fine.at();
  }

  private Child start(String name, List<String> command, Consumer<String> listener) {
    return Child.start(children, name, command, folder.log(name), listener);
  }

  /** A node's start writes to its folder, so it gets a copy. */
  private void copy(Path to, boolean snapshots) {
    try (Stream<Path> paths = Files.walk(journal)) {
      for (Path path : paths.toList()) {
        Path name = journal.relativize(path);
        if (snapshots || !name.startsWith("snapshots")) {
          Files.copy(path, to.resolve(name.toString()));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void delete(Path folder) {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> paths = Files.walk(folder)) {
      for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
