package io.croupier.engine.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExposureTest {
  private static final int MAX_RUNNERS = 8;
  private final Exposure exposure = new Exposure(MAX_RUNNERS);

  /**
   * The worked examples of the rules. A bet is: B or L, runner, stake in major units @ decimal
   * odds; in capitals matched, in small letters unmatched.
   */
  @ParameterizedTest(name = "{0} of {1} win, {2}: {3}")
  @CsvSource({
    "1, 3, B A 10@3.0  B B 10@4.0, 20",
    "1, 3, b A 10@3.0  b B 10@4.0, 20",
    "1, 3, B A 10@3.0  L A 12@2.5, 0",
    "1, 4, L A 10@3.0  L B 10@4.0  L C 10@5.0, 20",
    "1, 3, b A 10@3.0  l A 10@2.0, 10",
    "1, 3, b A 10@3.0, 10",
    "1, 3, b A 10@3.0  b B 10@3.0, 20",
    "1, 3, b A 10@3.0  b B 10@3.0  b C 10@3.0, 20",
    "1, 3, B A 10@3.0, 10",
    "1, 3, B A 10@3.0  B B 10@3.0, 20",
    "1, 3, B A 10@3.0  B B 10@3.0  B C 10@3.0, 0",
    "3, 5, B A 10@3.0  L B 10@4.0, 40",
    "0, 5, B A 10@3.0  L B 10@4.0, 40",
    "3, 2, B A 10@3.0  L B 10@4.0, 10",
    "1, 3, L A 0.33@1.37  L A 0.33@1.37  L A 0.33@1.37, 0.37",
  })
  void shouldHoldWhatTheRulesSay(int winners, int runners, String bets, String held) {
    long[] win = new long[runners];
    long[] lose = new long[runners];
    for (String bet : bets.trim().split("  +")) {
      String[] word = bet.split("[ @]");
      int runner = word[1].charAt(0) - 'A';
      long stake = hundredths(word[2]);
      int price = (int) hundredths(word[3]);
      int side = word[0].equalsIgnoreCase("B") ? 0 : 1;
      boolean matched = Character.isUpperCase(word[0].charAt(0));
      win[runner] +=
          matched
              ? Exposure.matchedWin(side, stake, price)
              : Math.min(0, Exposure.matchedWin(side, stake, price));
      lose[runner] +=
          matched
              ? Exposure.matchedLose(side, stake)
              : Math.min(0, Exposure.matchedLose(side, stake));
    }
    assertEquals(hundredths(held), hold(win, lose, winners));
  }

  @Test
  void shouldRoundUpToTheMinorUnit() {
    assertEquals(1, hold(new long[] {-1, 0}, new long[] {0, 0}, 1));
    assertEquals(1, hold(new long[] {-100, 0}, new long[] {0, 0}, 1));
    assertEquals(2, hold(new long[] {-101, 0}, new long[] {0, 0}, 1));
    assertEquals(0, hold(new long[] {1, 0}, new long[] {0, 0}, 1));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void shouldEqualTheWorstOfAllOutcomes(long seed) {
    Random random = new Random(seed);
    for (int round = 0; round < 2_000; round++) {
      int runners = 1 + random.nextInt(MAX_RUNNERS);
      int winners = random.nextInt(runners + 2);
      long[] win = new long[runners];
      long[] lose = new long[runners];
      for (int runner = 0; runner < runners; runner++) {
        if (random.nextBoolean()) {
          win[runner] = random.nextInt(2_001) - 1_000L;
          lose[runner] = random.nextInt(2_001) - 1_000L;
        }
      }
      assertEquals(worstOfAll(win, lose, winners), worst(win, lose, winners), "round " + round);
    }
  }

  private static long worstOfAll(long[] win, long[] lose, int winners) {
    int runners = win.length;
    long worst = Long.MAX_VALUE;
    for (int outcome = 0; outcome < 1 << runners; outcome++) {
      if (winners == 0 || Integer.bitCount(outcome) == Math.min(winners, runners)) {
        long result = 0;
        for (int runner = 0; runner < runners; runner++) {
          result += (outcome >> runner & 1) == 1 ? win[runner] : lose[runner];
        }
        worst = Math.min(worst, result);
      }
    }
    return worst;
  }

  private long worst(long[] win, long[] lose, int winners) {
    begin(win, lose, winners);
    return exposure.worst();
  }

  private long hold(long[] win, long[] lose, int winners) {
    begin(win, lose, winners);
    return exposure.hold();
  }

  private void begin(long[] win, long[] lose, int winners) {
    exposure.begin(win.length, winners);
    for (int runner = 0; runner < win.length; runner++) {
      if (win[runner] != 0 || lose[runner] != 0) {
        exposure.add(win[runner], lose[runner]);
      }
    }
  }

  private static long hundredths(String major) {
    return new BigDecimal(major).movePointRight(2).longValueExact();
  }
}
