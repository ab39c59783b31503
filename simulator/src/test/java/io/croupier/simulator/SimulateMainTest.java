package io.croupier.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class SimulateMainTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void shouldSayInJsonWhatSeedsCameTo() throws Exception {
    assertEquals(0, run("--seed", "3", "--seeds", "2", "--time", "300ms", "--json"));

    JsonNode said = new ObjectMapper().readTree(out.toString());
    assertEquals("passed", said.get("result").asText());
    assertEquals(2, said.get("seeds").asInt());
    assertTrue(said.get("starts").asInt() >= 4, out.toString());
  }

  @Test
  void shouldLeaveOutTheFaultsThatAreNotNamed() throws Exception {
    assertEquals(0, run("--seed", "1", "--time", "2s", "--faults", "0", "--json"));

    assertTrue(new ObjectMapper().readTree(out.toString()).get("faultsByKind").isEmpty());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--time=5",
        "--time=2h",
        "--time=0s",
        "--seeds=0",
        "--seed=x",
        "--faults=-3",
        "--unknown"
      })
  void shouldSayInASentenceWhatIsWrongWithACall(String argument) {
    assertEquals(2, run(argument));
    assertTrue(err.toString().startsWith("croupier: "), err.toString());
    assertTrue(err.toString().contains("--help"), err.toString());
    assertEquals(1, err.toString().lines().count(), err.toString());
  }

  @Test
  void shouldSayHowManyFaultsASeedHasWhereItLacksOne() {
    int drawn = FaultPlan.draw(1, 2_000).faults().size();
    assertEquals(2, run("--seed", "1", "--time", "2s", "--faults", "1," + (drawn + 1)));
    assertTrue(err.toString().contains("seed 1 has " + drawn + " faults in 2s"), err.toString());
  }

  private int run(String... args) {
    CommandLine commandLine = SimulateMain.commandLine();
    commandLine.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
    return commandLine.execute(args);
  }
}
