package io.croupier.demo.edge;

import java.util.Locale;
import java.util.function.IntFunction;

/**
 * What is shown of a market beside its book.
 *
 * @param words what is bet on.
 * @param names what people call its runners.
 * @param startingPrices null: its runners have none.
 */
record MarketSign(String words, IntFunction<String> names, StartingPrices startingPrices) {

  /** Of a market that was asked for. */
  static MarketSign of(Outcome market, IntFunction<String> names) {
    boolean hasStartingPrice = market.text("bspMarket").equals("true");
    return new MarketSign(words(market), names, hasStartingPrice ? new StartingPrices() : null);
  }

  private static String words(Outcome market) {
    long winners = market.number("winners");
    return switch (market.text("bettingType")) {
      case "EACH_WAY" ->
          "each way, %d places at 1/%d".formatted(winners, market.number("eachWayDivisor"));
      case "LINE" -> "line, " + line(market, "lineMin") + " to " + line(market, "lineMax");
      case "ASIAN_HANDICAP" -> "Asian handicap";
      default -> "odds, " + counted(winners, "winner");
    };
  }

  private static String line(Outcome market, String field) {
    return String.format(Locale.ROOT, "%.2f", market.number(field) / 100.0);
  }

  /** A number of things. */
  static String counted(long count, String thing) {
    return count + " " + thing + (count == 1 ? "" : "s");
  }
}
