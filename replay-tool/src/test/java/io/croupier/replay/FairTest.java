package io.croupier.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.croupier.signature.FairRound;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FairTest {
  private static final String SEED =
      "18e93f4a7b5b58d2569765766d1b6c3296bbd8430d6f20249044d72f14720159";
  private static final String ROUND = "72310000000000000000000000000000";

  @TempDir Path journal;

  @Test
  void shouldShowEveryStepOfThePublishedRound() {
    write(SEED, true);
    Tool tool = Tool.run("fair", journal, "--round", ROUND);
    List<String> page =
        tool.lines().stream().map(line -> line.replaceAll("[0-9-]+T[0-9:.]+Z", "TIME")).toList();
    assertEquals(TestJournals.resource("fair.txt"), page);
    assertEquals(0, tool.code());
  }

  @Test
  void shouldGiveTheSameAsJson() throws IOException {
    write(SEED, true);
    Tool tool = Tool.run("fair", journal, "--round", ROUND, "--json", "--draws", 2);
    JsonNode json = new ObjectMapper().readTree(tool.out());
    assertTrue(json.get("verified").booleanValue());
    assertEquals(FairRound.commitment(SEED), json.get("serverSeedHash").textValue());
    JsonNode draws = json.get("bets").get(0).get("draws");
    assertEquals(7_718, draws.get(0).get("dice").intValue());
    assertEquals(2, draws.size());
  }

  @Test
  void shouldSayThatAnotherSeedWasRevealed() {
    write("another-seed", true);
    Tool tool = Tool.run("fair", journal, "--round", ROUND);
    assertEquals(1, tool.code());
    assertTrue(tool.fact("verdict").startsWith("FAILED"), tool.out());
  }

  @Test
  void shouldSayThatNoSeedWasRevealed() {
    write(SEED, false);
    Tool tool = Tool.run("fair", journal, "--round", ROUND);
    assertEquals(1, tool.code());
    assertTrue(tool.fact("verdict").startsWith("OPEN"), tool.out());
  }

  @Test
  void shouldSayThatThereIsNoSuchRound() {
    write(SEED, true);
    Tool tool = Tool.run("fair", journal, "--round", "0".repeat(32));
    assertEquals(1, tool.code());
    assertTrue(tool.err().contains("no such round"), tool.err());
    assertEquals(1, Tool.run("fair", journal, "--round", ROUND, "--account", 7).code());
    assertEquals(2, Tool.run("fair", journal, "--round", "7").code());
  }

  /** A bet is refused, repeated and accepted; one that is refused or repeated does not count. */
  private void write(String revealed, boolean reveal) {
    String bet =
        "> DebitRound account=alice provider=5 round=r1 transaction=b2 amount=1.00 currency=GBP"
            + " clientSeed=bb62964774 nonce=1";
    List<String> lines =
        new ArrayList<>(
            List.of(
                "> RegisterProvider provider=5",
                "account alice GBP 100.00",
                "> CommitSeed account=alice provider=5 round=r1 serverSeedHash="
                    + FairRound.commitment(SEED),
                bet.replace("transaction=b2", "transaction=b1").replace("=1.00", "=1000.00"),
                "! INSUFFICIENT_FUNDS",
                bet,
                bet,
                "> EndRound account=alice provider=5 round=r1"));
    if (reveal) {
      lines.add("> RevealSeed account=alice provider=5 round=r1 serverSeed=" + revealed);
    }
    TestJournals.write(journal, lines);
  }
}
