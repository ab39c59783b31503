package io.croupier.engine.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.croupier.protocol.RunnerResult;
import java.math.BigInteger;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlacingsTest {
  private static final int MAX = 8;
  private final Runners runners = new Runners(MAX, 1);
  private final Placings placings = new Placings(runners);
  private Market market;

  /**
   * Results of the runners in order: a number is a position, W and L are WINNER and LOSER without
   * one, W2 is both, - is nothing. Expected: the shares of a win, or "incomplete".
   */
  @ParameterizedTest(name = "{0} winners, {1}: {2}")
  @CsvSource({
    "1, 1 2 3, 1 0 0",
    "1, 1 - -, 1 0 0",
    "1, W - -, 1 0 0",
    "1, W L L, 1 0 0",
    "1, W 2 3, incomplete",
    "1, W1 2 3, 1 0 0",
    "1, - 2 -, 0 1 0",
    "1, 1 1 1 -, 1/3 1/3 1/3 0",
    "1, W W - -, 1/2 1/2 0 0",
    "3, 1 1 3 3 3, 1 1 1/3 1/3 1/3",
    "3, 1 2 3 3 5, 1 1 1/2 1/2 0",
    "3, 1 1 1 1 5, 3/4 3/4 3/4 3/4 0",
    "2, W W L L, 1 1 0 0",
    "2, W W W L, incomplete",
    "2, W L L L, incomplete",
    "2, W W2 L L, incomplete",
    "2, W1 W1 - -, 1 1 0 0",
    "2, 1 - - -, incomplete",
    "1, - - -, incomplete",
    "1, L L L, incomplete",
    "0, W L W, 1 0 1",
    "0, L L L, 0 0 0",
    "0, 1 2 L, 1 1 0",
    "0, W L -, incomplete"
  })
  void shouldShareTheWinAsTheRulesSay(int winners, String results, String shares) {
    market(winners, results.split(" "));
    assertEquals(shares, judged());
  }

  /**
   * EACH_WAY with a divisor of 5: the parts of the price and of the stake that are returned, for a
   * winner 6/5 and 4/5, for one that is placed 1/5 and 4/5.
   */
  @ParameterizedTest(name = "{0} places, {1}: {2}")
  @CsvSource({
    "3, 1 2 3 4, 6/5+4/5 1/5+4/5 1/5+4/5 0+0",
    "1, 1 2, 6/5+4/5 0+0",
    "3, 1 1 3 L, 7/10+4/5 7/10+4/5 1/5+4/5 0+0",
    "2, 1 2 2 -, 6/5+4/5 1/10+2/5 1/10+2/5 0+0",
    "2, 1 1 1 L, 7/15+8/15 7/15+8/15 7/15+8/15 0+0",
    "3, 1 1 3 3, 7/10+4/5 7/10+4/5 1/10+2/5 1/10+2/5",
    "3, W1 2 3, 6/5+4/5 1/5+4/5 1/5+4/5",
    "3, 2 3 5 L, 6/5+4/5 1/5+4/5 1/5+4/5 0+0",
    "3, 1 2 L L, incomplete",
    "3, W 2 3 L, incomplete",
    "3, W W W L, incomplete",
    "1, W L, incomplete",
    "1, L W, incomplete",
    "2, - - -, incomplete"
  })
  void shouldShareWinAndPlaceOfEachWay(int places, String results, String shares) {
    market(places, results.split(" "));
    market.payoff().begin(5, false);
    placings.read(market);
    int denominator = placings.judge(market);
    placings.write(market, denominator);
    StringBuilder text = new StringBuilder();
    for (int runner = 1; denominator != 0 && runner <= market.runnerCount(); runner++) {
      int row = market.row(runner);
      text.append(fraction(runners.share(row), denominator)).append('+');
      text.append(fraction(runners.stakeShare(row), denominator)).append(' ');
    }
    assertEquals(shares, denominator == 0 ? "incomplete" : text.toString().trim());
  }

  @Test
  void shouldNotChangeAnythingWhenTheResultsAreIncomplete() {
    market(1, "-", "-");
    placings.read(market);
    placings.judge(market);
    assertEquals(0, runners.share(market.row(1)));
    assertEquals(0, market.denominator());
  }

  @Test
  void shouldAgreeWithTheFormulaForAllPositions() {
    Random random = new Random(11);
    for (int round = 0; round < 5_000; round++) {
      int count = 2 + random.nextInt(MAX - 1);
      int winners = 1 + random.nextInt(count - 1);
      String[] positions = new String[count];
      for (int i = 0; i < count; i++) {
        int position = random.nextInt(count + 1);
        positions[i] = position == 0 ? "-" : "" + position;
      }
      market(winners, positions);
      assertEquals(byFormula(positions, winners), judged(), String.join(" ", positions));
    }
  }

  private static String byFormula(String[] positions, int winners) {
    StringBuilder text = new StringBuilder();
    int numbered = 0;
    for (String own : positions) {
      int ahead = 0;
      int tied = 0;
      for (String other : positions) {
        if (!own.equals("-") && !other.equals("-")) {
          ahead += other.compareTo(own) < 0 ? 1 : 0;
          tied += other.equals(own) ? 1 : 0;
        }
      }
      numbered += own.equals("-") ? 0 : 1;
      text.append(fraction(Math.max(0, Math.min(tied, winners - ahead)), tied)).append(' ');
    }
    return numbered < winners ? "incomplete" : text.toString().trim();
  }

  private String judged() {
    placings.read(market);
    int denominator = placings.judge(market);
    if (denominator == 0) {
      return "incomplete";
    }
    StringBuilder text = new StringBuilder();
    for (int runner = 1; runner <= market.runnerCount(); runner++) {
      text.append(fraction(placings.share(runner), denominator)).append(' ');
    }
    return text.toString().trim();
  }

  private static String fraction(int part, int of) {
    if (part == 0) {
      return "0";
    }
    int common = BigInteger.valueOf(part).gcd(BigInteger.valueOf(of)).intValue();
    return part == of ? "1" : part / common + "/" + of / common;
  }

  private void market(int winners, String... results) {
    if (market != null) {
      runners.give(market.blocks(), market.runnerCount());
    }
    market = new Market(1);
    market.create(results.length, winners, 0, 0);
    runners.take(market.blocks(), results.length);
    for (int i = 0; i < results.length; i++) {
      runners.result(market.row(i + 1), result(results[i]), position(results[i]));
    }
  }

  private static RunnerResult result(String text) {
    return switch (text.charAt(0)) {
      case 'W' -> RunnerResult.WINNER;
      case 'L' -> RunnerResult.LOSER;
      default -> RunnerResult.NONE;
    };
  }

  private static int position(String text) {
    String digits = text.replaceAll("\\D", "");
    return digits.isEmpty() ? 0 : Integer.parseInt(digits);
  }
}
