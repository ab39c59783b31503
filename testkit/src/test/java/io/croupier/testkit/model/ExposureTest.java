package io.croupier.testkit.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigInteger;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The formula of the exposure against every way in which a market can end. */
class ExposureTest {
  private static final int RUNNERS = 5;

  @Test
  void shouldHoldWhatTheWorstOfAllEndsTakes() {
    Random random = new Random(5);
    for (int i = 0; i < 2_000; i++) {
      int winners = random.nextInt(RUNNERS);
      Exposure exposure = Exposure.of(new Account(1, 1), market(winners));
      long[] win = new long[RUNNERS];
      long[] lose = new long[RUNNERS];
      for (int orders = random.nextInt(6); orders > 0; orders--) {
        int runner = random.nextInt(RUNNERS);
        long price = 101L + random.nextInt(900);
        long stake = 1L + random.nextInt(500);
        boolean back = random.nextBoolean();
        exposure.addUnmatched(runner + 1, back, price, BigInteger.valueOf(stake), false);
        if (back) {
          lose[runner] -= stake * 100;
        } else {
          win[runner] -= stake * (price - 100);
        }
      }
      assertEquals(held(win, lose, winners), exposure.hold().longValueExact());
    }
  }

  private static Market market(long winners) {
    Map<String, Object> terms = Map.of("runners", (long) RUNNERS, "winners", winners);
    return new Market(1, 1, new Command(0, terms, ""), Ladder.custom(new Command(0, terms, "")));
  }

  private static long held(long[] win, long[] lose, int winners) {
    long worst = Long.MAX_VALUE;
    for (int ended = 0; ended < 1 << RUNNERS; ended++) {
      if (winners == 0 || Integer.bitCount(ended) == winners) {
        long result = 0;
        for (int runner = 0; runner < RUNNERS; runner++) {
          result += (ended >> runner & 1) == 1 ? win[runner] : lose[runner];
        }
        worst = Math.min(worst, result);
      }
    }
    return worst >= 0 ? 0 : (-worst + 99) / 100;
  }
}
