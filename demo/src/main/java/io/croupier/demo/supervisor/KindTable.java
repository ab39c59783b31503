package io.croupier.demo.supervisor;

import io.croupier.demo.player.MarketKind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A line for each kind of market, and below for what its starting prices matched and what was
 * matched across runners.
 */
final class KindTable {
  private static final double MINOR_PER_MAJOR = 1e2;

  private final Collection<String> currencies;
  private final List<String> lines = new ArrayList<>();

  private KindTable(Collection<String> currencies) {
    this.currencies = currencies;
  }

  static List<String> lines(Map<MarketKind, KindFigures> kinds, Collection<String> currencies) {
    KindTable table = new KindTable(currencies);
    table.addHeading();
    kinds.forEach((kind, figures) -> table.addWithParts(kind.words(), figures));
    if (kinds.size() > 1) {
      table.add("all", kinds.values().stream().reduce(KindFigures.NOTHING, KindFigures::plus));
    }
    return table.lines;
  }

  /** Lines below for what was bet at fixed odds; none where nothing was. */
  static List<String> lines(OddsSums odds, Collection<String> currencies) {
    KindTable table = new KindTable(currencies);
    if (odds.bets() > 0) {
      String bets = number(odds.bets());
      table.lines.add(
          row("fixed odds, staked", number(odds.settled()), "", bets)
              + table.amounts(odds.staked()));
      String cashOuts = "  returned, " + number(odds.cashOuts()) + " cash-outs";
      table.lines.add(row(cashOuts, "", "", "") + table.amounts(odds.returned()));
      table.lines.add(row("  with a lucky bonus", number(odds.luckyBonuses()), "", ""));
    }
    return table.lines;
  }

  private void addHeading() {
    StringBuilder line = new StringBuilder(row("", "settled", "voided", "orders"));
    currencies.forEach(currency -> line.append("%16s".formatted("matched " + currency)));
    lines.add(line.toString());
  }

  private void addWithParts(String name, KindFigures figures) {
    add(name, figures);
    if (figures.hasStartingPrices()) {
      long runners = figures.startingPrices() + figures.withoutStartingPrice();
      String found = number(figures.startingPrices()) + " of " + number(runners);
      String orders = number(figures.startingPriceOrders());
      lines.add(
          row("  SP of " + found + " runners", "", "", orders)
              + amounts(figures.atStartingPrice()));
    }
    if (!figures.acrossRunners().isEmpty()) {
      lines.add(row("  across runners", "", "", "") + amounts(figures.acrossRunners()));
    }
  }

  private void add(String name, KindFigures figures) {
    lines.add(
        row(name, number(figures.settled()), number(figures.voided()), number(figures.orders()))
            + amounts(figures.matched()));
  }

  private String amounts(Map<String, Long> amounts) {
    StringBuilder line = new StringBuilder();
    for (String currency : currencies) {
      double amount = amounts.getOrDefault(currency, 0L) / MINOR_PER_MAJOR;
      line.append(String.format(Locale.ROOT, "%,16.2f", amount));
    }
    return line.toString();
  }

  private static String row(String name, String settled, String voided, String orders) {
    return "%-26s%9s%8s%9s".formatted(name, settled, voided, orders);
  }

  private static String number(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }
}
