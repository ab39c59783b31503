package io.croupier.testkit.scenario;

import io.croupier.testkit.Messages;
import io.croupier.testkit.ScenarioHost;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Runs one scenario on one host. */
public final class ScenarioRunner {
  private static final long BEGIN = 1_767_225_600_000_000_000L;
  private static final Map<String, String> SMALL_GENESIS =
      Map.of(
          "accounts", "100",
          "markets", "20",
          "orders", "1000",
          "transactions", "1000",
          "commandWindow", "1024");

  private final ScenarioHost host;
  private final Messages messages = new Messages();
  private final Values values = new Values();
  private final Shorthand shorthand = new Shorthand();
  private final Expectation expectation = new Expectation(messages, values);
  private final Composer composer = new Composer(messages, values);
  private long now = BEGIN;
  private long gateway = 1;
  private boolean begun;

  private ScenarioRunner(ScenarioHost host) {
    this.host = host;
  }

  /**
   * Runs all lines and closes the host.
   *
   * @throws ScenarioError if the host did something else than the scenario says
   */
  public static void run(List<String> lines, ScenarioHost host) {
    try (host) {
      ScenarioRunner runner = new ScenarioRunner(host);
      List<Line> read = new ArrayList<>();
      for (int i = 0; i < lines.size(); i++) {
        Line line = Line.of(i + 1, lines.get(i));
        if (line != null) {
          read.add(line);
        }
      }
      runner.run(read);
    }
  }

  private void run(List<Line> lines) {
    int next = 0;
    while (next < lines.size()) {
      Line line = lines.get(next++);
      List<Line> rows = following(lines, next, Line::isInstruction);
      next += rows.size();
      List<Line> expected = following(lines, next, Line::isExpectation);
      next += expected.size();
      run(line, rows, expected);
    }
  }

  private static List<Line> following(List<Line> lines, int from, Predicate<Line> wanted) {
    return lines.subList(from, lines.size()).stream().takeWhile(wanted).toList();
  }

  private void run(Line line, List<Line> rows, List<Line> expected) {
    if (line.verb().equals("genesis")) {
      Map<String, String> limits = new LinkedHashMap<>(SMALL_GENESIS);
      limits.putAll(line.values());
      begin(line, limits, expected);
      return;
    }
    if (!begun) {
      begin(line, SMALL_GENESIS, List.of());
    }
    switch (line.verb()) {
      case "at" -> now = Values.time(line, line.word(1), now);
      case "gateway" -> gateway = Long.parseLong(line.word(1));
      case "?" -> ask(line, line.word(1), line.values(), expected);
      case "wallet" -> checkWallet(line);
      case "book" -> checkBook(line);
      case "image" -> checkImage(line);
      default -> shorthand.commands(line, rows).forEach(c -> command(line, c, expected));
    }
  }

  private void begin(Line line, Map<String, String> limits, List<Line> expected) {
    begun = true;
    Map<String, String> texts = new LinkedHashMap<>(limits);
    texts.put("gateway", "0");
    command(line, new Shorthand.Command("Genesis", texts, null, true), expected);
  }

  private void command(Line line, Shorthand.Command command, List<Line> expected) {
    Map<String, Object> message = composer.message(line, command, gateway, now);
    List<Map<String, Object>> outcomes = decoded(host.command(now, messages.encode(message)));
    if (command.as() != null) {
      values.name(line, command.as(), IssuedId.in(line, outcomes));
    }
    for (int i = 0; i < command.instructions().size(); i++) {
      Shorthand.Instruction instruction = command.instructions().get(i);
      if (instruction.as() != null) {
        Line row = instruction.line();
        values.name(row, instruction.as(), IssuedId.ofInstruction(row, i + 1, outcomes));
      }
    }
    List<Line> lines = command.last() ? expected : List.of();
    expectation.check(line, of(lines, false), list(outcomes, false), now);
    expectation.checkData(line, of(lines, true), list(outcomes, true));
  }

  private static List<Line> of(List<Line> lines, boolean marketData) {
    return lines.stream().filter(line -> line.isMarketData() == marketData).toList();
  }

  private static List<Map<String, Object>> list(
      List<Map<String, Object>> outcomes, boolean marketData) {
    return outcomes.stream().filter(o -> BookText.isBook(o) == marketData).toList();
  }

  private void ask(Line line, String name, Map<String, String> texts, List<Line> expected) {
    expectation.check(line, expected, answers(line, name, texts), now);
  }

  private List<Map<String, Object>> answers(Line line, String name, Map<String, String> texts) {
    return decoded(host.query(messages.encode(composer.message(line, name, texts, gateway, now))));
  }

  private List<Map<String, Object>> decoded(List<byte[]> outcomes) {
    return outcomes.stream().map(messages::decode).toList();
  }

  /** {@code wallet alice GBP cash=80.00 heldExchange=20.00}. */
  private void checkWallet(Line line) {
    Map<String, String> query = Map.of("account", line.word(1), "currency", line.word(2));
    Line expected =
        new Line(line.number(), line.text(), List.of("<", "WalletChanged"), line.values());
    ask(line, "QueryWallet", query, List.of(expected));
  }

  /** {@code book derby 1 back 3.00:10.00 lay 2.50:4.00}. */
  private void checkBook(Line line) {
    Map<String, String> query = Map.of("market", line.word(1), "runner", line.word(2));
    StringBuilder got = new StringBuilder();
    Object side = "";
    for (Object row : (List<?>) answers(line, "QueryOrderBook", query).get(0).get("levels")) {
      Map<?, ?> level = (Map<?, ?>) row;
      if (!level.get("side").equals(side)) {
        side = level.get("side");
        got.append(side.equals("BACK") ? " back" : " lay");
      }
      got.append(' ').append(BookText.hundredths(level.get("price")));
      got.append(':').append(BookText.hundredths(level.get("size")));
    }
    String expected = String.join(" ", line.words().subList(3, line.words().size()));
    if (!got.toString().strip().equals(expected)) {
      throw line.error("the book is:" + got);
    }
  }

  /** {@code image derby 4 OPEN image back 1 3.20:5.00}: all market data of derby, or a page. */
  private void checkImage(Line line) {
    Map<String, String> query = new LinkedHashMap<>(line.values());
    query.put("market", line.word(1));
    Map<String, Object> answer = answers(line, "QueryMarketData", query).get(0);
    String got = BookText.isBook(answer) ? BookText.of(answer, values) : answer.toString();
    if (!got.equals(String.join(" ", line.words().subList(1, line.words().size())))) {
      throw line.error("the image is: " + got);
    }
  }
}
