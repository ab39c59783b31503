package io.croupier.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;
import picocli.CommandLine.Option;

/** Runs one JMH benchmark and prints its figures: a line for people, or one of JSON. */
abstract class JmhCommand implements Callable<Integer> {
  private static final double NANOS_PER_SECOND = 1e9;
  private static final double MILLION = 1e6;

  @Option(names = "--json", description = "Print one line of JSON.")
  private boolean json;

  @Option(names = "--full", description = "Published figures: 3 JVMs, 30 s warm-up, 60 s runs.")
  private boolean full;

  private final Class<?> benchmark;
  private final String inside;

  JmhCommand(Class<?> benchmark, String inside) {
    this.benchmark = benchmark;
    this.inside = inside;
  }

  @Override
  public Integer call() throws RunnerException, IOException {
    if (!json) {
      System.err.println(
          "Measuring " + inside + ": about " + (full ? "5 minutes" : "30 s") + " for each part.");
    }
    Collection<RunResult> results = new Runner(options().build()).run();
    for (RunResult result : results) {
      print(result, results.size() == 1 ? inside : inside + ", " + part(result));
    }
    return 0;
  }

  private org.openjdk.jmh.runner.options.ChainedOptionsBuilder options() {
    var options =
        new OptionsBuilder()
            .include("^" + benchmark.getName().replace(".", "\\.") + "\\.")
            .verbosity(json ? VerboseMode.SILENT : VerboseMode.NORMAL);
    return full
        ? options
            .forks(3)
            .warmupIterations(6)
            .warmupTime(TimeValue.seconds(5))
            .measurementIterations(12)
            .measurementTime(TimeValue.seconds(5))
        : options;
  }

  /** The value of the benchmark's parameter, or, where it has none, the method's name. */
  private static String part(RunResult result) {
    BenchmarkParams params = result.getParams();
    String name = params.getBenchmark();
    return params.getParamsKeys().stream()
        .map(params::getParam)
        .findFirst()
        .orElse(name.substring(name.lastIndexOf('.') + 1));
  }

  private void print(RunResult result, String inside) throws IOException {
    List<Double> nanos = new ArrayList<>();
    result
        .getBenchmarkResults()
        .forEach(
            fork ->
                fork.getIterationResults()
                    .forEach(it -> nanos.add(it.getPrimaryResult().getScore())));
    nanos.sort(null);
    double median = nanos.get(nanos.size() / 2);
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("bench", benchmark.getSimpleName());
    figures.put("inside", inside);
    figures.put("medianNs", median);
    figures.put("minNs", nanos.get(0));
    figures.put("maxNs", nanos.get(nanos.size() - 1));
    figures.put("medianPerSecond", NANOS_PER_SECOND / median);
    figures.put("iterations", nanos.size());
    figures.putAll(Machine.describe());
    if (json) {
      System.out.println(new ObjectMapper().writeValueAsString(figures));
      return;
    }
    System.out.printf(
        "%s: median %.0f ns, %.2f M/s (min %.0f ns, max %.0f ns, %d iterations; %s)%n",
        inside,
        median,
        NANOS_PER_SECOND / median / MILLION,
        nanos.get(0),
        nanos.get(nanos.size() - 1),
        nanos.size(),
        Machine.line());
  }
}
