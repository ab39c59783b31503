package io.croupier.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PrintTest {
  private static final String ALICE = "16777217";
  private static final String DERBY = "16777217";

  @TempDir static Path journal;

  @BeforeAll
  static void writeJournal() {
    TestJournals.writeStory(journal);
  }

  @Test
  void shouldPrintEveryCommandAndOutcomeForPeople() {
    assertPage("print.txt", Tool.run("print", journal));
  }

  @Test
  void shouldPrintEveryCommandAndOutcomeAsJson() {
    assertPage("print.jsonl", Tool.run("print", journal, "--json"));
  }

  @Test
  void shouldPrintARangeOfSequences() {
    List<String> range = sequences(Tool.run("print", journal, "--from", 11, "--to", 12));
    assertEquals(List.of("11", "11.0", "11.1", "12", "12.0", "12.1", "12.2", "12.3"), range);
  }

  @Test
  void shouldPrintCommandsOrOutcomesOnlyOrBoth() {
    String[] one = {"--from", "12", "--to", "12"};
    assertEquals(List.of("12"), sequences(print(one, "--commands")));
    assertEquals(List.of("12.0", "12.1", "12.2", "12.3"), sequences(print(one, "--outcomes")));
    assertEquals(5, print(one, "--outcomes", "--commands").lines().size());
  }

  @Test
  void shouldPrintWhatConcernsAnAccountWithItsCause() {
    List<String> found = sequences(Tool.run("print", journal, "--account", ALICE, "--from", 12));
    assertEquals(
        List.of(
            "12", "12.2", "14", "14.0", "15", "15.0", "16", "16.0", "17", "17.0", "18", "18.0",
            "19", "19.1", "21", "21.1", "21.2"),
        found);
  }

  @Test
  void shouldPrintWhatConcernsAMarketWithAnswersThatDoNotNameIt() {
    Tool tool = Tool.run("print", journal, "--market", DERBY, "--from", 12, "--to", 17);
    assertEquals(
        List.of(
            "12", "12.0", "12.1", "12.2", "12.3", "13", "13.0", "14", "14.0", "15", "15.0", "15.1"),
        sequences(tool));
  }

  @Test
  void shouldPrintWhatMeetsAllCriteria() {
    Tool tool = Tool.run("print", journal, "--market", DERBY, "--account", ALICE, "--gateway", 1);
    assertEquals(
        List.of("11", "11.0", "12", "12.2", "15", "15.0", "19", "19.1", "21", "21.1", "21.2"),
        sequences(tool));
  }

  @Test
  void shouldPrintWhatAGatewaySentAndGot() {
    Tool node = Tool.run("print", journal, "--gateway", 0);
    assertEquals(
        List.of(
            "1", "1.0", "9", "9.1", "10", "10.1", "11", "11.1", "12", "12.3", "15", "15.1", "19",
            "19.2", "19.3", "21", "21.6"),
        sequences(node));
  }

  @Test
  void shouldSayThatNothingIsWhatWasAskedFor() {
    Tool tool = Tool.run("print", journal, "--gateway", 3);
    assertEquals(1, tool.code());
    assertEquals(List.of(), tool.lines());
    assertTrue(
        tool.err().contains("nothing in the journal is what was asked for; it ends at sequence 21"),
        tool.err());
  }

  @Test
  void shouldEndQuietlyWhenNobodyReadsOn() {
    Path large = journal.resolve("large");
    List<String> lines = new ArrayList<>(List.of("account alice GBP 1.00"));
    for (int i = 0; i < 3_000; i++) {
      lines.add("advance");
    }
    TestJournals.write(large, lines);
    ClosedPipe pipe = new ClosedPipe();
    StringWriter err = new StringWriter();
    String[] call = {"print", large.toString()};
    int code = ReplayMain.run(new PrintWriter(pipe), new PrintWriter(err), call);
    assertEquals(0, code);
    assertEquals("", err.toString());
    assertTrue(pipe.attempts < 6_000, "it made more attempts than there are lines");
  }

  @Test
  void shouldRefuseARangeThatHoldsNothing() {
    Tool tool = Tool.run("print", journal, "--from", 3, "--to", 2);
    assertEquals(2, tool.code());
    assertTrue(tool.err().contains("--from 3 is behind --to 2"), tool.err());
    assertFalse(tool.err().contains("\tat "), tool.err());
  }

  private static Tool print(String[] some, String... more) {
    List<Object> args = new ArrayList<>(List.of("print", journal));
    args.addAll(List.of(some));
    args.addAll(List.of(more));
    return Tool.run(args.toArray());
  }

  private static List<String> sequences(Tool tool) {
    assertEquals(0, tool.code(), tool.err());
    return tool.lines().stream().map(line -> line.substring(0, line.indexOf(' '))).toList();
  }

  static void assertPage(String name, Tool tool) {
    assertEquals(0, tool.code(), tool.err());
    assertEquals("", tool.err());
    assertEquals(TestJournals.resource(name), tool.lines());
  }

  /** What takes no byte. */
  private static final class ClosedPipe extends Writer {
    int attempts;

    @Override
    public void write(char[] text, int offset, int length) throws IOException {
      attempts++;
      throw new IOException("Broken pipe");
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }
}
