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
  @CsvSource({"echo,echo,node", "follower,alone,followed", "slowGateway,reading,slow"})
  void shouldPrintOneLineWithTheRatiosAndBothSides(String against, String usual, String other)
      throws Exception {
    String[] call = {
      "--json", "--against", against, "--rates", "500,1000", "--rounds", "1", "--warm-up", "0"
    };
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    PrintStream out = System.out;
    System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
    int code;
    try {
      code = new CommandLine(new WireCommand()).execute(call);
    } finally {
      System.setOut(out);
    }

    assertEquals(0, code);
    String[] lines = printed.toString(StandardCharsets.UTF_8).split("\n");
    assertEquals(1, lines.length, printed.toString(StandardCharsets.UTF_8));
    JsonNode json = new ObjectMapper().readTree(lines[0]);
    JsonNode rates = json.get("rates");
    assertEquals(2, rates.size());
    assertEquals(1_000, rates.get(1).get("perSecond").intValue());
    for (JsonNode rate : rates) {
      for (String percentile : PERCENTILES) {
        assertTrue(rate.get("micros").get(usual).get(percentile).doubleValue() > 0, lines[0]);
        assertTrue(rate.get("micros").get(other).get(percentile).doubleValue() > 0, lines[0]);
      }
    }
    double worst =
        Math.max(
            rates.get(0).get("ratioP50").doubleValue(), rates.get(1).get("ratioP50").doubleValue());
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
