package io.croupier.demo.edge;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.croupier.gateway.client.MarketBook;
import java.util.List;
import java.util.Map;
import org.agrona.ExpandableArrayBuffer;
import org.junit.jupiter.api.Test;

class BookLinesTest {
  private static final long MARKET = 7;
  private static final List<String> NUMBERS = List.of("1", "2");

  @Test
  void shouldShowBothSidesWithTheBestPricesInTheMiddle() {
    assertEquals(
        List.of(
            "market 7: odds, 1 winner; OPEN, 2 runners, message 1",
            " no                       to back | to lay                           last traded",
            "  1             2.00:<1  2.02:120 |    2.10:5                        2.02     40",
            "  2                               |                                     -      0"),
        lines(Map.of("bettingType", "ODDS", "winners", 1), NUMBERS));
  }

  @Test
  void shouldCallRunnersByTheirNames() {
    assertEquals(
        List.of(
            "market 7: Asian handicap; OPEN, 2 runners, message 1",
            "    runner                       to back | to lay                           last traded",
            "home -0.25             2.00:<1  2.02:120 |    2.10:5                        2.02     40",
            "away +0.25                               |                                     -      0"),
        lines(Map.of("bettingType", "ASIAN_HANDICAP"), List.of("home -0.25", "away +0.25")));
  }

  @Test
  void shouldShowWhereTheStartingPriceIsAndThenWhatItIs() {
    MarketSign sign = sign(Map.of("bspMarket", true, "winners", 3), NUMBERS);
    sign.startingPrices().put(price(1, "nearPrice", 2_046_000_000L));
    sign.startingPrices().put(price(2, "nearPrice", 0));

    List<String> before = new BookLines(book(), sign).lines();
    assertEquals("market 7: odds, 3 winners; OPEN, 2 runners, message 1", before.get(0));
    assertEquals(List.of("near SP", "2.05", "-"), lastColumn(before));

    sign.startingPrices().put(price(1, "startingPrice", 2_057_000_000L));
    sign.startingPrices().put(price(2, "startingPrice", 0));
    assertEquals(List.of("SP", "2.06", "-"), lastColumn(new BookLines(book(), sign).lines()));
  }

  @Test
  void shouldSayWhatIsBetOn() {
    assertEquals(
        "each way, 3 places at 1/5",
        sign(Map.of("bettingType", "EACH_WAY", "winners", 3, "eachWayDivisor", 5), NUMBERS)
            .words());
    assertEquals(
        "line, 0.50 to 9.50",
        sign(Map.of("bettingType", "LINE", "lineMin", 50, "lineMax", 950), NUMBERS).words());
  }

  private static List<String> lines(Map<String, Object> market, List<String> names) {
    return new BookLines(book(), sign(market, names)).lines();
  }

  private static MarketSign sign(Map<String, Object> market, List<String> names) {
    return MarketSign.of(Told.of("MarketChanged", market), runner -> names.get(runner - 1));
  }

  private static Outcome price(int runner, String kind, long price) {
    return Told.of("StartingPriceReported", Map.of("runner", runner, kind, price));
  }

  private static List<String> lastColumn(List<String> lines) {
    return lines.stream().skip(1).map(line -> line.substring(81).strip()).toList();
  }

  private static MarketBook book() {
    Map<String, Object> image =
        Map.of(
            "marketId",
            MARKET,
            "dataVersion",
            1,
            "version",
            2,
            "status",
            "OPEN",
            "inPlay",
            false,
            "kind",
            "IMAGE",
            "more",
            false,
            "runners",
            List.of(row(1, 4_000, 202), row(2, 0, 0)),
            "levels",
            List.of(level("LAY", 202, 12_000), level("LAY", 200, 5), level("BACK", 210, 500)));
    ExpandableArrayBuffer buffer = new ExpandableArrayBuffer();
    int length = Told.write("BookChanged", image, buffer);
    MarketBook book = new MarketBook(MARKET);
    book.onMessage(buffer, 0, length);
    return book;
  }

  private static Map<String, Object> row(int runner, long volume, int price) {
    return Map.of("runner", runner, "tradedVolume", volume, "lastPrice", price);
  }

  private static Map<String, Object> level(String side, int price, long size) {
    return Map.of("runner", 1, "side", side, "price", price, "size", size);
  }
}
