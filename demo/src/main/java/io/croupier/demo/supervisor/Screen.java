package io.croupier.demo.supervisor;

import io.croupier.demo.edge.Latencies;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

/** The one screen at the end of a demo. */
final class Screen {
  private static final int WIDTH = 88;
  private static final double NANOS_PER_MICRO = 1e3;
  private static final double MILLIS_PER_SECOND = 1e3;
  private static final double MINOR_PER_MAJOR = 1e2;

  private final DemoResult result;
  private final List<String> lines = new ArrayList<>();

  private Screen(DemoResult result) {
    this.result = result;
  }

  static List<String> lines(DemoResult result, List<String> differences) {
    Screen screen = new Screen(result);
    screen.addLoad();
    screen.addKinds();
    screen.addCasino();
    screen.addMarket();
    screen.addLatencies();
    screen.addMoney();
    screen.addStreams();
    screen.addHashes();
    screen.addTimes();
    screen.addVerdict(differences);
    return screen.lines;
  }

  private void addLoad() {
    Map<String, Long> refusals = result.refusals();
    long refused = refusals.values().stream().mapToLong(Long::longValue).sum();
    add(
        "Commands",
        "%,d answered: %,d accepted, %,d refused; %,d queries",
        result.total("commands"),
        result.total("commands") - refused,
        refused,
        result.total("queries"));
    add("Matches", "%,d", result.matches());
    add("Refused", "%s", refusals.isEmpty() ? "none" : byCount(refusals));
  }

  private void addKinds() {
    if (result.options().market() == null) {
      String name = "Markets";
      Collection<String> currencies = result.balances().currencies();
      List<String> lines = new ArrayList<>(KindTable.lines(result.kinds(), currencies));
      lines.addAll(KindTable.lines(result.fixedOdds(), currencies));
      for (String line : lines) {
        add(name, "%s", line);
        name = "";
      }
    }
  }

  private void addCasino() {
    if (!result.books().isEmpty()) {
      add(
          "Casino",
          "%,d games of two vendors, %,d of them provably fair; %,d calls, %,d of them repeated",
          result.casino("games"),
          result.casino("fairGames"),
          result.casino("calls"),
          result.casino("repeated"));
      add(
          "",
          "%,d bets and wins undone; %,d wrongly signed results held back; %,d signatures of the"
              + " journal good",
          result.casino("rolledBack"),
          result.casino("heldBack"),
          result.verified().facts("signatures").number("good"));
    }
  }

  private void addMarket() {
    Facts imported = result.imported();
    if (result.options().market() == null) {
      return;
    }
    add("Recording", "%s", result.options().market().getFileName());
    add(
        "",
        "%,d messages: %,d orders, %,d takers, %,d cancels for %,d falls of a level",
        imported.number("messages"),
        imported.number("orders"),
        imported.number("takers"),
        imported.number("cancels"),
        imported.number("cancelledFalls"));
    add(
        "",
        "%,d of the orders were matched at once, unseen; %,d such matches left out; %,d matches"
            + " behind a better price cancelled",
        imported.number("placedAndTaken"),
        imported.number("skipped"),
        imported.number("takersBehindBetter"));
    if (imported.number("removals") > 0) {
      add(
          "",
          "%,d runners removed by their factors; last prices cut as recorded: %,d, a hundredth apart"
              + " as the stated factor is rounded: %,d, matched since: %,d",
          imported.number("removals"),
          imported.number("cutPricesEqual"),
          imported.number("cutPricesHundredthApart"),
          imported.number("cutPricesMatchedSince"));
    }
    add(
        "Book",
        "%,d levels compared with the recording, %,d different",
        imported.number("levels"),
        imported.number("different"));
    Facts watched = result.reports().get(1).facts("role");
    add(
        "",
        "%,d books with %,d levels watched from the second gateway, none crossed; %,d compared with"
            + " the followed ones, equal",
        watched.number("booksWatched"),
        watched.number("levelsWatched"),
        watched.number("booksFollowed"));
    imported.texts("remarks").forEach(remark -> add("", "%s", remark));
  }

  private void addLatencies() {
    Latencies all = result.latencies();
    add(
        "Latency",
        "p50 %s   p90 %s   p99 %s   p99.9 %s   max %s",
        micros(all.percentile(50)),
        micros(all.percentile(90)),
        micros(all.percentile(99)),
        micros(all.percentile(99.9)),
        micros(all.max()));
    add(
        "",
        "from when a command was due until its answer, at the gateways; loopback UDP,"
            + " topology %s, %d cores, durability memory",
        result.topology(),
        Runtime.getRuntime().availableProcessors());
  }

