package io.croupier.replay;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.croupier.signature.FairRound;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FairTest {
  private static final String SEED =
      "18e93f4a7b5b58d2569765766d1b6c3296bbd8430d6f20249044d72f14720159";
  private static final String ROUND = "72310000000000000000000000000000";

  private static final String OF_R1 = " account=alice provider=5 round=r1 currency=GBP";
  private static final String DEBIT = "> DebitRound" + OF_R1;
  private static final String CREDIT = "> CreditRound" + OF_R1;
  private static final String UNDO = "> RollbackTransaction account=alice provider=5";

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
    assertEquals("VERIFIED", json.get("fairness").textValue());
    assertEquals(FairRound.commitment(SEED), json.get("serverSeedHash").textValue());
    JsonNode refused = json.get("events").get(1);
    assertEquals("REFUSED", refused.get("what").textValue());
    assertEquals("DebitRound", refused.get("command").textValue());
    assertEquals("INSUFFICIENT_FUNDS", refused.get("reason").textValue());
    assertEquals(100_000, refused.get("amount").intValue());
    JsonNode bet = json.get("events").get(2);
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
    assertEquals(
        List.of(
            "committed: SHA-256 " + FairRound.commitment("mine"),
            "rollback: of transaction b0, transaction x0, cash 0.00 GBP, bonus 0.00 GBP",
            "bet: 1.00 GBP, cash 0.00 GBP, bonus 0.00 GBP, transaction b0, client seed c, nonce 0",
            "bet: 1.00 GBP, transaction b1, client seed c, nonce 1",
            "rollback: of transaction b1, transaction x1, cash 1.00 GBP, bonus 0.00 GBP",
            "bet: 1.00 GBP, transaction b2, client seed d, nonce 2",
            "win: 3.00 GBP, transaction w2",
            "win: 1.00 GBP, transaction w3",
            "rollback: of transaction w3, transaction x3, cash 1.00 GBP, bonus 0.00 GBP",
            "bet: 1.00 GBP, transaction b4, client seed c, nonce 3",
            "win: 2.00 GBP, transaction w4",
            "award: 1.00 GBP, transaction a1",
            "ended: round CLOSED",
            "revealed: server seed yours",
            "event: SEED_MISMATCH"),
        story(ROUND));
    List<String> words = new ArrayList<>();
    events(ROUND).forEach(event -> words.add(event.get("what").textValue()));
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
    String back = "round CANCELLED, what it held came back: cash 1.00 GBP, bonus 0.00 GBP";
    assertTrue(tool.fact("time over").endsWith(back), tool.out());
    assertTrue(tool.fact("event").endsWith("SEED_NOT_REVEALED"), tool.out());
    assertTrue(tool.fact("verdict").startsWith("EXPIRED"), tool.out());
    assertEquals(0, tool.lines().stream().filter(l -> l.startsWith("rollback")).count());
    assertEquals(1, tool.code());
  }

  @Test
  void shouldTellWhatBonusMoneyAndFreeBetsMove() throws IOException {
    String bonus = "> DefineBonus definition=";
    TestJournals.write(
        journal,
        List.of(
            "genesis roundPeriodSeconds=60",
            "> RegisterProvider provider=5",
            "account alice GBP 7.00",
            bonus + "1 bonusKind=FREE_MONEY currency=GBP amount=25.00 multiplier=3000",
            "> GrantBonus account=alice definition=1 as b1",
            "> ActivateBonus account=alice bonus=b1",
            DEBIT + " transaction=t1 amount=10.00",
            DEBIT + " transaction=t2 amount=2.00",
            CREDIT + " transaction=t3 amount=1.00",
            "> ForfeitBonus account=alice bonus=b1",
            CREDIT + " transaction=t4 amount=10.00",
            UNDO + " transaction=t5 referenceTransaction=t4",
            bonus + "2 bonusKind=FREE_BET currency=GBP amount=10.00 defaultWeight=10000",
            "> GrantBonus account=alice definition=2 as b2",
            "> ActivateBonus account=alice bonus=b2",
            DEBIT.replace("r1", "r2") + " transaction=t6 amount=10.00 freeRound=b2",
            "at +60s",
            UNDO + " transaction=t7 referenceTransaction=t6"));
    assertEquals(
        List.of(
            "bet: 10.00 GBP, cash 7.00 GBP, bonus 3.00 GBP, of bonus N, transaction t1",
            "bet: 2.00 GBP, cash 0.00 GBP, bonus 2.00 GBP, of bonus N, transaction t2",
            "win: 1.00 GBP, cash 0.58 GBP, bonus 0.42 GBP, of bonus N, transaction t3",
            "win: 10.00 GBP, cash 5.83 GBP, bonus 0.00 GBP, BONUS_COST 4.17 GBP, of bonus N,"
                + " transaction t4",
            "rollback: of transaction t4, transaction t5, cash 5.83 GBP, bonus 0.00 GBP, BONUS_COST"
                + " 4.17 GBP, of bonus N",
            "time over: round CLOSED"),
        story(ROUND));
    JsonNode lost = events(ROUND).get(3);
    assertEquals(417, lost.get("housePart").intValue());
    assertTrue(lost.get("ofBonus").longValue() > 0);
    String round = ROUND.replace("7231", "7232");
    assertEquals(
        List.of(
            "bet: 10.00 GBP, free by bonus N, transaction t6",
            "time over: round CANCELLED, what it held came back: cash 0.00 GBP, bonus 0.00 GBP, of"
                + " bonus N"),
        story(round));
    assertTrue(events(round).get(0).get("free").booleanValue());
    assertEquals(0, events(round).get(1).get("cashPart").intValue());
  }

  @Test
  void shouldTellOfCallsThatWereRefused() throws IOException {
    TestJournals.write(
        journal,
        List.of(
            "> RegisterProvider provider=5",
            "account alice GBP 10.00",
            DEBIT.replace("DebitRound", "DebitCreditRound")
                + " transaction=t1 amount=11.00 winTransaction=t2 winAmount=50.00",
            "! INSUFFICIENT_FUNDS",
            "> ApplyRounds account=alice provider=5 currency=GBP"
                + " actions=DEBIT:t4:r3:1.00,DEBIT:t5:r1:10.00",
            "! INSUFFICIENT_FUNDS",
            DEBIT.replace("r1", "r4") + " transaction=t6 amount=1.00",
            CREDIT.replace("r1", "r4") + " transaction=t7 amount=2.00",
            UNDO + " transaction=t8 referenceTransaction=t6",
            "! ALREADY_SETTLED",
            UNDO + " transaction=t9 referenceTransaction=t99"));
    assertEquals(
        List.of(
            "refused: DebitCreditRound of 11.00 GBP, transaction t1: INSUFFICIENT_FUNDS,"
                + " field amount",
            "refused: ApplyRounds: INSUFFICIENT_FUNDS, field amount, action 2"),
        story(ROUND));
    Tool tool = Tool.run("fair", journal, "--round", ROUND);
    assertEquals("NONE: this round was not made to be proved fair", tool.fact("verdict"));
    assertEquals(0, tool.code());
    assertEquals(2, events(ROUND).get(1).get("action").intValue());
    assertEquals(
        List.of(
            "bet: 1.00 GBP, transaction t6",
            "win: 2.00 GBP, transaction t7",
            "refused: RollbackTransaction of transaction t6, transaction t8: ALREADY_SETTLED,"
                + " field referenceTransactionId"),
        story(ROUND.replace("7231", "7234")));
  }

  @Test
  void shouldNotJudgeARoundThatNobodyHasCommittedTo() throws IOException {
    TestJournals.write(
        journal,
        List.of(
            "> RegisterProvider provider=5",
            "account alice GBP 10.00",
            DEBIT + " transaction=t1 amount=1.00",
            "> EndRound account=alice provider=5 round=r1"));
    Tool tool = Tool.run("fair", journal, "--round", ROUND);
    assertEquals("NONE: this round was not made to be proved fair", tool.fact("verdict"));
    assertEquals(0, tool.code());
    assertEquals("NONE", json(ROUND).get("fairness").textValue());
  }

  @Test
  void shouldSayThatAnotherSeedWasRevealed() throws IOException {
    write("another-seed", true);
    Tool tool = Tool.run("fair", journal, "--round", ROUND);
    assertEquals(1, tool.code());
    assertTrue(tool.fact("verdict").startsWith("FAILED"), tool.out());
    assertEquals("FAILED", json(ROUND).get("fairness").textValue());
  }

  @Test
  void shouldSayThatNoSeedWasRevealed() {
    write(SEED, false);
    Tool tool = Tool.run("fair", journal, "--round", ROUND);
    assertEquals(1, tool.code());
    assertTrue(tool.fact("verdict").startsWith("COMMITTED: "), tool.out());
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

  /** What has happened, without when; ids as the scenario names them. */
  private List<String> story(String round) {
    return Tool.run("fair", journal, "--round", round).lines().stream()
        .filter(line -> line.contains(" command "))
        .map(line -> line.replaceAll(" +command [0-9]+, [0-9-]+T[0-9:.]+Z", ""))
        .map(line -> line.replaceAll("bonus [0-9]+(?![0-9.])", "bonus N"))
        .map(FairTest::named)
        .toList();
  }

  private static String named(String line) {
    return Pattern.compile("([0-9a-f]{4})0{28}")
        .matcher(line)
        .replaceAll(id -> new String(HexFormat.of().parseHex(id.group(1)), US_ASCII));
  }

  private JsonNode json(String round) throws IOException {
    return new ObjectMapper().readTree(Tool.run("fair", journal, "--round", round, "--json").out());
  }

  private JsonNode events(String round) throws IOException {
    return json(round).get("events");
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
