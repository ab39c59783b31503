package io.croupier.simulator;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.croupier.config.call.Calls;
import io.croupier.config.call.StandardOutput;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code croupier simulate}: seeds, one after the other, and what they came to. */
@Command(
    name = "./croupier simulate",
    sortOptions = false,
    description = {
      "Runs the real engine, journal, recovery and session rules of a node and three gateways in"
          + " one thread, over a disk, a network and clocks that are simulated. First everything"
          + " goes wrong that the seed says: kills, lost power with any unforced page, failed and"
          + " slow forces, a full disk, clocks that jump, lost and repeated messages. Then nothing"
          + " does, and everything must be answered.",
      "One seed is one run, always the same. A seed that fails is cut to the shortest time and the"
          + " fewest faults with which it fails, and the call that repeats it is printed."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  ./croupier simulate",
      "  ./croupier simulate --seed 1 --seeds 10000",
      "  ./croupier simulate --seed 42 --time 1m --verbose",
      "  ./croupier simulate --seed 42 --time 3420ms --faults 2,5 --json"
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:every seed passed",
      "1:a seed failed: a promise of the node was not kept",
      "2:a mistake in the call",
      "10:standard output could not be written"
    })
public final class SimulateMain implements Callable<Integer> {
  private static final int FAILED = 1;
  private static final long PAUSE_NS = 2_000_000_000;

  @Spec private CommandSpec spec;

  @Option(names = "--seed", paramLabel = "N", description = "The first seed. Default: 1.")
  private long seed = 1;

  @Option(names = "--seeds", paramLabel = "COUNT", description = "So many seeds. Default: 1.")
  private int seeds = 1;

  @Option(
      names = "--time",
      paramLabel = "T",
      description =
          "How long things go wrong in each, in simulated time, such as 500ms, 20s or 2m."
              + " Default: 10s.")
  private String time = "10s";

  @Option(
      names = "--faults",
      paramLabel = "NUMBERS",
      split = ",",
      description = "Of the seed's faults only those with these numbers; 0 for none.")
  private Set<Integer> faults;

  @Option(names = "--verbose", description = "Tell what happens in each run.")
  private boolean verbose;

  @Option(names = "--json", description = "One line of JSON.")
  private boolean json;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "This page.")
  @SuppressWarnings("UnusedVariable")
  private boolean help;

  private int passed;
  private long saidNs = System.nanoTime();

  /** Ends the process with the exit code that the help states. */
  public static void main(String[] args) {
    StandardOutput output = StandardOutput.watch();
    System.exit(output.exitCode(commandLine().execute(args)));
  }

  static CommandLine commandLine() {
    return Calls.of(new SimulateMain());
  }

  @Override
  public Integer call() throws JsonProcessingException {
    if (seeds < 1) {
      throw mistake("--seeds must be 1 or more");
    }
    int timeMs = millis();
    requireFaults(timeMs);
    Campaign campaign = new Campaign(timeMs, faults, this::tell);
    long beginNs = System.nanoTime();
    while (passed < seeds) {
      if (!campaign.run(seed + passed)) {
        print(failed(campaign));
        return FAILED;
      }
      passed++;
      sayNowAndThen(passed());
    }
    print(passed(campaign, System.nanoTime() - beginNs));
    return CommandLine.ExitCode.OK;
  }

  private int millis() {
    try {
      return SimulatedTime.parse(time);
    } catch (IllegalArgumentException e) {
      throw mistake(e.getMessage());
    }
  }

  /** A number without a fault would leave out more than was meant, and pass. */
  private void requireFaults(int timeMs) {
    for (int i = 0; faults != null && i < seeds; i++) {
      int drawn = FaultPlan.draw(seed + i, timeMs).faults().size();
      for (int number : faults) {
        if (number < 0 || number > drawn) {
          throw mistake(
              "--faults names number %d, but seed %d has %d faults in %s"
                  .formatted(number, seed + i, drawn, time));
        }
      }
    }
  }

  private ParameterException mistake(String sentence) {
    return new ParameterException(spec.commandLine(), sentence);
  }

  private Map<String, Object> passed(Campaign campaign, long elapsedNs) {
    Map<String, Object> result = new LinkedHashMap<>(campaign.counts());
    result.put("result", "passed");
    result.put("seconds", Math.round(elapsedNs / 1e8) / 10.0);
    return result;
  }

  private Map<String, Object> failed(Campaign campaign) {
    Failure found = campaign.failure();
    say("seed " + found.seed() + " fails: " + found.what());
    say("It is cut to the shortest time and the fewest faults with which it fails.");
    Failure failure = Shortening.of(found, call -> sayNowAndThen("the shortest so far: " + call));
    Map<String, Object> result = new LinkedHashMap<>(campaign.counts());
    result.put("result", "failed");
    result.put("seed", failure.seed());
    result.put("what", failure.what());
    result.put("faults", failure.plan().faults().stream().map(Fault::toString).toList());
    result.put("repeat", failure.call());
    return result;
  }

  private void print(Map<String, Object> result) throws JsonProcessingException {
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(new ObjectMapper().writeValueAsString(result));
    } else {
      result.forEach((name, value) -> out.println(name + ": " + value));
    }
    out.flush();
  }

  private void tell(String line) {
    if (verbose) {
      say(line);
    } else {
      sayNowAndThen(passed());
    }
  }

  private String passed() {
    return passed + " of " + seeds + " seeds passed";
  }

  private void sayNowAndThen(String line) {
    if (System.nanoTime() - saidNs >= PAUSE_NS) {
      say(line);
    }
  }

  private void say(String line) {
    saidNs = System.nanoTime();
    spec.commandLine().getErr().println(line);
  }
}
