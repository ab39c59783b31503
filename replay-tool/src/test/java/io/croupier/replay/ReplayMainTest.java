package io.croupier.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.croupier.journal.chronicle.DataFolder;
import io.croupier.journal.chronicle.EpochSettings;
import io.croupier.journal.chronicle.OutcomeLog;
import io.croupier.journal.frame.AcceptedLoss;
import io.croupier.journal.frame.Durability;
import io.croupier.journal.frame.Frame;
import io.croupier.journal.frame.JournalState;
import io.croupier.journal.frame.Skip;
import io.croupier.testkit.Messages;
import io.croupier.testkit.scenario.ScenarioRunner;
import java.io.FilterWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReplayMainTest {
  private static final Map<String, Object> ADVANCE =
      Map.of("command", "AdvanceTime", "gatewayId", 0L, "commandId", 1L);

  @TempDir Path folder;

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"verify", "print", "balances"})
  void shouldHelpWithExamplesAndExitCodes(String subcommand) {
    Tool help = Tool.run(subcommand, "--help");
    assertEquals(0, help.code());
    assertTrue(help.out().startsWith("Usage: ./croupier replay " + subcommand), help.out());
    assertTrue(help.out().contains("Examples:\n  ./croupier replay " + subcommand), help.out());
    for (int code = 0; code <= 3; code++) {
      assertTrue(help.out().contains("\n  " + code + "   "), help.out());
    }
  }

  @Test
  void shouldHelpWithTheSubcommands() {
    Tool help = Tool.run("--help");
    assertEquals(0, help.code());
    for (String word : List.of("verify", "print", "balances", "Examples:", "Exit codes:")) {
      assertTrue(help.out().contains(word), help.out());
    }
  }

  @Test
  void shouldCallAMistakeAMistakeInOneSentence() {
    assertMistake("Say what to do");
    assertMistake("Unmatched argument at index 0: 'dance'", "dance");
    assertMistake("Unmatched argument at index 0: 'dance'", "dance", "--help");
    assertMistake("'first' is not a whole number", "print", folder, "--from", "first");
    assertMistake("Missing required parameter: 'DIR'", "verify");
    assertMistake("Unknown option: '--loud'", "verify", folder, "--loud");
    assertMistake("Invalid value for option '--from'", "print", folder, "--from", "first");
    assertMistake("is no folder: give a node's data folder.", "verify", folder.resolve("no"));
    assertMistake("holds no journal: give a node's data folder.", "balances", folder);
  }

  @Test
  void shouldSayThatAFileCannotBeReadAndNotHow() throws Exception {
    TestJournals.writeStory(folder);
    Path commands = folder.resolve("epoch-00000001/commands");
    Files.move(commands, folder.resolve("elsewhere"));
    Files.writeString(commands, "no folder");
    Tool tool = Tool.run("verify", folder);
    assertEquals(1, tool.code(), tool.err());
    assertFalse((tool.err() + tool.out()).contains("\tat "), tool.err());
  }

  @Test
  void shouldReplayAJournalThatSkipsACommandThatBreaksTheEngine() {
    TestNode node = new TestNode(folder);
    ScenarioRunner.run(TestJournals.resource("story.txt"), new Unclosed(node));
    node.journal(22, 1, new Messages().encode(ADVANCE));
    node.close();
    assertEquals(1, Tool.run("verify", folder).code());
    skip(22);
    Tool tool = Tool.run("verify", folder);
    assertEquals(0, tool.code(), tool.out());
    assertEquals("command 22 is skipped by decision of Ada: poison", tool.fact("skip"));
    assertTrue(Tool.run("print", folder, "--from", 22).out().contains("Skipped"));
    assertEquals(0, Tool.run("balances", folder).code());
  }

  @Test
  void shouldFindThatASkippedCommandWasAnswered() {
    TestJournals.writeStory(folder);
    skip(7);
    Tool tool = Tool.run("verify", folder);
    assertEquals(1, tool.code(), tool.out());
    String verdict = tool.fact("verdict");
    assertTrue(verdict.contains("command 7 does not give the outcomes that were"), verdict);
  }

  /** Opens an epoch in which an operator has decided to skip a command. */
  private void skip(long sequence) {
    try (DataFolder owned = DataFolder.own(folder);
        OutcomeLog log = owned.openOutcomeLog(TestNode.FILE_SIZE)) {
      JournalState state = owned.reader().read((s, t, b, o, l) -> {});
      List<Skip> skips = List.of(new Skip(sequence, "Ada", "poison"));
      openEpoch(owned, state, new EpochSettings(Durability.DISK, 451, 1, 1, "test", skips));
    }
  }

  @Test
  void shouldSayWhoHasAcceptedWhichLossAndWhy() throws Exception {
    TestJournals.writeStory(folder);
    List<AcceptedLoss> losses =
        List.of(new AcceptedLoss(3, "Ada", "case 43"), new AcceptedLoss(4, "Eve", "case 44"));
    try (DataFolder owned = DataFolder.own(folder)) {
      JournalState state = owned.reader().read((s, t, b, o, l) -> {});
      openEpoch(
          owned, state, new EpochSettings(Durability.DISK, 451, 1, 1, "test", List.of(), losses));
    }
    Tool tool = Tool.run("verify", folder);
    assertEquals(0, tool.code(), tool.out());
    List<String> told = tool.lines().stream().filter(line -> line.startsWith("loss ")).toList();
    assertEquals(2, told.size(), tool.out());
    assertTrue(
        told.get(0)
            .endsWith(
                "gateway 3 may go on since epoch 2, behind command 21, without what it had seen before,"
                    + " by decision of Ada: case 43"),
        told.get(0));
    assertTrue(told.get(1).endsWith("by decision of Eve: case 44"), told.get(1));

    JsonNode json = new ObjectMapper().readTree(Tool.run("verify", folder, "--json").out());
    JsonNode second = json.get("acceptedLosses").get(1);
    assertEquals(4, second.get("gatewayId").intValue());
    assertEquals(2, second.get("epoch").intValue());
    assertEquals(21, second.get("afterSequence").intValue());
    assertEquals("Eve", second.get("by").textValue());
    assertEquals("case 44", second.get("reason").textValue());
  }

  private static void openEpoch(DataFolder owned, JournalState state, EpochSettings settings) {
    owned.openEpoch(state, settings, TestNode.FILE_SIZE, state.lastTimestampNs()).close();
  }

  @Test
  void shouldSayInOneSentenceThatTheJournalHasANewerSchema() {
    TestJournals.writeStory(folder);
    try (DataFolder owned = DataFolder.own(folder)) {
      JournalState state = owned.reader().read((s, t, b, o, l) -> {});
      openEpoch(
          owned, state, new EpochSettings(Durability.DISK, 451, 2, 3, "croupier 9", List.of()));
    }
    for (String subcommand : List.of("verify", "print", "balances")) {
      Tool tool = Tool.run(subcommand, folder);
      assertEquals(1, tool.code(), tool.out());
      assertTrue(
          tool.err()
              .contains(
                  "Epoch 2 of the journal was written by croupier 9, with schema 2 and behaviour 3"),
          tool.err());
      assertEquals(1, tool.err().lines().count(), tool.err());
    }
  }

  @Test
  void shouldSayInOneSentenceThatTheJournalIsOfANewerVersion() throws Exception {
    TestJournals.writeStory(folder);
    Path file = TestJournals.file(folder, 1, "commands", 0);
    Damage.forge(file, Damage.frameOf(file, 5), Frame.VERSION_OFFSET);
    Tool tool = Tool.run("verify", folder);
    assertEquals(1, tool.code(), tool.out());
    assertTrue(tool.err().contains("was written by a newer Croupier"), tool.err());
    assertEquals(1, tool.err().lines().count(), tool.err());
  }

  @Test
  void shouldSayThatAFileWasCutWhileItWasRead() {
    TestNode node = new TestNode(folder);
    ScenarioRunner.run(TestJournals.resource("story.txt"), new Unclosed(node));
    Writer.advance(node, 500);
    node.kill();
    Path file = TestJournals.file(folder, 1, "commands", 0);
    StringWriter err = new StringWriter();
    PrintWriter out = new PrintWriter(new CuttingWriter(file));
    int code = ReplayMain.run(out, new PrintWriter(err), "print", folder.toString());
    assertEquals(1, code);
    assertTrue(err.toString().contains("shorter while it was read"), err.toString());
  }

  @Test
  void shouldCallADefectADefect() {
    TestJournals.writeStory(folder);
    PrintWriter broken = new PrintWriter(new BrokenWriter());
    StringWriter err = new StringWriter();
    int code = ReplayMain.run(broken, new PrintWriter(err), "verify", folder.toString());
    assertEquals(3, code);
    assertTrue(err.toString().contains("a defect of the tool, please report it"), err.toString());
    assertEquals(1, err.toString().lines().count());
  }

  private static void assertMistake(String sentence, Object... args) {
    Tool tool = Tool.run(args);
    assertEquals(2, tool.code(), tool.err());
    assertTrue(tool.err().startsWith("croupier replay: "), tool.err());
    assertTrue(tool.err().contains(sentence), tool.err());
    assertTrue(tool.lines().isEmpty());
    assertEquals(2, tool.err().lines().count(), tool.err());
  }

  /** Cuts a file to almost nothing when something is written. */
  private static final class CuttingWriter extends FilterWriter {
    private final Path file;

    CuttingWriter(Path file) {
      super(new StringWriter());
      this.file = file;
    }

    @Override
    public void write(String text, int offset, int length) throws IOException {
      Damage.truncate(file, 100);
    }
  }

  /** What no writer does. */
  private static final class BrokenWriter extends FilterWriter {
    BrokenWriter() {
      super(new StringWriter());
    }

    @Override
    public void write(String text, int offset, int length) {
      throw new IllegalStateException("broken");
    }
  }
}
