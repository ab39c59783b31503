package io.croupier.demo.supervisor;

import io.croupier.demo.edge.Latencies;
import io.croupier.demo.player.MarketKind;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;

/**
 * What all processes of a demo said in the end.
 *
 * @param topology of the node's threads.
 * @param reports of the gateways.
 * @param audits what the gateways heard when they asked for their whole stream again; empty when
 *     the node was not killed.
 * @param live the node's state hash before it was stopped.
 * @param verified what the replay tool found in the journal.
 * @param books of the game vendors, as they see them.
 * @param away how long gateways were without a node at each kill, in milliseconds.
 * @param times what took how long, in milliseconds, in order.
 */
record DemoResult(
    DemoOptions options,
    String topology,
    List<Facts> reports,
    List<Facts> audits,
    Facts live,
    Facts verified,
    Balances balances,
    List<Facts> books,
    List<Long> away,
    Map<String, Long> times) {

  /** Of the gateways together. */
  long total(String key) {
    return reports.stream().mapToLong(report -> report.number(key)).sum();
  }

  /** A match has two sides, each counted by the gateway that placed its order. */
  long matches() {
    return total("matchedSides") / 2;
  }

  /** Refusals of the gateways together, by reason. */
  Map<String, Long> refusals() {
    return added("refusals", Facts::facts);
  }

  /** Amounts of the gateways together, by currency. */
  Map<String, Long> money(String key) {
    return added(key, (report, name) -> report.facts("role").facts(name));
  }

  /** Deposits and withdrawals of which no payment provider has reported an end. */
  long unpaid() {
    return reports.stream().mapToLong(report -> report.facts("role").number("unpaid")).sum();
  }

  /** A number of the game vendors' books together. */
  long casino(String key) {
    return books.stream().mapToLong(vendor -> vendor.number(key)).sum();
  }

  /** What the game vendors believe that they have won, by currency. */
  Map<String, Long> casinoNet() {
    Map<String, Long> net = new TreeMap<>();
    for (Facts vendor : books) {
      vendor.facts("net").numbers().forEach((currency, n) -> net.merge(currency, n, Long::sum));
    }
    return net;
  }

  /** What was bet at fixed odds, with all gateways together. */
  OddsSums fixedOdds() {
    return reports.stream()
        .map(report -> OddsSums.of(report.facts("role").facts("fixedOdds")))
        .reduce(OddsSums.NOTHING, OddsSums::plus);
  }

  /** What happened in the markets of each kind that there were. */
  Map<MarketKind, KindFigures> kinds() {
    Map<MarketKind, KindFigures> kinds = new EnumMap<>(MarketKind.class);
    for (Facts report : reports) {
      Facts counted = report.facts("role").facts("kinds");
      for (String name : counted.map().keySet()) {
        KindFigures figures = KindFigures.of(counted.facts(name));
        kinds.merge(MarketKind.valueOf(name), figures, KindFigures::plus);
      }
    }
    return kinds;
  }

  Latencies latencies() {
    Latencies all = new Latencies();
    reports.forEach(report -> all.add(Latencies.parse(report.text("latencies"))));
    return all;
  }

  /** What the gateway that imported a market found. */
  Facts imported() {
    return reports.get(0).facts("role");
  }

  private Map<String, Long> added(String key, BiFunction<Facts, String, Facts> part) {
    Map<String, Long> sum = new TreeMap<>();
    for (Facts report : reports) {
      part.apply(report, key).numbers().forEach((name, n) -> sum.merge(name, n, Long::sum));
    }
    return sum;
  }
}
