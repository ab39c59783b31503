package io.croupier.demo;

import io.croupier.demo.chaos.Chaos;
import io.croupier.demo.chaos.ChaosOptions;
import io.croupier.demo.chaos.ChaosReport;
import io.croupier.demo.supervisor.DemoException;
import io.croupier.demo.supervisor.RunFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code croupier chaos}: real processes, and everything that can happen to them. */
@Command(
    name = "./croupier chaos",
    sortOptions = false,
    description = {
      "Starts a node, three gateways and a follower, and for a while does to them what can happen to"
          + " processes, disks and networks. Then nothing is wrong any more, what was sent is"
          + " answered, and all that the gateways saw is compared with the journal: each answer"
          + " byte for byte, each command with one effect, in an order that agrees with theirs."
          + " The naive model must agree with what the journal gives.",
      "It goes in rounds of a minute, each with a new journal and a seed of its own."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  ./croupier chaos --time 10m",
      "  ./croupier chaos --time 10m --report chaos.html",
      "  ./croupier chaos --time 60s --durability disk --seed 4711",
      "  ./croupier chaos --time 10m --json | jq .findings"
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:nothing is lost, nothing was done twice",
      "1:something was found; its folder is kept, and the command that repeats it is told",
      "2:a mistake in the call",
      "10:standard output could not be written"
    })
public final class ChaosMain implements Callable<Integer> {
  private static final Pattern TIME = Pattern.compile("([1-9]\\d{0,5})([smh])");

  /** Long enough for hundreds of faults, short enough for its journal to be compared in seconds. */
  private static final Duration ROUND = Duration.ofSeconds(60);

  private static final int MOST_RATE = 2_000;

  /** Of the node's journal. */
  enum Level {
    disk,
    memory,
    both
  }

  @Option(
      names = "--time",
      paramLabel = "T",
      defaultValue = "1m",
      description =
          "How long faults are injected, such as 30s, 10m or 1h; default ${DEFAULT-VALUE}.")
  private String time;

  @Option(
      names = "--durability",
      paramLabel = "LEVEL",
      defaultValue = "both",
      description = "${COMPLETION-CANDIDATES}: round by round in turn; default ${DEFAULT-VALUE}.")
  private Level durability;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Faults and commands are drawn from it; default: one that is told.")
  private Long seed;

  @Option(
      names = "--rate",
      paramLabel = "N",
      defaultValue = "150",
      description = "Commands that each gateway sends in a second; default ${DEFAULT-VALUE}.")
  private int rate;

  @Option(
      names = "--keep",
      paramLabel = "DIR",
      description = "Leave journals, witness files and logs in this new folder.")
  private Path keep;

  @Option(
      names = "--report",
      paramLabel = "FILE.html",
      description = "Write a page with the figures and a timeline of faults and throughput.")
  private Path report;

  @Option(names = "--json", description = "One line of JSON instead of text.")
  private boolean json;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "This page.")
  @SuppressWarnings("UnusedVariable")
  private boolean help;

  public static void main(String[] args) {
    Mains.main(new ChaosMain(), args);
  }

  @Override
  public Integer call() throws IOException {
    return Mains.report(json, this::run);
  }

  private Mains.Found run(ProgressLine progress) throws IOException {
    requireWritable();
    RunFolder.requireEmpty(keep);
    ChaosReport found = Chaos.run(options(), progress);
    if (report != null) {
      Files.writeString(report, found.html());
    }
    return new Mains.Found(found.findings().isEmpty(), found.json(), found.text());
  }

  /** A campaign of an hour shall not end with that. */
  private void requireWritable() {
    if (report == null) {
      return;
    }
    Path folder = report.toAbsolutePath().getParent();
    if (folder == null || Files.isDirectory(report)) {
      throw DemoException.mistake(report + " is a folder; name a file for the report.");
    }
    if (!Files.isWritable(folder)) {
      throw DemoException.mistake(
          "Nothing can be written to the folder " + folder + ": name another for the report.");
    }
  }

  private ChaosOptions options() {
    if (rate < 1 || rate > MOST_RATE) {
      throw DemoException.mistake("--rate must be from 1 to " + MOST_RATE + ".");
    }
    List<String> levels =
        durability == Level.both ? List.of("disk", "memory") : List.of(durability.name());
    long from = seed == null ? ThreadLocalRandom.current().nextInt(1, 1_000_000) : seed;
    return new ChaosOptions(duration(), ROUND, levels, from, rate, keep);
  }

  private Duration duration() {
    Matcher matcher = TIME.matcher(time);
    if (!matcher.matches()) {
      throw DemoException.mistake(
          "--time needs a number and s, m or h, such as 10m, not '" + time + "'.");
    }
    long count = Long.parseLong(matcher.group(1));
    return switch (matcher.group(2)) {
      case "s" -> Duration.ofSeconds(count);
      case "m" -> Duration.ofMinutes(count);
      default -> Duration.ofHours(count);
    };
  }
}
