package io.croupier.demo;

import io.croupier.demo.determinism.Determinism;
import io.croupier.demo.determinism.DeterminismOptions;
import io.croupier.demo.determinism.DeterminismReport;
import io.croupier.demo.supervisor.DemoException;
import io.croupier.testkit.InstalledJava;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code croupier determinism}: one journal, run in as many ways as this machine has. */
@Command(
    name = "./croupier determinism",
    sortOptions = false,
    description = {
      "Lets a live node journal seeded commands, then lets one process after the other run that"
          + " journal: on each installed Java, with each compiler and collector, in several"
          + " languages and time zones, by a bare engine, by the start of a node from genesis and"
          + " from a snapshot, and by live nodes with the threads of each topology. All must come"
          + " to the same outcomes and the same state.",
      "Java is looked for where the launcher looks for it."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  ./croupier determinism",
      "  ./croupier determinism --quick --commands 100000",
      "  ./croupier determinism --quick --json | jq '.cells[] | select(.same | not)'"
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:all came to the same",
      "1:some did not: which, and at which command they part",
      "2:a mistake in the call",
      "10:standard output could not be written"
    })
public final class DeterminismMain implements Callable<Integer> {
  private static final int LEAST = 10;
  private static final int MOST = 1_000_000;

  @Option(
      names = "--commands",
      paramLabel = "N",
      defaultValue = "20000",
      description = "Commands of the journal; default ${DEFAULT-VALUE}.")
  private int commands;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "They are drawn from it; default ${DEFAULT-VALUE}.")
  private long seed;

  @Option(
      names = "--quick",
      description =
          "Eight ways on each Java that have every compiler, collector and place between them, not"
              + " all of them with each other.")
  private boolean quick;

  @Option(
      names = "--keep",
      paramLabel = "DIR",
      description = "Leave the journal and logs in this new folder.")
  private Path keep;

  @Option(names = "--json", description = "One line of JSON instead of a table.")
  private boolean json;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "This page.")
  @SuppressWarnings("UnusedVariable")
  private boolean help;

  public static void main(String[] args) {
    Mains.main(new DeterminismMain(), args);
  }

  @Override
  public Integer call() throws IOException {
    return Mains.report(json, this::run);
  }

  private Mains.Found run(ProgressLine progress) {
    if (commands < LEAST || commands > MOST) {
      throw DemoException.mistake("--commands must be from 10 to 1000000.");
    }
    DeterminismReport report =
        Determinism.run(
            new DeterminismOptions(commands, seed, quick, InstalledJava.all(), keep), progress);
    return new Mains.Found(report.findings().isEmpty(), report.json(), report.text());
  }
}
