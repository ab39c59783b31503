package io.croupier.replay;

import io.croupier.config.call.Calls;
import io.croupier.config.call.StandardOutput;
import io.croupier.journal.frame.JournalException;
import java.io.BufferedWriter;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code croupier replay}: reads a node's journal, replays it, proves and prints what happened. */
@Command(
    name = "./croupier replay",
    subcommands = {
      VerifyCommand.class,
      PrintCommand.class,
      BalancesCommand.class,
      FairCommand.class,
      WitnessCommand.class
    },
    description = "Reads a node's journal, replays it, proves and prints what happened.",
    synopsisSubcommandLabel = "verify|print|balances|fair|witness",
    footerHeading = "%nExamples:%n",
    footer = {
      "  ./croupier replay verify data",
      "  ./croupier replay print data --account 16777217",
      "  ./croupier replay balances data --at 2000-01-01T12:00:00Z",
      "",
      "The folder is only read, also while a node writes to it."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:all is well",
      "1:the journal is damaged, or the replay gives something else",
      "2:a mistake in the call, or the folder holds no journal",
      "3:a defect of this tool",
      "10:standard output could not be written"
    })
public final class ReplayMain implements Runnable {
  @Spec private CommandSpec spec;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "This page.")
  boolean help;

  /** Ends the process with the exit code that the subcommands' help states. */
  public static void main(String[] args) {
    StandardOutput output = StandardOutput.watch();
    PrintWriter out = writer(output, false);
    PrintWriter err = writer(new FileOutputStream(FileDescriptor.err), true);
    int code = run(out, err, args);
    out.flush();
    err.flush();
    System.exit(output.exitCode(code));
  }

  /** Does what {@code args} say and gives the exit code. */
  static int run(PrintWriter out, PrintWriter err, String... args) {
    CommandLine commandLine = Calls.of(new ReplayMain());
    commandLine.setOut(out).setErr(err);
    commandLine.setParameterExceptionHandler((mistake, a) -> onMistake(mistake, err));
    commandLine.setExecutionExceptionHandler((failure, c, p) -> onFailure(failure, err));
    return commandLine.execute(args);
  }

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "Say what to do: verify, print, balances, fair or witness.");
  }

  private static int onMistake(ParameterException mistake, PrintWriter err) {
    String name = mistake.getCommandLine().getCommandSpec().qualifiedName();
    err.println("croupier replay: " + mistake.getMessage());
    err.println(name + " --help tells what can be said.");
    return ExitCodes.USAGE;
  }

  private static int onFailure(Exception failure, PrintWriter err) {
    if (failure instanceof ParameterException mistake) {
      return onMistake(mistake, err);
    }
    if (failure instanceof JournalException || failure instanceof ReplayException) {
      err.println("croupier replay: " + failure.getMessage());
      return ExitCodes.FOUND;
    }
    err.println(
        "croupier replay: this is a defect of the tool, please report it with this line: "
            + failure
            + " at "
            + failure.getStackTrace()[0]);
    return ExitCodes.DEFECT;
  }

  private static PrintWriter writer(OutputStream out, boolean flushLines) {
    return new PrintWriter(
        new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8)), flushLines);
  }
}
