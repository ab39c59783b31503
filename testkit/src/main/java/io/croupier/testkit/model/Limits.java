package io.croupier.testkit.model;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What Genesis says, defaults filled in. */
record Limits(
    int accounts,
    int wallets,
    int markets,
    int runners,
    int orders,
    int settledOrders,
    int sessions,
    int withdrawals,
    int rounds,
    int providers,
    int paymentProviders,
    int transactions,
    int commandWindow,
    int workPerCommand,
    int matchesPerCommand,
    int bookPages,
    Map<String, Integer> currencies,
    Ladder customLadder) {

  static Limits of(Command genesis) {
    int accounts = or(genesis, "accounts", 10_000);
    int markets = or(genesis, "markets", 100);
    int orders = or(genesis, "orders", 100_000);
    int runners = or(genesis, "runners", 32 * markets);
    return new Limits(
        accounts,
        or(genesis, "wallets", 2 * accounts),
        markets,
        runners,
        orders,
        or(genesis, "settledOrders", (orders + 1) / 2),
        or(genesis, "sessions", accounts),
        or(genesis, "withdrawals", accounts),
        or(genesis, "rounds", orders),
        or(genesis, "providers", 64),
        or(genesis, "paymentProviders", 64),
        or(genesis, "transactions", 262_144),
        or(genesis, "commandWindow", 65_536),
        or(genesis, "workPerCommand", 1_000),
        or(genesis, "matchesPerCommand", 1_000),
        or(genesis, "bookPages", (int) Math.min(orders, 12 * (runners + 8L * markets + 8))),
        currencies(genesis),
        Ladder.custom(genesis));
  }

  private static int or(Command genesis, String limit, int otherwise) {
    int stated = (int) genesis.number(limit);
    return stated == 0 ? otherwise : stated;
  }

  private static Map<String, Integer> currencies(Command genesis) {
    Map<String, Integer> currencies = new TreeMap<>();
    if (genesis.fields().get("currencies") instanceof List<?> rows) {
      for (Object row : rows) {
        Map<?, ?> values = (Map<?, ?>) row;
        currencies.put((String) values.get("currency"), ((Long) values.get("decimals")).intValue());
      }
    }
    if (currencies.isEmpty()) {
      List.of("GBP", "EUR", "USD", "AUD", "HKD", "CAD").forEach(code -> currencies.put(code, 2));
    }
    return Map.copyOf(currencies);
  }
}
