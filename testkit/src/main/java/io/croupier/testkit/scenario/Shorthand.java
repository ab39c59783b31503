package io.croupier.testkit.scenario;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a line of a scenario means in commands. */
final class Shorthand {
  /**
   * One command of a line.
   *
   * @param texts fields, as they are written
   * @param as name of what it makes, or null
   * @param last the lines of expected outcomes behind the line are for this one
   */
  record Command(String name, Map<String, String> texts, String as, boolean last) {}

  /** The commands of a line, in order. */
  List<Command> commands(Line line) {
    return switch (line.verb()) {
      case ">" -> List.of(plain(line));
      case "advance" -> List.of(new Command("AdvanceTime", Map.of("gateway", "0"), null, true));
      case "account" -> account(line);
      case "market" -> market(line);
      default -> List.of(order(line));
    };
  }

  /** {@code > PlaceOrder account=alice ... as o1}. */
  private static Command plain(Line line) {
    return new Command(line.word(1), line.values(), as(line, 2), true);
  }

  /** {@code account alice GBP 100.00}: opens it and pays in. */
  private static List<Command> account(Line line) {
    String name = line.word(1);
    Map<String, String> wallet = new LinkedHashMap<>(line.values());
    wallet.put("currency", line.word(2));
    Command open = new Command("OpenAccount", wallet, name, line.words().size() < 4);
    if (line.words().size() < 4) {
      return List.of(open);
    }
    Map<String, String> money =
        Map.of("account", name, "currency", line.word(2), "amount", line.word(3));
    return List.of(open, new Command("Deposit", money, null, true));
  }

  /** {@code market derby GBP runners=3 winners=1}: creates and opens it. */
  private static List<Command> market(Line line) {
    String name = line.word(1);
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("currency", line.word(2));
    fields.put("winners", "1");
    fields.putAll(line.values());
    return List.of(
        new Command("CreateMarket", fields, name, false),
        new Command("OpenMarket", Map.of("market", name), null, true));
  }

  /** {@code alice backs derby 1 10.00 @ 3.00 as o1}. */
  private static Command order(Line line) {
    String verb = line.words().size() > 1 ? line.word(1) : "";
    if (!verb.equals("backs") && !verb.equals("lays")) {
      throw line.error("is no line of a scenario; does a > stand missing before a command?");
    }
    if (!line.word(5).equals("@")) {
      throw line.error("an order is: alice backs derby 1 10.00 @ 3.00");
    }
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("account", line.word(0));
    fields.put("market", line.word(2));
    fields.put("runner", line.word(3));
    fields.put("side", verb.equals("backs") ? "BACK" : "LAY");
    fields.put("stake", line.word(4));
    fields.put("price", line.word(6));
    fields.putAll(line.values());
    return new Command("PlaceOrder", fields, as(line, 7), true);
  }

  private static String as(Line line, int from) {
    if (line.words().size() <= from) {
      return null;
    }
    if (!line.word(from).equals("as")) {
      throw line.error("only \"as NAME\" may stand behind the fields, not " + line.word(from));
    }
    return line.word(from + 1);
  }
}
