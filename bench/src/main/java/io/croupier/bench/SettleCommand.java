package io.croupier.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code bench settle}. */
@Command(
    name = "settle",
    description = {
      "The engine alone: the longest command while a large market is settled, then forgotten, or"
          + " while the results of a book of accumulators come. All go in slices of the default size."
    },
    footer = {
      "",
      "Examples:",
      "  ./croupier bench settle",
      "  ./croupier bench settle --accumulators",
      "  ./croupier bench settle --full --json"
    })
final class SettleCommand implements Callable<Integer> {
  private static final double NANOS_PER_MICRO = 1e3;
  private static final int WARM_UP = 5;
  private static final int MOST_BETS = 4_000_000;

  @Spec private CommandSpec spec;

  @Option(names = "--json", description = "Print one line of JSON.")
  private boolean json;

  @Option(names = "--full", description = "Published figures: 40 rounds in place of 10.")
  private boolean full;

  @Option(
      names = "--accumulators",
      description = "Fourfolds of fixed odds in place of a market of the exchange.")
  private boolean accumulators;

  @Option(names = "--bets", description = "Bets to settle; default ${DEFAULT-VALUE}.")
  private int bets = 100_000;

  @Override
  public Integer call() throws JsonProcessingException {
    if (bets < 2 || bets > MOST_BETS) {
      throw new ParameterException(
          spec.commandLine(), "--bets must be from 2 to " + MOST_BETS + ", not " + bets + ".");
    }
    SettleRounds rounds = accumulators ? new BetRounds(bets) : new MarketRounds(bets);
    List<List<Phase>> measured = new ArrayList<>();
    for (int i = 0; i < WARM_UP + (full ? 40 : 10); i++) {
      List<Phase> round = rounds.next();
      if (i >= WARM_UP) {
        measured.add(round);
      }
    }
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("bench", "Settle");
    figures.put("accumulators", accumulators);
    figures.put("bets", bets);
    figures.put("rounds", measured.size());
    for (int phase = 0; phase < measured.get(0).size(); phase++) {
      int index = phase;
      put(figures, measured.stream().map(round -> round.get(index)).toList());
    }
    figures.putAll(Machine.describe());
    print(figures);
    return 0;
  }

  private static void put(Map<String, Object> figures, List<Phase> phases) {
    String name = phases.get(0).name();
    double[] longest = micros(phases, 1, Phase::nanos);
    figures.put(name + "Commands", phases.get(0).commands());
    figures.put(name + "UsualMicros", middle(micros(phases, 2, Phase::nanos)));
    figures.put(name + "LongestMicros", middle(longest));
    figures.put(name + "LongestOfAllMicros", longest[longest.length - 1]);
    figures.put(name + "LongestComputedMicros", middle(micros(phases, 1, Phase::computed)));
  }

  /** Of each phase the value that so large a part of its commands does not pass: a half, all. */
  private static double[] micros(List<Phase> phases, int part, Function<Phase, long[]> values) {
    return phases.stream()
        .map(values)
        .mapToDouble(ascending -> ascending[(ascending.length - 1) / part] / NANOS_PER_MICRO)
        .sorted()
        .toArray();
  }

  private static double middle(double[] ascending) {
    return ascending[ascending.length / 2];
  }

  private void print(Map<String, Object> figures) throws JsonProcessingException {
    if (json) {
      System.out.println(new ObjectMapper().writeValueAsString(figures));
      return;
    }
    for (String phase : accumulators ? List.of("settling") : List.of("settling", "forgetting")) {
      System.out.printf(
          "%s %,d %s: %d commands, median %.0f us, the longest %.0f us (the longest computing %.0f"
              + " us; medians of %d rounds), %.0f us of all rounds (%s)%n",
          phase,
          bets,
          accumulators ? "fourfolds" : "bets",
          (Integer) figures.get(phase + "Commands"),
          (Double) figures.get(phase + "UsualMicros"),
          (Double) figures.get(phase + "LongestMicros"),
          (Double) figures.get(phase + "LongestComputedMicros"),
          (Integer) figures.get("rounds"),
          (Double) figures.get(phase + "LongestOfAllMicros"),
          Machine.line());
    }
  }
}
