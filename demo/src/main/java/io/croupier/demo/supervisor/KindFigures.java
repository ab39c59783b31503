package io.croupier.demo.supervisor;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What happened in the markets of one kind; amounts by currency, in minor units.
 *
 * @param settled markets.
 * @param voided markets.
 * @param orders accepted.
 * @param matched backers' stakes of all matches.
 * @param startingPrices runners whose starting price was found.
 * @param withoutStartingPrice runners for whom there was none.
 * @param startingPriceOrders orders that were placed to wait for it.
 * @param atStartingPrice what of the matched stakes the starting price matched.
 * @param acrossRunners what of them was matched with the house, across runners.
 */
record KindFigures(
    long settled,
    long voided,
    long orders,
    Map<String, Long> matched,
    long startingPrices,
    long withoutStartingPrice,
    long startingPriceOrders,
    Map<String, Long> atStartingPrice,
    Map<String, Long> acrossRunners) {
  static final KindFigures NOTHING = of(new Facts(Map.of()));

  /** What one gateway has counted. */
  static KindFigures of(Facts facts) {
    return new KindFigures(
        facts.number("settled"),
        facts.number("voided"),
        facts.number("orders"),
        facts.facts("matched").numbers(),
        facts.number("startingPrices"),
        facts.number("withoutStartingPrice"),
        facts.number("startingPriceOrders"),
        facts.facts("atStartingPrice").numbers(),
        facts.facts("acrossRunners").numbers());
  }

  KindFigures plus(KindFigures other) {
    return new KindFigures(
        settled + other.settled,
        voided + other.voided,
        orders + other.orders,
        Amounts.plus(matched, other.matched),
        startingPrices + other.startingPrices,
        withoutStartingPrice + other.withoutStartingPrice,
        startingPriceOrders + other.startingPriceOrders,
        Amounts.plus(atStartingPrice, other.atStartingPrice),
        Amounts.plus(acrossRunners, other.acrossRunners));
  }

  boolean hasStartingPrices() {
    return startingPrices + withoutStartingPrice + startingPriceOrders > 0;
  }

  /** By name; what is about starting prices and matches across runners only where there are any. */
  Map<String, Object> json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("settled", settled);
    json.put("voided", voided);
    json.put("orders", orders);
    json.put("matched", matched);
    if (hasStartingPrices()) {
      json.put("startingPrices", startingPrices);
      json.put("withoutStartingPrice", withoutStartingPrice);
      json.put("startingPriceOrders", startingPriceOrders);
      json.put("atStartingPrice", atStartingPrice);
    }
    if (!acrossRunners.isEmpty()) {
      json.put("acrossRunners", acrossRunners);
    }
    return json;
  }
}
