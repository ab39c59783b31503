package io.croupier.engine.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EachWayExposureTest {
  private static final int MAX_RUNNERS = 7;
  private final EachWayExposure exposure = new EachWayExposure(MAX_RUNNERS);
  private final Market market = new Market(1);

  /**
   * Divisor 5, three places, 10 @ 11 each: a winner takes 120 from a lay and a placed runner 10; a
   * runner that is neither gives it 20.
   */
  @ParameterizedTest(name = "{0} of {1}: {2}")
  @CsvSource({
    "L A  L B, 6, 13000",
    "L A, 6, 12000",
    "L A  L B  L C, 6, 14000",
    "L A  L B  L C  L D, 6, 12000",
    "B A, 6, 2000",
    "B A  B B, 6, 4000",
    "B A  L A, 6, 0",
    "B A  B B  B C, 3, 0",
    "b A  b B  b C, 3, 0",
    "b A  b B  b C, 6, 6000",
    "b A  l A, 6, 12000",
    "L A, 1, 12000",
    "B A, 0, 0"
  })
  void shouldHoldWhatTheRulesSay(String bets, int runners, long held) {
    market.payoff().begin(5, false);
    long[][] results = new long[MAX_RUNNERS][3];
    for (String bet : bets.split("  ")) {
      boolean matched = Character.isUpperCase(bet.charAt(0));
      int side = "Bb".indexOf(bet.charAt(0)) < 0 ? 1 : 0;
      add(results[bet.charAt(2) - 'A'], side, 1_000, 1_100, matched);
    }
    exposure.begin(runners, 3, 500);
    for (int runner = 0; runner < runners; runner++) {
      if (results[runner][0] != 0 || results[runner][2] != 0) {
        exposure.add(runner + 1, results[runner][0], results[runner][1], results[runner][2]);
      }
    }
    assertEquals(held, exposure.hold());
  }

  @Test
  void shouldCountOnlyWhatAnUnmatchedOrderCanLose() {
    market.payoff().begin(5, false);
    assertEquals(0, market.unmatchedWin(0, 10, 1_100));
    assertEquals(0, market.unmatchedPlace(0, 10, 1_100));
    assertEquals(-2_500, market.unmatchedPlace(0, 10, 350));
    assertEquals(-10_000, market.unmatchedLose(0, 10));
    assertEquals(-60_000, market.unmatchedWin(1, 10, 1_100));
    assertEquals(-5_000, market.unmatchedPlace(1, 10, 1_100));
    assertEquals(0, market.unmatchedPlace(1, 10, 350));
    assertEquals(0, market.unmatchedLose(1, 10));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void shouldEqualTheWorstOfAllOutcomes(long seed) {
    Random random = new Random(seed);
    for (int round = 0; round < 2_000; round++) {
      int runners = 1 + random.nextInt(MAX_RUNNERS);
      int places = 1 + random.nextInt(MAX_RUNNERS);
      market.payoff().begin(1 + random.nextInt(Payoff.MAX_DIVISOR), false);
      long[][] results = new long[runners][3];
      for (int bets = random.nextInt(10); bets > 0; bets--) {
        int price = 101 + random.nextInt(random.nextBoolean() ? 900 : 99_900);
        add(
            results[random.nextInt(runners)],
            random.nextInt(2),
            1 + random.nextInt(1_000),
            price,
            random.nextBoolean());
      }
      exposure.begin(runners, places, market.payoff().scale());
      for (long[] row : results) {
        if (row[0] != 0 || row[1] != 0 || row[2] != 0) {
          exposure.add(1, row[0], row[1], row[2]);
        }
      }
      assertEquals(
          worstOfAll(results, Math.min(places, runners)), exposure.worst(), "round " + round);
    }
  }

  private void add(long[] results, int side, long stake, int price, boolean matched) {
    results[0] +=
        matched ? market.matchedWin(side, stake, price) : market.unmatchedWin(side, stake, price);
    results[1] +=
        matched
            ? market.matchedPlace(side, stake, price)
            : market.unmatchedPlace(side, stake, price);
    results[2] += matched ? market.matchedLose(side, stake) : market.unmatchedLose(side, stake);
  }

  /** Each set of placed runners, and each of them as the winner. */
  private static long worstOfAll(long[][] results, int places) {
    long worst = Long.MAX_VALUE;
    for (int placed = 0; placed < 1 << results.length; placed++) {
      for (int winner = 0; winner < results.length; winner++) {
        if (Integer.bitCount(placed) == places && (placed >> winner & 1) == 1) {
          long result = 0;
          for (int runner = 0; runner < results.length; runner++) {
            int end = runner == winner ? 0 : (placed >> runner & 1) == 1 ? 1 : 2;
            result += results[runner][end];
          }
          worst = Math.min(worst, result);
        }
      }
    }
    return worst;
  }
}
