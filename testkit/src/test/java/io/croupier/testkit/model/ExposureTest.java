package io.croupier.testkit.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigInteger;
import java.util.List;
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
      Map<String, Object> fields =
          Map.of(
              "runners",
              (long) RUNNERS,
              "winners",
              (long) winners,
              "asianRunners",
              List.of(),
              "factors",
              List.of());
      Market market = new Market(1, 0, new Command(0, fields, ""), null);
      Exposure exposure = Exposure.of(new Account(null, 1, 0), market);
      long[] win = new long[RUNNERS];
      long[] lose = new long[RUNNERS];
      for (int orders = random.nextInt(6); orders > 0; orders--) {
        int runner = random.nextInt(RUNNERS);
        long price = 101L + random.nextInt(900);
        long stake = 1L + random.nextInt(500);
        boolean back = random.nextBoolean();
        exposure.add(order(runner + 1, back, price, stake));
        if (back) {
          lose[runner] -= stake * 100;
        } else {
          win[runner] -= stake * (price - 100);
        }
      }
      assertEquals(held(win, lose, winners), exposure.hold().longValueExact());
    }
  }

  /** One runner wins, and with it so many are placed as there are places. */
  @Test
  void shouldHoldWhatTheWorstOfAllEndsTakesEachWay() {
    Random random = new Random(6);
    for (int i = 0; i < 2_000; i++) {
      long places = 1L + random.nextInt(RUNNERS - 1);
      long divisor = 1L + random.nextInt(20);
      Map<String, Object> fields =
          Map.of(
              "runners",
              (long) RUNNERS,
              "winners",
              places,
              "bettingType",
              "EACH_WAY",
              "eachWayDivisor",
              divisor,
              "asianRunners",
              List.of(),
              "factors",
              List.of());
      Market market = new Market(1, 0, new Command(0, fields, ""), null);
      Exposure exposure = Exposure.of(new Account(null, 1, 0), market);
      long[][] results = new long[RUNNERS][3];
      for (int orders = random.nextInt(6); orders > 0; orders--) {
        int runner = random.nextInt(RUNNERS);
        long price = 101L + random.nextInt(900);
        long stake = 1L + random.nextInt(500);
        boolean back = random.nextBoolean();
        exposure.add(order(runner + 1, back, price, stake));
        long sign = back ? 1 : -1;
        long won = sign * stake * (price - 100) * (divisor + 1);
        long placed = sign * stake * (price - 100 - 100 * divisor);
        results[runner][0] += Math.min(0, won);
        results[runner][1] += Math.min(0, placed);
        results[runner][2] += Math.min(0, -sign * stake * 200 * divisor);
      }
      long expected = held(results, (int) places, 100 * divisor);
      assertEquals(expected, exposure.hold().longValueExact());
    }
  }

  private static long held(long[][] results, int places, long parts) {
    long worst = Long.MAX_VALUE;
    for (int placed = 0; placed < 1 << RUNNERS; placed++) {
      for (int winner = 0; winner < RUNNERS; winner++) {
        if (Integer.bitCount(placed) == places && (placed >> winner & 1) == 1) {
          long result = 0;
          for (int runner = 0; runner < RUNNERS; runner++) {
            int end = runner == winner ? 0 : (placed >> runner & 1) == 1 ? 1 : 2;
            result += results[runner][end];
          }
          worst = Math.min(worst, result);
        }
      }
    }
    return worst >= 0 ? 0 : (-worst + parts - 1) / parts;
  }

  private static Instruction order(int runner, boolean back, long price, long stake) {
    BigInteger size = BigInteger.valueOf(stake);
    return new Instruction(
        runner,
        back,
        price,
        size,
        Instruction.Kind.LIMIT,
        Instruction.Persistence.LAPSE,
        BigInteger.ZERO,
        true,
        0,
        0);
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
