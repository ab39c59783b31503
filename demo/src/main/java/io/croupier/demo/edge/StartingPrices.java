package io.croupier.demo.edge;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Starting prices of the runners of one market; until they are found, where they would be now. */
final class StartingPrices {
  private static final double BILLION = 1e9;
  private static final String NONE = "-";

  private final Map<Integer, String> prices = new HashMap<>();
  private boolean found;

  /** What the node says of a runner's. */
  void put(Outcome reported) {
    long price = reported.number("startingPrice");
    found |= price != 0;
    put((int) reported.number("runner"), found ? price : reported.number("nearPrice"));
  }

  /** A runner's price in 1e-9; 0: it has none. */
  private void put(int runner, long price) {
    String text = String.format(Locale.ROOT, "%.2f", price / BILLION);
    prices.put(runner, price == 0 ? NONE : text);
  }

  /** What the prices are, as far as any is known. */
  String heading() {
    return found || prices.isEmpty() ? "SP" : "near SP";
  }

  String price(int runner) {
    return prices.getOrDefault(runner, NONE);
  }
}
