package io.croupier.demo.player;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.croupier.demo.edge.Outcome;
import io.croupier.demo.edge.Told;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OddsFiguresTest {
  private final OddsFigures figures = new OddsFigures();

  /** A bet that was cashed out in part, then won; one that was cashed out whole. */
  @Test
  void shouldAddUpWhatWasStakedAndWhatCameBack() {
    figures.onAccepted(accepted(400));
    figures.onAccepted(accepted(70));
    figures.onCashedOut(settled("OPEN", 90, 0));
    figures.onSettled(settled("SETTLED", 500, 20));
    figures.onCashedOut(settled("CASHED_OUT", 60, 0));

    Map<String, Object> report = figures.report();
    assertEquals(2L, report.get("bets"));
    assertEquals(1L, report.get("settled"));
    assertEquals(2L, report.get("cashOuts"));
    assertEquals(1L, report.get("luckyBonuses"));
    assertEquals(Map.of("GBP", 470L), report.get("staked"));
    assertEquals(Map.of("GBP", 650L), report.get("returned"));
  }

  private static Outcome accepted(long stake) {
    return Told.of(
        "BetAccepted", Map.of("currency", "GBP", "totalStake", stake, "legs", List.of()));
  }

  private static Outcome settled(String state, long paid, long luckyBonus) {
    return Told.of(
        "BetSettled",
        Map.of("currency", "GBP", "state", state, "paid", paid, "luckyBonus", luckyBonus));
  }
}
