package io.croupier.replay;

import io.croupier.testkit.Messages;
import io.croupier.testkit.ScenarioHost;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Commands from a seed: players who bet, back, lay, cancel, pay out, and markets that open and
 * settle; many are refused. The same seed and the same host give the same commands.
 */
final class RandomCommands {
  private static final long BEGIN = 1_767_225_600_000_000_000L;
  private static final int PLAYERS = 20;
  private static final int[] PRICES = {101, 150, 200, 202, 250, 251, 300, 400, 1_000};

  private final Messages messages = new Messages();
  private final ScenarioHost host;
  private final Random random;
  private final List<Long> accounts = new ArrayList<>();
  private final List<Long> markets = new ArrayList<>();
  private final List<Long> orders = new ArrayList<>();
  private final List<Long> withdrawals = new ArrayList<>();
  private final long[] commandIds = new long[3];
  private long now = BEGIN;
  private long sent;

  RandomCommands(long seed, ScenarioHost host) {
    this.random = new Random(seed);
    this.host = host;
  }

  /** Sends so many commands. */
  void send(int count) {
    send("Genesis", 0, Map.of("accounts", 100, "markets", 10, "orders", 500, "gateways", 2));
    send("RegisterProvider", 0, Map.of("providerId", 9));
    for (int i = 0; i < PLAYERS; i++) {
      send("OpenAccount", 0, Map.of("currency", i % 4 == 0 ? "EUR" : "GBP"));
      deposit(accounts.get(i), i % 4 == 0 ? "EUR" : "GBP");
    }
    while (sent < count) {
      one(random.nextInt(100));
    }
  }

  private void one(int kind) {
    now += random.nextInt(50_000_000);
    long account = any(accounts);
    if (kind < 50) {
      place(account);
    } else if (kind < 60) {
      send("CancelOrder", account, Map.of("orderId", any(orders), "reduceBy", random.nextInt(300)));
    } else if (kind < 65) {
      send("ReplaceOrder", account, Map.of("orderId", any(orders), "price", price()));
    } else if (kind < 80) {
      casino(account);
    } else if (kind < 84) {
      deposit(account, random.nextBoolean() ? "GBP" : "EUR");
    } else if (kind < 90) {
      payOut(account);
    } else if (kind < 92) {
      send("SetSwitches", account, Map.of("bet", random.nextInt(4) > 0));
    } else if (kind < 93) {
      send("CancelAllOrders", account, Map.of());
    } else {
      market();
    }
  }

  private void place(long account) {
    Map<String, Object> order = new HashMap<>();
    order.put("marketId", any(markets));
    order.put("runner", 1 + random.nextInt(3));
    order.put("side", random.nextBoolean() ? "BACK" : "LAY");
    order.put("stake", 1 + random.nextInt(1_000));
    order.put("price", price());
    order.put("persistence", random.nextBoolean() ? "KEEP" : "LAPSE");
    send("PlaceOrder", account, order);
  }

  private void casino(long account) {
    Map<String, Object> play = new HashMap<>();
    play.put("providerId", 9);
    play.put("transactionId", id(random.nextInt(2_000)));
    if (random.nextInt(6) == 0) {
      play.put("referenceTransactionId", id(random.nextInt(2_000)));
      send("RollbackTransaction", account, play);
      return;
    }
    play.put("roundId", id(random.nextInt(30)));
    play.put("amount", random.nextInt(500));
    play.put("currency", "GBP");
    play.put("roundEnded", random.nextInt(5) == 0);
    send(random.nextBoolean() ? "DebitRound" : "CreditRound", account, play);
  }

  private void payOut(long account) {
    String[] steps = {"ApproveWithdrawal", "RejectWithdrawal", "StartPayout", "CompletePayout"};
    int step = random.nextInt(steps.length + 1);
    if (step < steps.length) {
      send(steps[step], account, Map.of("withdrawalId", any(withdrawals)));
    } else {
      Map<String, Object> wish = Map.of("amount", 1 + random.nextInt(900), "currency", "GBP");
      send("RequestWithdrawal", account, transaction(wish));
    }
  }

  private void market() {
    long market = any(markets);
    switch (random.nextInt(8)) {
      case 0, 1 -> {
        Map<String, Object> race = new HashMap<>();
        race.put("currency", "GBP");
        race.put("runners", 3);
        race.put("winners", 1);
        race.put("commissionBasisPoints", 250);
        race.put("closeAt", now + 1_000_000_000L * random.nextInt(20));
        send("CreateMarket", 0, race);
        send("OpenMarket", 0, Map.of("marketId", markets.get(markets.size() - 1)));
      }
      case 2 -> send("TurnInPlay", 0, Map.of("marketId", market));
      case 3 -> send("CloseMarket", 0, Map.of("marketId", market));
      case 4 -> send("VoidMarket", 0, Map.of("marketId", market));
      case 5 -> {
        send("SetRunnerResult", 0, Map.of("marketId", market, "runner", 2, "result", "WINNER"));
        send("SettleMarket", 0, Map.of("marketId", market));
      }
      case 6 -> send("SuspendMarket", 0, Map.of("marketId", market, "lapse", true));
      default -> send("AdvanceTime", 0, Map.of());
    }
  }

  private void deposit(long account, String currency) {
    send("Deposit", account, transaction(Map.of("amount", 50_000, "currency", currency)));
  }

  private Map<String, Object> transaction(Map<String, Object> fields) {
    Map<String, Object> all = new HashMap<>(fields);
    all.put("transactionId", id(sent));
    return all;
  }

  private void send(String name, long account, Map<String, Object> fields) {
    int gateway = sent == 0 ? 0 : 1 + random.nextInt(2);
    Map<String, Object> command = new HashMap<>(fields);
    command.put("command", name);
    command.put("gatewayId", gateway);
    command.put("commandId", ++commandIds[gateway]);
    if (account != 0) {
      command.put("accountId", account);
    }
    sent++;
    host.command(now, messages.encode(command)).forEach(this::learn);
  }

  private void learn(byte[] bytes) {
    Map<String, Object> outcome = messages.decode(bytes);
    keep(
        accounts, "AccountOpened".equals(outcome.get("outcome")) ? outcome.get("accountId") : null);
    keep(orders, outcome.get("orderId"));
    keep(withdrawals, outcome.get("withdrawalId"));
    keep(markets, outcome.get("marketId"));
  }

  private static void keep(List<Long> ids, Object id) {
    if (id instanceof Long number && !ids.contains(number)) {
      ids.add(number);
    }
    if (ids.size() > PLAYERS) {
      ids.remove(0);
    }
  }

  private long any(List<Long> ids) {
    return ids.isEmpty() ? 1 : ids.get(random.nextInt(ids.size()));
  }

  private int price() {
    return PRICES[random.nextInt(PRICES.length)];
  }

  private static String id(long number) {
    return "%032x".formatted(number + 1);
  }
}
