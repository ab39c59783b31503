package io.croupier.bench;

import io.croupier.config.call.Calls;
import io.croupier.config.call.StandardOutput;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** {@code croupier bench}. */
@Command(
    name = "./croupier bench",
    description = {
      "Measures Croupier. On a machine that others use too, only ratios of one run count."
    },
    subcommands = {
      BookCommand.class,
      EngineCommand.class,
      WageringCommand.class,
      FloorCommand.class,
      SettleCommand.class,
      MemoryCommand.class,
      IdsCommand.class,
      WireCommand.class,
      RecoverCommand.class,
      SignaturesCommand.class
    },
    synopsisSubcommandLabel = "COMMAND",
    footer = {
      "",
      "Examples:",
      "  ./croupier bench engine",
      "  ./croupier bench wire --json",
      "",
      "Exit codes: 0 measured, 1 could not be measured, 2 mistake in the call,",
      "10 standard output could not be written."
    })
public final class BenchMain {
  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      scope = ScopeType.INHERIT,
      description = "This page.")
  @SuppressWarnings("UnusedVariable")
  private boolean help;

  private BenchMain() {}

  /** Runs one benchmark. */
  public static void main(String[] args) {
    StandardOutput output = StandardOutput.watch();
    CommandLine bench = Calls.of(new BenchMain());
    bench.setExecutionExceptionHandler(
        (error, command, result) -> {
          String why = error.getMessage() == null ? error.toString() : error.getMessage();
          System.err.println("croupier: " + why);
          return 1;
        });
    System.exit(output.exitCode(bench.execute(args.length == 0 ? new String[] {"--help"} : args)));
  }
}
