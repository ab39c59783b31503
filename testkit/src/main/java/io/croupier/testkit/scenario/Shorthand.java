package io.croupier.testkit.scenario;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What a line of a scenario means in commands. */
final class Shorthand {
  private static final String SP = "SP";

  /**
   * One command of a line.
   *
   * @param texts fields, as they are written
   * @param instructions rows of PlaceOrders, else none
   * @param as name of what it makes, or null
   * @param last the lines of expected outcomes behind the line are for this one
   */
  record Command(
      String name,
      Map<String, String> texts,
      List<Instruction> instructions,
      String as,
      boolean last) {
    Command(String name, Map<String, String> texts, String as, boolean last) {
      this(name, texts, List.of(), as, last);
    }
  }

  /**
   * One instruction of PlaceOrders.
   *
   * @param line where it stands
   * @param texts fields, as they are written
   * @param as name of the order that it makes, or null
   */
  record Instruction(Line line, Map<String, String> texts, String as) {}

  /**
   * The commands of a line, in order.
   *
   * @param rows the lines of instructions behind it
   */
  List<Command> commands(Line line, List<Line> rows) {
    if (!rows.isEmpty() && !isBatch(line)) {
      throw rows.get(0).error("only behind \"alice places derby\" there are instructions");
    }
    return switch (line.verb()) {
      case ">" -> List.of(plain(line));
      case "advance" -> List.of(new Command("AdvanceTime", Map.of("gateway", "0"), null, true));
      case "account" -> account(line);
      case "market" -> market(line);
      default -> List.of(isBatch(line) ? batch(line, rows) : order(line));
    };
  }

  private static boolean isBatch(Line line) {
    return line.words().size() > 1 && line.word(1).equals("places");
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
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("account", line.word(0));
    fields.put("market", line.words().size() > 2 ? line.word(2) : "");
    fields.putAll(instruction(line, 3));
    return new Command("PlaceOrder", fields, as(line, 7), true);
  }

  /** {@code alice places derby atomic=true}, and below it {@code + backs 1 10.00 @ 3.00 as o1}. */
  private static Command batch(Line line, List<Line> rows) {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("account", line.word(0));
    fields.put("market", line.word(2));
    fields.putAll(line.values());
    List<Instruction> instructions =
        rows.stream().map(row -> new Instruction(row, instruction(row, 2), as(row, 6))).toList();
    return new Command("PlaceOrders", fields, instructions, null, true);
  }

  /** The fields of an order, from its runner on. */
  private static Map<String, String> instruction(Line line, int runnerAt) {
    String verb = line.words().size() > 1 ? line.word(1) : "";
    if (!verb.equals("backs") && !verb.equals("lays")) {
      throw line.error("is no line of a scenario; does a > stand missing before a command?");
    }
    if (!line.word(runnerAt + 2).equals("@")) {
      throw line.error("an order is: alice backs derby 1 10.00 @ 3.00");
    }
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("runner", line.word(runnerAt));
    fields.put("side", verb.equals("backs") ? "BACK" : "LAY");
    String amount = line.word(runnerAt + 1);
    String price = line.word(runnerAt + 3);
    boolean atStartingPrice = price.equals(SP) || price.startsWith(SP + ":");
    if (atStartingPrice) {
      fields.putAll(atStartingPrice(verb.equals("backs") ? "stake" : "liability", amount, price));
    } else {
      fields.putAll(stake(amount));
      fields.put("price", price);
    }
    fields.putAll(line.values());
    return fields;
  }

  /** {@code 10.00 @ SP}, or {@code 10.00 @ SP:3.00} with a limit; a lay states its liability. */
  private static Map<String, String> atStartingPrice(String field, String amount, String price) {
    return price.equals(SP)
        ? Map.of(field, amount, "orderKind", "MARKET_ON_CLOSE")
        : Map.of(
            field,
            amount,
            "orderKind",
            "LIMIT_ON_CLOSE",
            "price",
            price.substring(SP.length() + 1));
  }

  /** {@code 10.00}, or what the order aims at: {@code payout:30.00}, {@code profit:20.00}. */
  private static Map<String, String> stake(String text) {
    String[] target = text.split(":");
    return target.length == 1
        ? Map.of("stake", text)
        : Map.of("targetKind", target[0].toUpperCase(Locale.ROOT), "targetAmount", target[1]);
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
