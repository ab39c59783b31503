package io.croupier.engine.exchange;

import static io.croupier.engine.exchange.PriceLadder.CLASSIC;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PriceLadderTest {
  /** From, below, step, first index, last index, as operators publish the ladder. */
  private static final int[][] PUBLISHED = {
    {101, 200, 1, 0, 98},
    {200, 300, 2, 99, 148},
    {300, 400, 5, 149, 168},
    {400, 600, 10, 169, 188},
    {600, 1_000, 20, 189, 208},
    {1_000, 2_000, 50, 209, 228},
    {2_000, 3_000, 100, 229, 238},
    {3_000, 5_000, 200, 239, 248},
    {5_000, 10_000, 500, 249, 258},
    {10_000, 100_000, 1_000, 259, 348},
    {100_000, 100_001, 1, 349, 349}
  };

  @Test
  void shouldHaveThePublishedPricesAndNoOther() {
    List<Integer> published = new ArrayList<>();
    for (int[] band : PUBLISHED) {
      assertEquals(band[3], published.size(), "first index from " + band[0]);
      for (int price = band[0]; price < band[1]; price += band[2]) {
        published.add(price);
      }
      assertEquals(band[4], published.size() - 1, "last index below " + band[1]);
    }

    assertEquals(published.size(), CLASSIC.size());
    for (int price = -1_000; price <= 101_000; price++) {
      assertEquals(published.indexOf(price), CLASSIC.index(price), "price " + price);
    }
    for (int index = 0; index < published.size(); index++) {
      assertEquals(published.get(index), CLASSIC.price(index), "index " + index);
    }
  }

  @Test
  void shouldHaveNoIndexForTheGreatestAndSmallestNumbers() {
    assertEquals(PriceLadder.OFF_LADDER, CLASSIC.index(Integer.MAX_VALUE));
    assertEquals(PriceLadder.OFF_LADDER, CLASSIC.index(Integer.MIN_VALUE));
  }

  @ParameterizedTest
  @CsvSource({"199,200", "200,202", "298,300", "395,400", "99000,100000"})
  void shouldGoUpByOneTick(int price, int next) {
    assertEquals(next, CLASSIC.price(CLASSIC.index(price) + 1));
  }

  @Test
  void shouldHaveEveryHundredthOnTheFinestLadder() {
    assertEquals(99_900, PriceLadder.FINEST.size());
    for (int price = 0; price <= 101_000; price++) {
      int expected = price < 101 || price > 100_000 ? PriceLadder.OFF_LADDER : price - 101;
      assertEquals(expected, PriceLadder.FINEST.index(price), "price " + price);
    }
    for (int index = 0; index < 99_900; index++) {
      assertEquals(101 + index, PriceLadder.FINEST.price(index));
    }
  }

  @Test
  void shouldMakeALadderOfAnotherExchangesBands() {
    int[] uppers = {300, 400, 1_000, 2_000, 5_000, 20_000, 100_000};
    int[] steps = {1, 5, 10, 50, 100, 200, 500};
    assertTrue(PriceLadder.isLadder(uppers, steps));
    PriceLadder ladder = PriceLadder.of(uppers, steps);
    assertEquals(565, ladder.size());
    for (int index = 0; index < ladder.size(); index++) {
      assertEquals(index, ladder.index(ladder.price(index)));
    }
    assertEquals(
        List.of(101, 299, 300, 305, 400, 410, 100_000),
        List.of(
            ladder.price(0),
            ladder.price(198),
            ladder.price(199),
            ladder.price(200),
            ladder.price(219),
            ladder.price(220),
            ladder.price(564)));
    assertEquals(PriceLadder.OFF_LADDER, ladder.index(301));
    assertEquals(PriceLadder.OFF_LADDER, ladder.index(100_001));
  }

  @ParameterizedTest
  @CsvSource({
    "'', ''",
    "'101', '1'",
    "'200', '2'",
    "'200 200', '1 1'",
    "'200 150', '1 1'",
    "'200', '0'",
    "'200', '-1'",
    "'100001', '1'",
    "'-5', '1'",
    "'2147483647', '1'"
  })
  void shouldSeeThatBandsMakeNoLadder(String uppers, String steps) {
    assertFalse(PriceLadder.isLadder(numbers(uppers), numbers(steps)));
  }

  @Test
  void shouldTakeNoMoreBandsThanAreAllowed() {
    int[] uppers = IntStream.rangeClosed(1, 33).map(band -> 101 + band).toArray();
    int[] steps = IntStream.rangeClosed(1, 33).map(band -> 1).toArray();
    assertFalse(PriceLadder.isLadder(uppers, steps));
    assertTrue(PriceLadder.isLadder(Arrays.copyOf(uppers, 32), Arrays.copyOf(steps, 32)));
  }

  private static int[] numbers(String text) {
    return Arrays.stream(text.split(" "))
        .filter(n -> !n.isEmpty())
        .mapToInt(Integer::parseInt)
        .toArray();
  }
}
