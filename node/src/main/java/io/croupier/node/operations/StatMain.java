package io.croupier.node.operations;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.croupier.config.call.Calls;
import io.croupier.config.call.StandardOutput;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.agrona.concurrent.SystemEpochClock;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code croupier stat}: how a node is, read from its data folder without a word to it. */
@Command(
    name = "./croupier stat",
    sortOptions = false,
    description = {
      "Shows how the node on a data folder is: what it does, how far it is, what it has counted.",
      "On a terminal it goes on every second until it is interrupted; in a pipe it looks once."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  ./croupier stat --data state",
      "  ./croupier stat --data state --json --every 5",
      "  ./croupier stat --data state --ready && echo it takes commands"
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:it runs; with --ready: it takes commands",
      "1:it does not; the line says what is the matter",
      "2:a mistake in the call, or no node has run in this folder",
      "10:standard output could not be written"
    })
public final class StatMain implements Callable<Integer> {
  private static final int OK = 0;
  private static final int NOT = 1;
  private static final int USAGE = 2;
  private static final String CLEAR = "\033[H\033[2J";
  private static final ObjectMapper JSON = new ObjectMapper();

  @Option(
      names = "--data",
      paramLabel = "DIR",
      defaultValue = "data",
      description = "The node's data folder. Default: ${DEFAULT-VALUE}.")
  private Path data;

  @Option(
      names = "--ready",
      description = "Only one line, and whether it takes commands as the exit code.")
  private boolean ready;

  @Option(names = "--json", description = "One JSON object a line.")
  private boolean json;

  @Option(
      names = "--every",
      paramLabel = "SECONDS",
      description = "Look again after so many seconds, until interrupted; 0: once.")
  private Integer every;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "This page.")
  @SuppressWarnings("UnusedVariable")
  private boolean help;

  /** Looks, and ends the process. */
  public static void main(String[] args) {
    StandardOutput output = StandardOutput.watch();
    CommandLine line = Calls.of(new StatMain());
    line.setExecutionExceptionHandler((failure, command, parsed) -> explain(failure));
    System.exit(output.exitCode(line.execute(args)));
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    boolean live = System.console() != null && !json && !ready;
    int seconds = every != null ? every : live ? 1 : 0;
    if (seconds < 0) {
      System.err.println("croupier: --every must be 0 or more.");
      return USAGE;
    }
    Health before = null;
    long beforeMs = 0;
    while (true) {
      long nowMs = SystemEpochClock.INSTANCE.time();
      Health health = Health.of(data, nowMs);
      if (health == null) {
        System.err.println(
            "croupier: there are no counters in " + data + ": name the data folder of a node.");
        return USAGE;
      }
      show(health, before, nowMs - beforeMs, live && seconds > 0);
      if (seconds == 0 || ready || System.out.checkError()) {
        return (ready ? health.isReady() : health.isLive()) ? OK : NOT;
      }
      before = health;
      beforeMs = nowMs;
      TimeUnit.SECONDS.sleep(seconds);
    }
  }

  private void show(Health health, Health before, long elapsedMs, boolean redraw)
      throws JsonProcessingException {
    if (json) {
      System.out.println(JSON.writeValueAsString(health.toMap()));
    } else if (ready) {
      System.out.println(health.describe());
    } else {
      System.out.print((redraw ? CLEAR : "") + StatView.text(health, before, elapsedMs));
    }
    System.out.flush();
  }

  private static int explain(Exception failure) {
    System.err.println(
        "croupier: the counters cannot be read (" + failure.getMessage() + "): check the rights.");
    return USAGE;
  }
}
