package io.croupier.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.croupier.demo.importer.SyntheticRecording;
import io.croupier.demo.player.MarketKind;
import io.croupier.demo.supervisor.Demo;
import io.croupier.demo.supervisor.DemoOptions;
import io.croupier.demo.supervisor.DemoReport;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The whole, small: real processes over loopback UDP. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class SmokeIT {
  @TempDir Path folder;

  @Test
  void shouldAgreeInEverythingAfterAShortPlay() throws Exception {
    Path kept = folder.resolve("run");
    DemoReport report = run(new DemoOptions(null, 20, 100, 3, 0, 0.5, 1, kept));

    assertEquals(List.of(), report.differences());
    assertTrue(report.answered() > 300, report.json());
    for (MarketKind kind : MarketKind.values()) {
      assertTrue(report.json().contains("\"" + kind + "\":{\"settled\":"), report.json());
    }
    assertTrue(report.json().contains("\"startingPrices\":"), report.json());
    assertTrue(report.json().contains("\"fixedOdds\":{\"bets\":"), report.json());
    assertFalse(report.json().contains("\"fixedOdds\":{\"bets\":0"), report.json());
    assertTrue(Files.exists(kept.resolve("data")), "what shall be kept is there");
    assertNothingRuns();
  }

  @Test
  void shouldHaveTheBookOfARecordingAfterEveryMessage() throws Exception {
    Path market = SyntheticRecording.write(folder.resolve("market.json.gz"), 300, 7);
    DemoReport report = run(new DemoOptions(market, 1, 1, 1, 0, 0.5, 1, null));

    assertEquals(List.of(), report.differences());
    assertTrue(report.json().contains("\"different\":0"), report.json());
    assertTrue(report.json().contains("\"removals\":1"), report.json());
    assertTrue(
        report.screen().stream().anyMatch(line -> line.contains("compared with the recording")),
        report.screen().toString());
    assertNothingRuns();
  }

  @Test
  void shouldHaveTheBookOfARealMarketAfterEveryMessage() throws Exception {
    Path market = RecordedData.file("SELF-1.181223995.json.gz");
    DemoReport report = run(new DemoOptions(market, 1, 1, 1, 0, 0.5, 1, null));

    assertEquals(List.of(), report.differences());
    String screen = String.join("\n", report.screen());
    assertTrue(screen.contains("21,922 messages"), screen);
    assertTrue(
        screen.contains("1,176,170 levels compared with the recording, 0 different"), screen);
    assertNothingRuns();
  }

  @Test
  void shouldPayOutARealMarketWithRemovedRunners() throws Exception {
    Path market = RecordedData.file("BASIC-1.132153978.json.gz");
    DemoReport report = run(new DemoOptions(market, 1, 1, 1, 0, 0.5, 1, null));

    assertEquals(List.of(), report.differences());
    assertTrue(report.json().contains("\"removals\":2,\"cutPricesEqual\":18"), report.json());
    assertNothingRuns();
  }

  private static DemoReport run(DemoOptions options) {
    return Demo.run(options, text -> {});
  }

  private static void assertNothingRuns() throws Exception {
    try (Stream<ProcessHandle> left = ProcessHandle.current().descendants()) {
      assertEquals(List.of(), left.toList());
    }
  }
}
