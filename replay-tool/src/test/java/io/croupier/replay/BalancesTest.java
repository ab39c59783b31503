package io.croupier.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BalancesTest {
  private static final String ALICE = "16777217";

  @TempDir static Path journal;

  @BeforeAll
  static void writeJournal() {
    TestJournals.writeStory(journal);
  }

  @Test
  void shouldPrintEveryBalanceAndTheSumsForPeople() {
    PrintTest.assertPage("balances.txt", Tool.run("balances", journal));
  }

  @Test
  void shouldPrintEveryBalanceAndTheSumsAsJson() {
    PrintTest.assertPage("balances.jsonl", Tool.run("balances", journal, "--json"));
  }

  @Test
  void shouldPrintTheBalancesRightAfterACommand() {
    assertEquals("100.00", cash(Tool.run("balances", journal, "--at", 3, "--account", ALICE)));
    assertEquals("90.00", cash(Tool.run("balances", journal, "--at", 11, "--account", ALICE)));
  }

  @Test
  void shouldPrintTheBalancesAtATime() {
    String first = "2026-01-01T00:00:01Z";
    Tool tool = Tool.run("balances", journal, "--at", first, "--account", ALICE);
    assertEquals("as of sequence 10, 2026-01-01T00:00:01.000000000Z", tool.lines().get(0));
    String next = "2026-01-01T01:00:01.000000001+01:00";
    tool = Tool.run("balances", journal, "--at", next, "--account", ALICE);
    assertTrue(tool.lines().get(0).startsWith("as of sequence 18,"), tool.out());
    assertEquals("84.00", cash(tool));
  }

  @Test
  void shouldShowTheSumsOverAllBalancesAlsoWithOneAccount() {
    Tool tool = Tool.run("balances", journal, "--account", ALICE);
    assertEquals(1 + 5 + 2, tool.lines().size());
    assertTrue(tool.lines().get(6).matches("SUM +0\\.00 GBP"), tool.out());
    assertTrue(tool.lines().get(7).matches("SUM +0 JPY"), tool.out());
  }

  @Test
  void shouldSayWhenTheJournalDoesNotHaveThatPointOrAccount() {
    assertFails(1, "The journal ends at sequence 21", "--at", 22);
    assertFails(1, "no command up to there", "--at", "2025-12-31T23:59:59Z");
    assertFails(1, "no command up to there", "--at", 0);
    assertFails(1, "There is no account 5 at that point.", "--account", 5);
    assertFails(1, "There is no account " + ALICE, "--account", ALICE, "--at", 1);
    assertFails(2, "'noon' is neither a sequence nor an ISO-8601 time", "--at", "noon");
    assertFails(2, "neither a sequence nor", "--at", "2026-01-01");
  }

  private static void assertFails(int code, String sentence, Object... args) {
    Object[] call = new Object[args.length + 2];
    call[0] = "balances";
    call[1] = journal;
    System.arraycopy(args, 0, call, 2, args.length);
    Tool tool = Tool.run(call);
    assertEquals(code, tool.code(), tool.err());
    assertTrue(tool.err().contains(sentence), tool.err());
    assertEquals("", tool.out());
  }

  private static String cash(Tool tool) {
    assertEquals(0, tool.code(), tool.err());
    String line =
        tool.lines().stream().filter(l -> l.matches("ACCOUNT.* CASH .*")).findFirst().orElseThrow();
    return line.strip().split(" +")[3];
  }
}
