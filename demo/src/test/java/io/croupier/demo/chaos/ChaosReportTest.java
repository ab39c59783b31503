package io.croupier.demo.chaos;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.croupier.demo.edge.Board;
import io.croupier.demo.supervisor.Facts;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ChaosReportTest {
  private static final Duration TIME = Duration.ofSeconds(60);

  @Test
  void shouldSayWhichRoundWasNotCompared() throws Exception {
    Facts facts = new Facts(Map.of("sent", 7));
    RoundResult whole = new RoundResult(plan(1), facts, facts, facts, 7, List.of());
    RoundResult broken = RoundResult.broken(plan(2), 3, List.of("The node was not ready."));
    ChaosOptions options = new ChaosOptions(TIME, TIME, List.of("disk"), 1, 150, null);
    ChaosReport report =
        new ChaosReport(options, List.of(whole, broken), new Timeline(), Path.of("kept"));

    String sentence = "Not compared: round 2 broke off;";
    assertEquals(1, report.text().stream().filter(line -> line.startsWith(sentence)).count());
    assertTrue(report.html().contains(sentence), report.html());
    assertEquals(List.of(2), Board.parse(report.json()).get("notCompared"));
  }

  private static Round.Plan plan(int number) {
    return new Round.Plan(number, "disk", number, TIME, 150);
  }
}
