package io.croupier.demo.edge;

import io.croupier.gateway.client.MarketBook;
import io.croupier.protocol.Side;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * A book in lines for people: the runners with the largest volume, three prices of each side. To
 * back one takes a resting lay, so what can be backed are the lays, the best beside the middle.
 */
final class BookLines {
  private static final int RUNNERS = 5;
  private static final int DEPTH = 3;
  private static final double MINOR_PER_MAJOR = 100;
  private static final long THOUSANDS = 1_000_000;
  private static final int NUMBER_WIDTH = 3;
  private static final String ROW = " %29s | %-29s %7s %6s %7s";

  private final MarketBook book;
  private final MarketSign sign;
  private final List<Integer> runners;
  private final int nameWidth;

  BookLines(MarketBook book, MarketSign sign) {
    this.book = book;
    this.sign = sign;
    runners = mostTraded();
    int longest = runners.stream().mapToInt(r -> sign.names().apply(r).length()).max().orElse(0);
    nameWidth = Math.max(NUMBER_WIDTH, longest);
  }

  /** The runners that are shown. */
  List<Integer> runners() {
    return runners;
  }

  List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add(
        "market %d: %s; %s%s, %s, message %,d"
            .formatted(
                book.marketId(),
                sign.words(),
                book.status(),
                book.isInPlay() ? " in-play" : "",
                MarketSign.counted(book.runners(), "runner"),
                book.dataVersion()));
    StartingPrices prices = sign.startingPrices();
    lines.add(
        row(
            nameWidth == NUMBER_WIDTH ? "no" : "runner",
            "to back",
            "to lay",
            "last",
            "traded",
            prices == null ? "" : prices.heading()));
    runners.forEach(runner -> lines.add(line(runner, prices)));
    return lines;
  }

  private String line(int runner, StartingPrices prices) {
    List<String> backs = cells(runner, Side.LAY);
    Collections.reverse(backs);
    return row(
        sign.names().apply(runner),
        String.join(" ", backs),
        String.join(" ", cells(runner, Side.BACK)),
        book.lastPrice(runner) == 0 ? "-" : price(book.lastPrice(runner)),
        money(book.tradedVolume(runner)),
        prices == null ? "" : prices.price(runner));
  }

  private List<Integer> mostTraded() {
    return IntStream.rangeClosed(1, book.runners())
        .boxed()
        .sorted(Comparator.comparingLong(book::tradedVolume).reversed())
        .limit(RUNNERS)
        .sorted()
        .toList();
  }

  private List<String> cells(int runner, Side side) {
    List<String> cells = new ArrayList<>();
    book.best(
        runner,
        side,
        DEPTH,
        (r, s, price, size) -> cells.add("%9s".formatted(price(price) + ":" + money(size))));
    return cells;
  }

  private String row(
      String runner, String backs, String lays, String last, String traded, String startingPrice) {
    String left = ("%" + nameWidth + "s").formatted(runner);
    String right = ROW.formatted(backs, lays, last, traded, startingPrice);
    return (left + right).stripTrailing();
  }

  private static String price(int hundredths) {
    return String.format(Locale.ROOT, "%.2f", hundredths / MINOR_PER_MAJOR);
  }

  private static String money(long minor) {
    if (minor > 0 && minor < MINOR_PER_MAJOR) {
      return "<1";
    }
    return minor < THOUSANDS
        ? String.format(Locale.ROOT, "%.0f", minor / MINOR_PER_MAJOR)
        : String.format(Locale.ROOT, "%.0fk", minor / MINOR_PER_MAJOR / 1_000);
  }
}
