package io.croupier.engine.exchange;

import io.croupier.engine.TestEngine;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * An engine with a market and a few accounts, and short words for commands and outcomes: orders are
 * #1, #2 in the order in which they first show.
 */
final class Exchanges {
  static final long CASH = 100_000;
  private static final long START = 1_000_000_000L;

  final TestEngine engine;
  long market;
  private final List<Long> orders = new ArrayList<>();
  private final List<Long> accounts = new ArrayList<>();

  Exchanges(Object... limits) {
    engine = TestEngine.with(limits);
    engine.at(START);
  }

  /** A market of three runners with one winner, open, and so many accounts with money. */
  static Exchanges open(int accounts, Object... limits) {
    Exchanges exchange = new Exchanges(limits);
    for (int i = 0; i < accounts; i++) {
      exchange.account();
    }
    exchange.market(3, 1);
    exchange.send("OpenMarket", "marketId", exchange.market);
    return exchange;
  }

  /** Opens an account with money and returns its id. */
  long account() {
    List<Map<String, Object>> opened = engine.send("OpenAccount", "currency", "GBP");
    long account = number(opened.get(0), "accountId");
    accounts.add(account);
    engine.send(
        "Deposit",
        "accountId",
        account,
        "transactionId",
        String.format("%032x", account),
        "amount",
        CASH,
        "currency",
        "GBP");
    return account;
  }

  /** The account that was opened as number {@code index}, from 1. */
  long account(int index) {
    return accounts.get(index - 1);
  }

  /** Creates a market, which the commands that follow are about. */
  void market(int runners, int winners, Object... more) {
    List<Object> fields = new ArrayList<>();
    fields.addAll(List.of("currency", "GBP", "runners", runners, "winners", winners));
    fields.addAll(List.of(more));
    market = number(engine.send("CreateMarket", fields.toArray()).get(0), "marketId");
  }

  /** Places an order of an account, by number, and returns what comes of it. */
  List<String> place(int account, String side, int runner, long stake, int price) {
    return send(account, "PlaceOrder", placing(side, runner, stake, price));
  }

  Object[] placing(String side, int runner, long stake, int price) {
    return new Object[] {
      "marketId", market, "runner", runner, "side", side, "stake", stake, "price", price
    };
  }

  /** Sends a command about an account, by number, 0 for none, from gateway 1. */
  List<String> send(int account, String command, Object... fields) {
    return sendFrom(1, account, command, fields);
  }

  List<String> sendFrom(int gateway, int account, String command, Object... fields) {
    List<Object> all = new ArrayList<>(List.of(fields));
    if (account != 0) {
      all.addAll(List.of("accountId", account(account)));
    }
    return words(engine.sendFrom(gateway, command, all.toArray()));
  }

  /** Sends a command about no account. */
  List<String> send(String command, Object... fields) {
    return send(0, command, fields);
  }

  /** Sends AdvanceTime and returns what follows its answer. */
  List<String> advance() {
    List<String> all = words(engine.advance());
    all.remove("TimeAdvanced");
    return all;
  }

  /** The id of order #number. */
  long order(int number) {
    return orders.get(number - 1);
  }

  /** Cash and what is held of an account, by number. */
  String money(int account) {
    Map<String, Object> wallet =
        engine.query("QueryWallet", "accountId", account(account), "currency", "GBP").get(0);
    return number(wallet, "cash") + " held " + number(wallet, "heldExchange");
  }

  List<String> words(List<Map<String, Object>> outcomes) {
    List<String> words = new ArrayList<>();
    outcomes.forEach(outcome -> words.add(words(outcome)));
    return words;
  }

  private String words(Map<String, Object> o) {
    String name = (String) o.get("outcome");
    return switch (name) {
      case "Refused" -> "refused " + o.get("reason") + " " + o.get("field");
      case "OrderAccepted" -> "accepted " + order(o, "orderId") + " held " + o.get("heldExchange");
      case "OrderReplaced" ->
          "replaced %s by %s of %s held %s"
              .formatted(
                  order(o, "orderId"),
                  order(o, "newOrderId"),
                  o.get("stake"),
                  o.get("heldExchange"));
      case "Matched" ->
          "matched %s %s@%s left %s"
              .formatted(order(o, "orderId"), o.get("stake"), o.get("price"), o.get("unmatched"));
      case "OrderReduced" ->
          "reduced %s to %s+%s-%s-%s %s"
              .formatted(
                  order(o, "orderId"),
                  o.get("matched"),
                  o.get("unmatched"),
                  o.get("cancelled"),
                  o.get("lapsed"),
                  o.get("lapseReason"));
      case "OrderSettled" ->
          "settled %s %s voided %s"
              .formatted(order(o, "orderId"), o.get("profit"), o.get("voided"));
      case "MarketSettled" ->
          "paid %s net %s commission %s cash %s rounding %s"
              .formatted(
                  accounts.indexOf(number(o, "accountId")) + 1,
                  o.get("net"),
                  o.get("commission"),
                  o.get("cash"),
                  o.get("rounding"));
      case "MatchVoided" ->
          "voided match %s %s@%s".formatted(order(o, "orderId"), o.get("stake"), o.get("price"));
      case "MarketChanged" -> "market " + o.get("status") + " v" + o.get("version");
      case "RunnerChanged" ->
          "runner " + o.get("runner") + " " + o.get("result") + " " + o.get("position");
      case "OrdersProcessed" -> "orders " + o.get("count");
      case "OrderReported" ->
          "order %s %s+%s".formatted(order(o, "orderId"), o.get("matched"), o.get("unmatched"));
      default -> name;
    };
  }

  private String order(Map<String, Object> outcome, String field) {
    long id = number(outcome, field);
    if (id == 0) {
      return outcome.get("reason").toString();
    }
    if (!orders.contains(id)) {
      orders.add(id);
    }
    return "#" + (orders.indexOf(id) + 1);
  }

  static long number(Map<String, Object> outcome, String field) {
    return ((Number) outcome.getOrDefault(field, 0L)).longValue();
  }
}
