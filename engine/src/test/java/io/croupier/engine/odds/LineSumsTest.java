package io.croupier.engine.odds;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.croupier.protocol.BetKind;
import java.math.BigInteger;
import java.util.EnumMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Returns and line counts of all kinds of bets, against every line listed one by one. */
class LineSumsTest {
  private static final long MAX = (1L << 53) - 1;
  private final LineSums sums = new LineSums();

  @Test
  void shouldHaveTheLinesOfTheirNames() {
    Map<BetKind, Integer> lines = new EnumMap<>(BetKind.class);
    for (int legs = 1; legs <= 8; legs++) {
      for (BetKind kind : BetKind.values()) {
        if (kind != BetKind.COMBINATION && BetShape.fits(kind, legs)) {
          lines.put(kind, BetShape.lines(kind, legs, 0));
        }
      }
    }
    assertEquals(
        Map.ofEntries(
            Map.entry(BetKind.SINGLE, 1),
            Map.entry(BetKind.ACCUMULATOR, 1),
            Map.entry(BetKind.TRIXIE, 4),
            Map.entry(BetKind.PATENT, 7),
            Map.entry(BetKind.YANKEE, 11),
            Map.entry(BetKind.LUCKY_15, 15),
            Map.entry(BetKind.CANADIAN, 26),
            Map.entry(BetKind.LUCKY_31, 31),
            Map.entry(BetKind.HEINZ, 57),
            Map.entry(BetKind.LUCKY_63, 63),
            Map.entry(BetKind.SUPER_HEINZ, 120),
            Map.entry(BetKind.GOLIATH, 247)),
        lines);
  }

  @Test
  void shouldReturnWhatTheListedLinesReturn() {
    Random random = new Random(7);
    for (int legs = 1; legs <= 8; legs++) {
      for (BetKind kind : BetKind.values()) {
        for (int size = 1; BetShape.fits(kind, legs) && size <= legs; size++) {
          boolean combination = kind == BetKind.COMBINATION;
          for (int round = 0; round < 20 && (combination || size == 1); round++) {
            compare(random, kind, legs, combination ? size : 0, random.nextBoolean());
          }
        }
      }
    }
  }

  @Test
  void shouldBeExactAtItsWidest() {
    sums.begin(20, 20, 20, true);
    BigInteger numerator = BigInteger.valueOf(MAX);
    BigInteger denominator = BigInteger.ONE;
    for (int leg = 0; leg < 20; leg++) {
      sums.take(1_999_999_999_999L - leg, 0, 1_999_999_937L);
      numerator = numerator.multiply(BigInteger.valueOf(1_999_999_999_999L - leg));
      denominator = denominator.multiply(BigInteger.valueOf(1_999_999_937L));
    }
    for (int scale = 0; scale < 9; scale++) {
      sums.scale(1, 1_000_000);
      denominator = denominator.multiply(BigInteger.valueOf(1_000_000));
    }
    assertEquals(
        numerator.divide(denominator).min(BigInteger.valueOf(MAX)).longValueExact(),
        sums.floor(MAX, MAX));
  }

  @Test
  void shouldStopAtALimit() {
    sums.begin(1, 1, 1, false);
    sums.take(300, 0, 100);
    assertEquals(299, sums.floor(100, 299));
  }

  private void compare(Random random, BetKind kind, int legs, int combination, boolean eachWay) {
    int least = BetShape.least(kind, legs, combination);
    int most = BetShape.most(kind, legs, combination);
    long[] wins = new long[legs];
    long[] places = new long[legs];
    long[] denominators = new long[legs];
    sums.begin(legs, least, most, eachWay);
    for (int leg = 0; leg < legs; leg++) {
      denominators[leg] = 1L + random.nextInt(random.nextBoolean() ? 2_000_000_000 : 100);
      wins[leg] = random.nextInt(4) == 0 ? 0 : random.nextLong(denominators[leg] * 20);
      places[leg] = random.nextInt(4) == 0 ? 0 : random.nextLong(denominators[leg] * 4);
      sums.take(wins[leg], places[leg], denominators[leg]);
    }
    long stake = 1L + random.nextInt(10_000);
    int lines = 0;
    BigInteger sum = BigInteger.ZERO;
    BigInteger denominator = BigInteger.ONE;
    for (long each : denominators) {
      denominator = denominator.multiply(BigInteger.valueOf(each));
    }
    for (int line = 1; line < 1 << legs; line++) {
      if (Integer.bitCount(line) >= least && Integer.bitCount(line) <= most) {
        lines++;
        sum = sum.add(product(line, wins, denominators));
        sum = eachWay ? sum.add(product(line, places, denominators)) : sum;
      }
    }
    assertEquals(lines, BetShape.lines(kind, legs, combination));
    BigInteger expected = sum.multiply(BigInteger.valueOf(stake)).divide(denominator);
    assertEquals(expected.min(BigInteger.valueOf(MAX)).longValueExact(), sums.floor(stake, MAX));
  }

  private static BigInteger product(int line, long[] odds, long[] denominators) {
    BigInteger product = BigInteger.ONE;
    for (int leg = 0; leg < odds.length; leg++) {
      boolean inLine = (line >> leg & 1) == 1;
      product = product.multiply(BigInteger.valueOf(inLine ? odds[leg] : denominators[leg]));
    }
    return product;
  }
}
