package io.croupier.demo.supervisor;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * All balances of the replayed journal, added up by kind and currency, in minor units.
 *
 * @param byKind currency to kind to amount.
 * @param sums currency to what all its balances add up to.
 */
record Balances(Map<String, Map<String, Long>> byKind, Map<String, Long> sums) {
  private static final Set<String> CUSTOMERS =
      Set.of("CASH", "BONUS", "HELD_EXCHANGE", "HELD_ROUND", "HELD_WITHDRAWAL");

  /** Reads what the replay tool printed. */
  static Balances of(List<Facts> lines) {
    Map<String, Map<String, Long>> byKind = new TreeMap<>();
    Map<String, Long> sums = new TreeMap<>();
    for (Facts line : lines) {
      String currency = line.text("currency");
      if (line.map().containsKey("kind")) {
        byKind
            .computeIfAbsent(currency, c -> new TreeMap<>())
            .merge(line.text("kind"), line.number("amount"), Long::sum);
      } else if (line.map().containsKey("sum")) {
        sums.put(currency, line.number("sum"));
      }
    }
    byKind.values().removeIf(kinds -> kinds.values().stream().allMatch(amount -> amount == 0));
    return new Balances(byKind, sums);
  }

  /** Currencies in which any money moved. */
  Set<String> currencies() {
    return byKind.keySet();
  }

  long of(String currency, String kind) {
    return byKind.getOrDefault(currency, Map.of()).getOrDefault(kind, 0L);
  }

  /** What all customers have, held or not. */
  long customers(String currency) {
    return CUSTOMERS.stream().mapToLong(kind -> of(currency, kind)).sum();
  }
}
