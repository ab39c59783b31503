package io.croupier.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** The shortest run of {@code bench wire}: real processes, one round; no figure is judged. */
class WireIT {
  private static final List<String> PERCENTILES =
      List.of("p50", "p90", "p99", "p99.9", "p99.99", "max");

  @ParameterizedTest
  @CsvSource({
    "echo,echo,node,'500,1000'",
    "follower,alone,followed,1000",
    "slowGateway,reading,slow,1000"
  })
  void shouldPrintOneLineWithTheRatiosAndBothSides(
      String against, String usual, String other, String rates) throws Exception {
    String[] call = {
      "--json", "--against", against, "--rates", rates, "--rounds", "1", "--warm-up", "0"
    };
    StringWriter err = new StringWriter();
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    PrintStream out = System.out;
    System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
    int code;
    try {
      code = new CommandLine(new WireCommand()).setErr(new PrintWriter(err)).execute(call);
    } finally {
      System.setOut(out);
    }

    assertEquals(0, code, err.toString());
    String[] lines = printed.toString(StandardCharsets.UTF_8).split("\n");
    assertEquals(1, lines.length, printed.toString(StandardCharsets.UTF_8));
    JsonNode json = new ObjectMapper().readTree(lines[0]);
    JsonNode measured = json.get("rates");
    assertEquals(rates.split(",").length, measured.size());
    assertEquals(1_000, measured.get(measured.size() - 1).get("perSecond").intValue());
    double worst = 0;
    for (JsonNode rate : measured) {
      worst = Math.max(worst, rate.get("ratioP50").doubleValue());
      for (String percentile : PERCENTILES) {
        assertTrue(rate.get("micros").get(usual).get(percentile).doubleValue() > 0, lines[0]);
        assertTrue(rate.get("micros").get(other).get(percentile).doubleValue() > 0, lines[0]);
      }
    }
    assertEquals(worst, json.get("ratioP50").doubleValue());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--rates=0",
        "--rates=1000,-1",
        "--rounds=0",
        "--durability=paper",
        "--against=it"
      })
  void shouldRefuseWhatCannotBeMeasured(String option) {
    StringWriter err = new StringWriter();
    CommandLine wire = new CommandLine(new WireCommand()).setErr(new PrintWriter(err));

    assertEquals(2, wire.execute(option));
    assertTrue(err.toString().contains(option.substring(0, option.indexOf('='))), err.toString());
  }
}
