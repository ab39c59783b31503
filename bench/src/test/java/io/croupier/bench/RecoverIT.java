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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** A small run of {@code bench recover}: real processes; no figure is judged. */
class RecoverIT {
  @Test
  void shouldStartFromTheJournalAndFromASnapshot() throws Exception {
    String[] call = {
      "--accounts", "600", "--orders", "1200", "--starts", "1", "--heap", "512m", "--json"
    };
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    PrintStream out = System.out;
    System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
    int code;
    try {
      code = new CommandLine(new RecoverCommand()).execute(call);
    } finally {
      System.setOut(out);
    }

    assertEquals(0, code);
    JsonNode json = new ObjectMapper().readTree(printed.toString(StandardCharsets.UTF_8));
    assertEquals(2 * 600 + 2 * 2 + 1200, json.get("commands").intValue());
    assertTrue(json.get("journalSeconds").doubleValue() > 0, json.toString());
    assertTrue(json.get("snapshotMegabytes").intValue() >= 0, json.toString());
    // The Genesis is a command too.
    assertTrue(
        json.get("said").textValue().contains("Begun with the snapshot of command 2405"),
        json.toString());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"--accounts=0", "--orders=-1", "--starts=0", "--accounts=20000001", "--heap=foo"})
  void shouldRefuseWhatCannotBeMeasured(String option) {
    StringWriter err = new StringWriter();
    CommandLine recover = new CommandLine(new RecoverCommand()).setErr(new PrintWriter(err));

    assertEquals(2, recover.execute(option));
    assertTrue(err.toString().contains(option.replaceAll("=.*", "") + " must be"), err.toString());
  }
}
