package io.croupier.demo;

import io.croupier.demo.importer.Recording;
import io.croupier.demo.importer.RecordingException;
import io.croupier.demo.supervisor.Demo;
import io.croupier.demo.supervisor.DemoException;
import io.croupier.demo.supervisor.DemoOptions;
import io.croupier.demo.supervisor.DemoReport;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code croupier demo}: the whole at work on this machine, and one screen of what it did. */
@Command(
    name = "./croupier demo",
    sortOptions = false,
    description = {
      "Starts a node and two gateways on this machine, lets players play, with two payment"
          + " providers of which one gets stuck, or imports a recorded market, stops everything, has the journal replayed, and says whether all agrees.",
      "Meanwhile it shows the live book of a market, as the second gateway follows it: three prices"
          + " a side, last price and volume. On a terminal in place, in a pipe now and then.",
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  ./croupier demo",
      "  ./croupier demo --kill",
      "  ./croupier demo --market recorded-market.json.gz",
      "  ./croupier demo --seconds 10 --keep run --json"
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:all agrees",
      "1:something does not agree, or a process failed",
      "2:a mistake in the call",
      "10:standard output could not be written"
    })
public final class DemoMain implements Callable<Integer> {
  @Option(
      names = "--market",
      paramLabel = "FILE",
      description = "Import this recorded market (*.json.gz) instead of simulating players.")
  private Path market;

  @Option(
      names = "--seconds",
      paramLabel = "N",
      defaultValue = "30",
      description = "How long players play; default ${DEFAULT-VALUE}.")
  private int seconds;

  @Option(
      names = "--players",
      paramLabel = "N",
      defaultValue = "300",
      description = "Players on each gateway; default ${DEFAULT-VALUE}.")
  private int players;

  @Option(
      names = "--rate",
      paramLabel = "N",
      defaultValue = "1000",
      description =
          "What the players of each gateway begin to do in a second; default ${DEFAULT-VALUE}.")
  private int rate;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "All chance comes from it; default ${DEFAULT-VALUE}.")
  private long seed;

  @Option(
      names = "--kill",
      arity = "0..1",
      fallbackValue = "1",
      defaultValue = "0",
      paramLabel = "TIMES",
      description = "Kill -9 the node while they play, and start it again.")
  private int kills;

  @Option(
      names = "--stuck-from",
      paramLabel = "PART",
      defaultValue = "0.5",
      description =
          "After which part of the play, 0 to 1, one of the two payment providers is stuck; 1: never."
              + " Default ${DEFAULT-VALUE}.")
  private double stuckFrom;

  @Option(
      names = "--keep",
      paramLabel = "DIR",
      description = "Leave journal, settings and logs in this new folder.")
  private Path keep;

  @Spec private CommandSpec spec;

  @Option(names = "--json", description = "One line of JSON instead of the screen.")
  private boolean json;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "This page.")
  @SuppressWarnings("UnusedVariable")
  private boolean help;

  public static void main(String[] args) {
    Mains.main(new DemoMain(), args);
  }

  @Override
  public Integer call() throws IOException {
    return Mains.report(json, this::run);
  }

  private Mains.Found run(ProgressLine progress) {
    requireSense();
    DemoReport report =
        Demo.run(
            new DemoOptions(market, players, rate, seconds, kills, stuckFrom, seed, keep),
            progress);
    return new Mains.Found(report.differences().isEmpty(), report.json(), report.screen());
  }

  private void requireSense() {
    List<String> forPlayers =
        List.of("--seconds", "--players", "--rate", "--seed", "--kill", "--stuck-from");
    for (String option : forPlayers) {
      if (market != null && spec.commandLine().getParseResult().hasMatchedOption(option)) {
        throw DemoException.mistake(option + " is for simulated players; leave --market out.");
      }
    }
    if (market != null) {
      requireReadable();
    }
    if (!(stuckFrom >= 0 && stuckFrom <= 1)) {
      throw DemoException.mistake("--stuck-from must be from 0 to 1.");
    }
    if (seconds < 1 || players < 1 || rate < 1 || kills < 0) {
      throw DemoException.mistake("--seconds, --players and --rate must be 1 or more.");
    }
  }

  /** That it is no recording at all is told before anything is started. */
  private void requireReadable() {
    try {
      Recording.check(market);
    } catch (RecordingException e) {
      throw DemoException.mistake(e.getMessage());
    }
  }
}
