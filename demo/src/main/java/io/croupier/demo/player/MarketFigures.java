package io.croupier.demo.player;

import io.croupier.demo.edge.Outcome;
import io.croupier.protocol.Side;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * What happened in the markets of each kind, as far as this gateway is told: of its own players'
 * orders, and of the markets that it runs.
 */
final class MarketFigures {
  private static final class Row {
    private final Map<String, Long> numbers = new LinkedHashMap<>();
    private final Map<String, Long> matched = new TreeMap<>();
    private final Map<String, Long> atStartingPrice = new TreeMap<>();
    private final Map<String, Long> acrossRunners = new TreeMap<>();

    private void count(String name) {
      numbers.merge(name, 1L, Long::sum);
    }
  }

  private final KnownMarkets markets;
  private final Map<MarketKind, Row> rows = new EnumMap<>(MarketKind.class);

  MarketFigures(KnownMarkets markets) {
    this.markets = markets;
  }

  /** An order was accepted. */
  void onOrder(KnownMarket market, boolean atStartingPrice) {
    Row row = row(market);
    row.count("orders");
    if (atStartingPrice) {
      row.count("startingPriceOrders");
    }
  }

  /**
   * Of a match the backer's side counts, so that each counts once; the house has one of its own.
   * None counts in a market that an earlier process of this gateway has left behind.
   */
  void onMatched(Outcome matched, boolean ofHouse) {
    KnownMarket market = market(matched);
    if (market == null) {
      return;
    }
    long stake = matched.number("stake");
    if (ofHouse) {
      row(market).acrossRunners.merge(market.currency(), stake, Long::sum);
    }
    if (matched.text("side").equals(Side.BACK.name())) {
      row(market).matched.merge(market.currency(), stake, Long::sum);
    }
  }

  /** The starting price of a runner, and the backers' stakes that were matched by it. */
  void onReconciled(Outcome reconciled) {
    KnownMarket market = market(reconciled);
    if (market == null) {
      return;
    }
    Row row = row(market);
    row.count(reconciled.number("startingPrice") == 0 ? "withoutStartingPrice" : "startingPrices");
    long stake = Math.max(reconciled.number("backStake"), reconciled.number("layStake"));
    row.atStartingPrice.merge(market.currency(), stake, Long::sum);
  }

  /** A market was settled or voided. */
  void onEnded(Outcome changed) {
    row(market(changed)).count(changed.text("status").equals("SETTLED") ? "settled" : "voided");
  }

  /** The figures of each kind by their names. */
  Map<String, Object> report() {
    Map<String, Object> report = new LinkedHashMap<>();
    rows.forEach(
        (kind, row) -> {
          Map<String, Object> figures = new LinkedHashMap<>(row.numbers);
          figures.put("matched", row.matched);
          figures.put("atStartingPrice", row.atStartingPrice);
          figures.put("acrossRunners", row.acrossRunners);
          report.put(kind.name(), figures);
        });
    return report;
  }

  private KnownMarket market(Outcome outcome) {
    return markets.get(outcome.number("marketId"));
  }

  private Row row(KnownMarket market) {
    return rows.computeIfAbsent(market.kind(), kind -> new Row());
  }
}