  private void addMoney() {
    Collection<String> currencies = result.balances().currencies();
    String header = currencies.stream().map("%16s"::formatted).collect(Collectors.joining());
    add("Money", "%-28s%s", "", header);
    Balances balances = result.balances();
    addMoney("paid in", c -> result.money("paidIn").getOrDefault(c, 0L));
    addMoney("paid out", c -> -result.money("paidOut").getOrDefault(c, 0L));
    addMoney("is with players", balances::customers);
    addMoney("  of it held for withdrawals", c -> balances.of(c, "HELD_WITHDRAWAL"));
    addMoney("with game providers", c -> balances.of(c, "PROVIDER_CLEARING"));
    addMoney("book of fixed odds", c -> balances.of(c, "BOOK"));
    addMoney("commission", c -> balances.of(c, "COMMISSION"));
    addMoney("rounding", c -> balances.of(c, "ROUNDING"));
    addMoney("all balances add up to", c -> balances.sums().getOrDefault(c, 0L));
    if (result.unpaid() > 0) {
      add(
          "",
          "%,d deposits and withdrawals are open: a payment provider is stuck, and nobody waits for it",
          result.unpaid());
    }
  }

  private void addMoney(String name, ToLongFunction<String> amount) {
    String amounts =
        result.balances().currencies().stream()
            .map(c -> format("%,16.2f", amount.applyAsLong(c) / MINOR_PER_MAJOR))
            .collect(Collectors.joining());
    add("", "%-28s%s", name, amounts);
  }

  private void addStreams() {
    String counts =
        result.reports().stream()
            .map(report -> format("%,d", report.facts("stream").number("outcomes")))
            .collect(Collectors.joining(" and "));
    add("Outcomes", "%s at the two gateways, each once and in order, none missing", counts);
    if (!result.away().isEmpty()) {
      String away =
          result.away().stream()
              .map(ms -> format("%.1f s", ms / MILLIS_PER_SECOND))
              .collect(Collectors.joining(", "));
      add(
          "Kills",
          "%d times kill -9 of the node under load; gateways went on after %s; the whole streams"
              + " told again were the same",
          result.away().size(),
          away);
    }
  }

  private void addHashes() {
    add(
        "State hash",
        "live %s at command %,d, replayed %s at command %,d",
        result.live().text("stateHash"),
        result.live().number("sequence"),
        result.verified().text("stateHash"),
        result.verified().number("sequence"));
    add(
        "Journal",
        "%s: %,d commands, epochs %,d, seals %,d; %,d outcomes replayed to the same bytes",
        result.verified().isTrue("sound") ? "sound" : "NOT SOUND",
        result.verified().number("commands"),
        result.verified().number("epochs"),
        result.verified().number("seals"),
        result.verified().number("loggedOutcomes"));
  }

  private void addTimes() {
    String times =
        result.times().entrySet().stream()
            .map(entry -> format("%s %.1f s", entry.getKey(), entry.getValue() / MILLIS_PER_SECOND))
            .collect(Collectors.joining(", "));
    add("Time", "%s", times);
    if (result.options().keep() != null) {
      add("Kept", "%s", result.options().keep());
    }
  }

  private void addVerdict(List<String> differences) {
    boolean bookless = result.options().market() != null && result.imported().number("levels") == 0;
    String agrees =
        bookless ? "all agrees but the book, of which nothing is recorded" : "all agrees";
    add("Verdict", "%s", differences.isEmpty() ? agrees : "NOT ALL AGREES");
    differences.forEach(difference -> add("", "%s", difference));
  }

  /** Adds a line; what is too long goes on below. */
  private void add(String name, String text, Object... values) {
    String left = format(text, values);
    String head = name;
    while (left.length() > WIDTH) {
      int space = left.lastIndexOf(' ', WIDTH);
      lines.add(format("%-12s", head) + left.substring(0, space));
      left = left.substring(space + 1);
      head = "";
    }
    lines.add(format("%-12s", head) + left);
  }

  private static String byCount(Map<String, Long> refusals) {
    return refusals.entrySet().stream()
        .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder()))
        .map(entry -> format("%s %,d", entry.getKey(), entry.getValue()))
        .collect(Collectors.joining(", "));
  }

  private static String micros(long nanoseconds) {
    return format("%,.0f µs", nanoseconds / NANOS_PER_MICRO);
  }

  private static String format(String text, Object... values) {
    return String.format(Locale.ROOT, text, values);
  }
}
