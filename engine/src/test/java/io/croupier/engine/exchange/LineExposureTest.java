package io.croupier.engine.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LineExposureTest {
  private static final int LOWEST = 11_950;
  private static final int INTERVAL = 50;
  private static final int LINES = 9;
  private final LineExposure exposure = new LineExposure();
  private final Market market = new Market(1);

  LineExposureTest() {
    market.lines().begin(LOWEST, LOWEST + (LINES - 1) * INTERVAL, INTERVAL);
  }

  /** Stakes of 10 at lines; in small letters unmatched. */
  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    "B 11950  L 12050, 2000",
    "B 12050  L 11950, 0",
    "b 12050  l 11950, 1000",
    "b 11950  l 12050, 2000",
    "B 12000  L 12000, 0",
    "b 12000  l 12000, 1000",
    "B 11950  B 12350, 2000",
    "L 11950  L 12350, 2000",
    "B 11950, 1000",
    "l 12350, 1000",
    "B 11950  L 12000  B 12050  L 12100, 2000"
  })
  void shouldHoldWhatTheRulesSay(String bets, long held) {
    exposure.begin(market);
    for (String bet : bets.split("  ")) {
      boolean matched = Character.isUpperCase(bet.charAt(0));
      int side = "Bb".indexOf(bet.charAt(0)) < 0 ? 1 : 0;
      add(side, 1_000, Integer.parseInt(bet.substring(2)), matched);
    }
    assertEquals(held, exposure.hold());
  }

  @Test
  void shouldForgetTheMarketBefore() {
    exposure.begin(market);
    add(0, 1_000, LOWEST, true);
    exposure.begin(market);
    assertEquals(0, exposure.hold());
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void shouldEqualTheWorstOfAllResults(long seed) {
    Random random = new Random(seed);
    for (int round = 0; round < 2_000; round++) {
      int count = random.nextInt(8);
      int[] sides = new int[count];
      long[] stakes = new long[count];
      int[] lines = new int[count];
      boolean[] matched = new boolean[count];
      exposure.begin(market);
      for (int i = 0; i < count; i++) {
        sides[i] = random.nextInt(2);
        stakes[i] = 1L + random.nextInt(1_000);
        lines[i] = LOWEST + INTERVAL * random.nextInt(LINES);
        matched[i] = random.nextBoolean();
        add(sides[i], stakes[i], lines[i], matched[i]);
      }
      long worst = Long.MAX_VALUE;
      for (int result = LOWEST - 1; result <= LOWEST + INTERVAL * LINES; result++) {
        long sum = 0;
        for (int i = 0; i < count; i++) {
          long back = Integer.compare(lines[i], result) * stakes[i] * 100;
          long bet = sides[i] == 0 ? back : -back;
          sum += matched[i] ? bet : Math.min(0, bet);
        }
        worst = Math.min(worst, sum);
      }
      assertEquals(worst, exposure.worst(), "round " + round);
    }
  }

  private void add(int side, long stake, int line, boolean matched) {
    exposure.add(
        market.resultKey(1, line),
        matched ? market.matchedWin(side, stake, line) : market.unmatchedWin(side, stake, line),
        0,
        matched ? market.matchedLose(side, stake) : market.unmatchedLose(side, stake));
  }
}
