package io.croupier.replay;

import io.croupier.journal.chronicle.DataFolder;
import io.croupier.journal.frame.Ending;
import io.croupier.journal.frame.JournalException;
import io.croupier.journal.frame.JournalState;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What all subcommands have in common: the folder, and how they tell. */
abstract class Subcommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(
      index = "0",
      paramLabel = "DIR",
      description = "The data folder of a node or of batch; it is only read.")
  private Path path;

  @Option(names = "--json", description = "JSON instead of text for people.")
  private boolean json;

  @Option(
      names = "--progress",
      description = "Show progress even where there is no terminal to show it on.")
  private boolean progress;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "This page.")
  boolean help;

  @Override
  public Integer call() {
    Progress shown = new Progress(err(), progress || Progress.isTerminal());
    try (Journal journal = Journal.in(path, folder())) {
      return run(journal, shown);
    } catch (InternalError e) {
      // So Java tells that a mapped file was cut under its hands, as a stopping node does.
      throw new ReplayException(
          "A file became shorter while it was read, as when a node stops: call again.", e);
    } finally {
      shown.end();
      out().flush();
    }
  }

  /** Does the work and gives the exit code. */
  abstract int run(Journal journal, Progress shown);

  boolean isJson() {
    return json;
  }

  PrintWriter out() {
    return spec.commandLine().getOut();
  }

  PrintWriter err() {
    return spec.commandLine().getErr();
  }

  /** Ends as a mistake in the call. */
  ParameterException mistake(String sentence) {
    return new ParameterException(spec.commandLine(), sentence);
  }

  /** Says on the error stream that a node is still writing, if one is. */
  void sayWhetherInUse(Journal journal) {
    if (journal.owner().isPresent()) {
      err()
          .println(
              "croupier replay: process "
                  + journal.owner().getAsLong()
                  + " writes to the folder; this is what was journaled so far");
    }
  }

  /** Refuses to take what was read for the whole when the journal is damaged behind it. */
  static void requireUndamaged(JournalState state) {
    if (state != null && state.ending() == Ending.DAMAGE) {
      throw new JournalException(state.describe());
    }
  }

  private DataFolder folder() {
    try {
      return DataFolder.read(path);
    } catch (JournalException e) {
      throw mistake(e.getMessage());
    }
  }
}
