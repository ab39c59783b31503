package io.croupier.demo.supervisor;

import java.util.Map;
import java.util.TreeMap;

/** Amounts by currency, in minor units. */
final class Amounts {
  private Amounts() {}

  static Map<String, Long> plus(Map<String, Long> some, Map<String, Long> others) {
    Map<String, Long> sums = new TreeMap<>(some);
    others.forEach((currency, amount) -> sums.merge(currency, amount, Long::sum));
    return sums;
  }
}
