package io.croupier.demo.player;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class ContestTest {
  private final Dice dice = new Dice(3);

  @Test
  void shouldMakeEachKindInItsTurn() {
    for (int i = 0; i < 2 * MarketKind.values().length; i++) {
      MarketKind kind = MarketKind.turn(i);
      assertEquals(MarketKind.values()[i % MarketKind.values().length], kind);
      assertEquals(kind, Contest.draw(kind, dice).kind());
    }
  }

  @Test
  void shouldHaveFairPricesOfARace() {
    Contest race = Contest.draw(MarketKind.STARTING_PRICE_RACE, dice);
    double winners = race.fair().stream().mapToDouble(price -> 1 / price).sum();

    assertTrue(Math.abs(winners - 1) < 0.02 || Math.abs(winners - 3) < 0.02, winners + " winners");
  }

  @Test
  void shouldHaveAFairEachWayPriceThatBringsNothingOnAverage() {
    double win = 0.2;
    double place = 0.5;
    double odds = EachWayContest.fair(win, place) - 1;
    double won = win * odds + place * odds / EachWayContest.DIVISOR;

    assertEquals(1 - win + 1 - place, won, 1e-9);
  }

  @Test
  void shouldHaveAFairLineBetweenTheLowestAndTheHighest() {
    List<Double> line = Contest.draw(MarketKind.GOALS_LINE, dice).fair();

    assertEquals(1, line.size());
    assertTrue(line.get(0) > 0.5 && line.get(0) < 5, line.toString());
  }

  @Test
  void shouldNameTheTeamsWithTheirHandicaps() {
    HandicapContest teams = HandicapContest.ofTeams(new Match(dice));
    for (int i = 0; i < teams.names().size(); i += 2) {
      String home = teams.names().get(i);
      String away = teams.names().get(i + 1);
      assertTrue(home.matches("home ([+-]\\d\\.\\d\\d|0\\.00)"), home);
      assertTrue(away.matches("away ([+-]\\d\\.\\d\\d|0\\.00)"), away);
      assertEquals(0, handicap(home) + handicap(away), home + " and " + away);
    }
  }

  @Test
  void shouldGiveBothSidesOfAHandicapFairPricesThatBelongTogether() {
    for (HandicapContest contest :
        List.of(
            HandicapContest.ofTeams(new Match(dice)), HandicapContest.ofGoals(new Match(dice)))) {
      List<Double> fair = contest.fair();
      assertEquals(6, fair.size());
      for (int i = 0; i < fair.size(); i += 2) {
        assertEquals(1, 1 / fair.get(i) + 1 / fair.get(i + 1), 1e-9, contest.names().toString());
      }
    }
  }

  private static double handicap(String name) {
    return Double.parseDouble(name.substring(name.indexOf(' ') + 1));
  }
}
