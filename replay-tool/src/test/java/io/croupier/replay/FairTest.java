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
    JsonNode bet = json.get("events").get(1);
    assertEquals("BET", bet.get("what").textValue());
    JsonNode draws = bet.get("draws");
    assertEquals(7_718, draws.get(0).get("dice").intValue());
    assertEquals(2, draws.size());
  }

  @Test
  void shouldTellTheWholeStoryInOrder() throws IOException {
    String round = " account=alice provider=5 round=r1";
    String money = " amount=1.00 currency=GBP";
    String undo = "> RollbackTransaction account=alice provider=5 transaction=";
    TestJournals.write(
        journal,
        List.of(
            "> RegisterProvider provider=5",
            "account alice GBP 100.00",
            "> CommitSeed" + round + " serverSeedHash=" + FairRound.commitment("mine"),
            undo + "x0 referenceTransaction=b0",
            "> DebitRound" + round + money + " transaction=b0 clientSeed=c nonce=0",
            "> DebitRound" + round + money + " transaction=b1 clientSeed=c nonce=1",
            undo + "x1 referenceTransaction=b1",
            undo + "x2 referenceTransaction=b1",
            "> ApplyRounds account=alice provider=5 currency=GBP actions=DEBIT:b2:r1:1.00,"
                + "CREDIT:w2:r1:3.00,DEBIT:b3:r2:1.00 seeds=1:d:2",
            "> CreditRound" + round + money + " transaction=w3",
            undo + "x3 referenceTransaction=w3",
            "> DebitCreditRound"
                + round
                + money
                + " transaction=b4 winTransaction=w4 winAmount=2.00 clientSeed=c nonce=3",
            "> Award" + round + money + " transaction=a1 awardKind=PRIZE",
            "> ApplyRounds account=alice provider=5 currency=GBP actions=END::r1,END::r2",
            "> RevealSeed" + round + " serverSeed=yours"));
    Tool tool = Tool.run("fair", journal, "--round", ROUND);
    List<String> story =
        tool.lines().stream()
            .filter(line -> line.contains(" command "))
            .map(line -> line.replaceAll(" +command [0-9]+, [0-9-]+T[0-9:.]+Z", ""))
            .map(line -> line.replaceAll("([0-9a-f]{4})0{28}", "$1"))
            .toList();
    assertEquals(
        List.of(
            "committed: SHA-256 " + FairRound.commitment("mine"),
            "rollback: of transaction 6230, transaction 7830, cash 0.00 GBP, bonus 0.00 GBP",
            "bet: 1.00 GBP, cash 0.00 GBP, bonus 0.00 GBP, transaction 6230, client seed c, nonce 0",
            "bet: 1.00 GBP, transaction 6231, client seed c, nonce 1",
            "rollback: of transaction 6231, transaction 7831, cash 1.00 GBP, bonus 0.00 GBP",
            "bet: 1.00 GBP, transaction 6232, client seed d, nonce 2",
            "win: 3.00 GBP, transaction 7732",
            "win: 1.00 GBP, transaction 7733",
            "rollback: of transaction 7733, transaction 7833, cash 1.00 GBP, bonus 0.00 GBP",
            "bet: 1.00 GBP, transaction 6234, client seed c, nonce 3",
            "win: 2.00 GBP, transaction 7734",
            "award: 1.00 GBP, transaction 6131",
            "ended: round CLOSED",
            "revealed: server seed yours",
            "event: SEED_MISMATCH"),
        story);
    JsonNode json =
        new ObjectMapper().readTree(Tool.run("fair", journal, "--round", ROUND, "--json").out());
    List<String> words = new ArrayList<>();
    json.get("events").forEach(event -> words.add(event.get("what").textValue()));
    assertEquals(
        "COMMITTED ROLLBACK BET BET ROLLBACK BET WIN WIN ROLLBACK BET WIN AWARD ENDED REVEALED EVENT",
        String.join(" ", words));
  }

  @Test
  void shouldTellWhatTimeHasEnded() {
    TestJournals.write(
        journal,
        List.of(
            "genesis roundPeriodSeconds=60 revealPeriodSeconds=90",
            "> RegisterProvider provider=5",
            "account alice GBP 100.00",
            "> CommitSeed account=alice provider=5 round=r1 serverSeedHash="
                + FairRound.commitment(SEED),
            "> DebitRound account=alice provider=5 round=r1 transaction=b1 amount=1.00 currency=GBP"
                + " clientSeed=c nonce=1",
            "at +61s",
            "> AdvanceTime",
            "> RollbackTransaction account=alice provider=5 transaction=x1 referenceTransaction=b1",
            "at +30s",
            "> AdvanceTime"));
    Tool tool = Tool.run("fair", journal, "--round", ROUND);
    assertTrue(tool.fact("time over").endsWith("round CANCELLED"), tool.out());
    assertTrue(tool.fact("event").endsWith("SEED_NOT_REVEALED"), tool.out());
    assertTrue(tool.fact("verdict").startsWith("EXPIRED"), tool.out());
    assertEquals(0, tool.lines().stream().filter(l -> l.startsWith("rollback")).count());
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
