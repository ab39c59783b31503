package io.croupier.demo.supervisor;

import io.croupier.demo.edge.Board;
import io.croupier.demo.edge.Latencies;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a demo has found, for a person and for a program. */
public final class DemoReport {
  private final DemoResult result;
  private final List<String> differences;

  DemoReport(DemoResult result) {
    this.result = result;
    differences = Verdict.differences(result);
  }

  /** What does not agree, in a sentence each; empty when all does. */
  public List<String> differences() {
    return differences;
  }

  /** One screen. */
  public List<String> screen() {
    return Screen.lines(result, differences);
  }

  /** One line of JSON: times in milliseconds, latencies in nanoseconds, money in minor units. */
  public String json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("agrees", differences.isEmpty());
    json.put("differences", differences);
    json.put("seed", result.options().seed());
    json.put("commands", result.total("commands"));
    json.put("queries", result.total("queries"));
    json.put("matches", result.matches());
    json.put("kinds", kinds());
    json.put("casino", result.books().stream().map(Facts::map).toList());
    json.put("signatures", result.verified().facts("signatures").map());
    json.put("fixedOdds", result.fixedOdds().json());
    json.put("refusals", result.refusals());
    json.put("latencyNs", latencies(result.latencies()));
    json.put("topology", result.topology());
    json.put("paidIn", result.money("paidIn"));
    json.put("paidOut", result.money("paidOut"));
    json.put("unpaid", result.unpaid());
    json.put("balances", result.balances().byKind());
    json.put("sums", result.balances().sums());
    json.put("sequence", result.live().number("sequence"));
    json.put("stateHashLive", result.live().text("stateHash"));
    json.put("stateHashReplayed", result.verified().text("stateHash"));
    json.put("awayMs", result.away());
    json.put("timesMs", result.times());
    if (result.options().market() != null) {
      json.put("recording", result.imported().map());
    }
    return Board.line(json);
  }

  /** Commands and queries answered. */
  public long answered() {
    return result.total("commands") + result.total("queries");
  }

  private Map<String, Object> kinds() {
    Map<String, Object> json = new LinkedHashMap<>();
    result.kinds().forEach((kind, figures) -> json.put(kind.name(), figures.json()));
    return json;
  }

  private static Map<String, Long> latencies(Latencies all) {
    Map<String, Long> json = new LinkedHashMap<>();
    for (String percentile : List.of("50", "90", "99", "99.9")) {
      json.put("p" + percentile, all.percentile(Double.parseDouble(percentile)));
    }
    json.put("max", all.max());
    json.put("count", all.count());
    return json;
  }
}
