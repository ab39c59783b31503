package io.croupier.engine.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AsianExposureTest {
  private static final int RUNNERS = 6;
  private final Runners runners = new Runners(RUNNERS, 1);
  private final AsianExposure exposure = new AsianExposure(runners);
  private final Market market = new Market(1);

  AsianExposureTest() {
    market.create(RUNNERS, 0, 0, 0);
    market.payoff().begin(0, true);
    market.score().begin(true);
    runners.take(market.blocks(), RUNNERS);
  }

  /**
   * Two backs of 100 each on sides (0 home, 1 away, 2 over, 3 under) with handicaps in quarters.
   */
  @ParameterizedTest(name = "{0} {1} @{2}, {3} {4} @{5}: {6}")
  @CsvSource({
    "0, -2, 200, 1, 6, 150, 5000",
    "0, -2, 200, 1, 2, 200, 0",
    "0, 0, 200, 1, 0, 200, 0",
    "0, -1, 200, 1, -1, 200, 10000",
    "0, -4, 200, 1, 0, 200, 10000",
    "0, 400, 200, 1, -400, 150, 5000",
    "2, 9, 190, 3, 9, 190, 1000",
    "2, 0, 200, 2, 0, 200, 0",
    "2, 1, 200, 2, 1, 200, 10000",
    "3, 1600, 200, 3, 1600, 200, 20000"
  })
  void shouldHoldWhatTheRulesSay(
      int side, int handicap, int price, int side2, int handicap2, int price2, long held) {
    runners.handicap(market.row(1), side, handicap);
    runners.handicap(market.row(2), side2, handicap2);
    exposure.begin(market);
    add(1, 0, 10_000, price, true);
    add(2, 0, 10_000, price2, true);
    assertEquals(held, exposure.hold());
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void shouldEqualTheWorstOfAllScores(long seed) {
    Random random = new Random(seed);
    for (int round = 0; round < 500; round++) {
      boolean goals = random.nextBoolean();
      int wide = random.nextBoolean() ? 12 : Score.MAX_OF_TEAM;
      long[][] results = new long[RUNNERS + 1][2];
      for (int runner = 1; runner <= RUNNERS; runner++) {
        int handicap = random.nextInt(wide + 1) * (goals || random.nextBoolean() ? 1 : -1);
        runners.handicap(market.row(runner), random.nextInt(2) + (goals ? 2 : 0), handicap);
      }
      exposure.begin(market);
      for (int bets = random.nextInt(8); bets > 0; bets--) {
        int runner = 1 + random.nextInt(RUNNERS);
        int price = 101 + random.nextInt(900);
        long[] added = add(runner, random.nextInt(2), 1L + random.nextInt(500), price, bets > 3);
        results[runner][0] += added[0];
        results[runner][1] += added[1];
      }
      assertEquals(worstOfAll(results, goals), exposure.worst(), "round " + round);
    }
  }

  private long[] add(int runner, int side, long stake, int price, boolean matched) {
    long win =
        matched ? market.matchedWin(side, stake, price) : market.unmatchedWin(side, stake, price);
    long lose = matched ? market.matchedLose(side, stake) : market.unmatchedLose(side, stake);
    exposure.add(runner, win, 0, lose);
    return new long[] {win, lose};
  }

  private long worstOfAll(long[][] results, boolean goals) {
    long worst = Long.MAX_VALUE;
    for (int number = goals ? 0 : -150; number <= 450; number++) {
      long sum = 0;
      for (int runner = 1; runner <= RUNNERS; runner++) {
        int handicap = runners.handicap(market.row(runner));
        boolean opposite = runners.asianSide(market.row(runner)) % 2 == 1;
        int margin = 4 * number + (goals ? -handicap : opposite ? -handicap : handicap);
        margin = opposite ? -margin : margin;
        long whole = margin > 0 ? results[runner][0] : results[runner][1];
        sum += margin == 0 ? 0 : Math.abs(margin) == 1 ? whole / 2 : whole;
      }
      worst = Math.min(worst, sum);
    }
    return worst;
  }
}
