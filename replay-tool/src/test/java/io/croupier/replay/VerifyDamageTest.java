package io.croupier.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.croupier.journal.frame.Frame;
import io.croupier.protocol.CommandHeaderDecoder;
import io.croupier.protocol.MessageHeaderDecoder;
import io.croupier.testkit.Messages;
import io.croupier.testkit.scenario.ScenarioRunner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VerifyDamageTest {
  private static final int EDGE_TIME = Frame.HEADER_LENGTH + MessageHeaderDecoder.ENCODED_LENGTH;
  private static final int COMMAND_BODY = EDGE_TIME + CommandHeaderDecoder.ENCODED_LENGTH;
  private static final List<String> STORY = TestJournals.resource("story.txt");

  @TempDir Path journal;

  @BeforeEach
  void writeTwoRuns() {
    TestJournals.write(journal, STORY);
    try (TestNode node = new TestNode(journal)) {
      Writer.advance(node, 10);
    }
  }

  @ParameterizedTest(name = "byte {0} of the frame")
  @ValueSource(ints = {0, 4, 8, 12, 14, 16, 24, 32, 40, 48, 60, 90})
  void shouldNameFileAndSequenceWhenAByteOfAFrameIsFlipped(int at) throws IOException {
    Path file = TestJournals.file(journal, 1, "commands", 0);
    Damage.flip(file, Damage.frameOf(file, 9) + at);
    assertFinds(file, 9, "restore the file from a copy");
  }

  @Test
  void shouldNameFileAndSequenceWhenAByteOfTheLastRunIsFlipped() throws IOException {
    Path file = TestJournals.file(journal, 2, "commands", 0);
    Damage.flip(file, Damage.frameOf(file, 31) + 50);
    assertFinds(file, 31, "torn or altered");
  }

  @Test
  void shouldNameFileAndSequenceOfAForgedAmount() throws IOException {
    Path file = TestJournals.file(journal, 1, "commands", 0);
    Damage.forge(file, Damage.frameOf(file, 3), COMMAND_BODY + 16);
    Path log = TestJournals.file(journal, 1, "outcomes", 0);
    assertFinds(log, 3, "does not give the outcomes that were logged");
  }

  @Test
  void shouldNameTheSealWhenWhatWasForgedChangesNoOutcome() throws IOException {
    Path file = TestJournals.file(journal, 1, "commands", 0);
    Damage.forge(file, Damage.frameOf(file, 21), EDGE_TIME);
    assertFinds(file, 22, "of sequences 20 to 21 does not agree");
  }

  @Test
  void shouldNameFileAndSequenceWhenAFileIsTruncated() throws IOException {
    Path file = TestJournals.file(journal, 1, "commands", 0);
    Damage.truncate(file, Damage.frameOf(file, 15) + 20);
    assertFinds(file, 15, "The journal is damaged at sequence 15");
  }

  @Test
  void shouldNameTheFileThatIsMissing() throws IOException {
    try (TestNode node = new TestNode(journal)) {
      Writer.advance(node, 25_000);
    }
    Path file = TestJournals.file(journal, 3, "commands", 1);
    assertTrue(Files.exists(TestJournals.file(journal, 3, "commands", 2)));
    Files.delete(file);
    Tool tool = Tool.run("verify", journal);
    assertEquals(1, tool.code(), tool.out());
    assertTrue(tool.fact("verdict").contains(journal.relativize(file).toString()), tool.out());
    assertTrue(tool.fact("verdict").contains("the file is missing"), tool.out());
  }

  @Test
  void shouldNameTheEpochThatIsMissing() throws IOException {
    TestNode third = new TestNode(journal);
    third.close();
    Files.move(journal.resolve("epoch-00000002"), journal.resolve("elsewhere"));
    assertFinds(journal.resolve("epoch-00000003"), 22, "epoch 2 is missing before it");
  }

  @Test
  void shouldNameTheEpochThatLostItsFirstFrame() throws IOException {
    Path file = TestJournals.file(journal, 1, "commands", 0);
    Damage.truncate(file, 10);
    Tool tool = Tool.run("verify", journal);
    assertEquals(1, tool.code(), tool.out());
    assertTrue(tool.fact("verdict").contains("at sequence 1 in epoch-00000001"), tool.out());
  }

  @ParameterizedTest(name = "outcome {0} of the command")
  @ValueSource(ints = {0, 1, 2})
  void shouldNameFileAndSequenceWhenAnOutcomeRecordIsTorn(int index) throws IOException {
    Path file = TestJournals.file(journal, 1, "outcomes", 0);
    Damage.flip(file, Damage.recordsOf(file, 12).get(index) + 60);
    assertFinds(file, 12, "the journal still gives the outcomes");
  }

  @Test
  void shouldNameFileAndSequenceWhenTheLastOutcomeRecordIsTorn() throws IOException {
    Path file = TestJournals.file(journal, 2, "outcomes", 0);
    Damage.flip(file, Damage.recordsOf(file, 31).get(0) + 60);
    assertFinds(file, 31, "though the run ended with a clean stop");
  }

  @Test
  void shouldNameFileAndSequenceWhenTheOutcomeLogIsCut() throws IOException {
    Path file = TestJournals.file(journal, 2, "outcomes", 0);
    Damage.truncate(file, Damage.recordsOf(file, 28).get(0));
    assertFinds(file, 28, "the node's next start logs them anew");
  }

  @Test
  void shouldSayThatTheOutcomeLogIsLostAndStillPrintTheOutcomes() throws IOException {
    Tool before = Tool.run("print", journal, "--outcomes");
    for (int epoch = 1; epoch <= 2; epoch++) {
      Files.delete(TestJournals.file(journal, epoch, "outcomes", 0));
    }
    Tool tool = Tool.run("verify", journal);
    assertEquals(1, tool.code(), tool.out());
    assertTrue(tool.fact("verdict").contains("lacks outcomes from command 1 on"), tool.out());
    assertEquals(before, Tool.run("print", journal, "--outcomes"));
  }

  @Test
  void shouldNameFileAndSequenceWhenAnotherOutcomeWasSent() throws IOException {
    Path path = journal.resolve("other");
    ScenarioRunner.run(
        STORY,
        new TestNode(path) {
          @Override
          byte[] logged(byte[] outcome) {
            // The cash of the first Deposited.
            byte[] other = outcome.clone();
            if (engine().sequence() == 3) {
              other[8 + 48 + 24]++;
            }
            return other;
          }
        });
    Path file = TestJournals.file(path, 1, "outcomes", 0);
    assertFinds(path, file, 3, "does not give the outcomes that were logged");
    assertEquals("2 outcomes, the same bytes", Tool.run("verify", path).fact("outcome log"));
  }

  @Test
  void shouldNameFileAndSequenceWhenAnotherOutcomeHashWasSealed() throws IOException {
    Path path = journal.resolve("other");
    TestNode node =
        new TestNode(path) {
          @Override
          long sealed(long outcomeHash) {
            return engine().sequence() == 2_048 ? ~outcomeHash : outcomeHash;
          }
        };
    ScenarioRunner.run(STORY, new Unclosed(node));
    Writer.advance(node, 4_000);
    node.close();
    Path file = TestJournals.file(path, 1, "commands", 0);
    assertFinds(path, file, 2_048, "other outcomes than those that were sealed");
  }

  @Test
  void shouldNameFileAndSequenceOfACommandThatNoEngineTakes() throws IOException {
    Path path = journal.resolve("other");
    TestNode node = new TestNode(path);
    ScenarioRunner.run(STORY, new Unclosed(node));
    node.journal(22, node.engine().timestampNs(), new byte[] {1, 2, 3, 4, 5, 6, 7, 8});
    node.close();
    Path file = TestJournals.file(path, 1, "commands", 0);
    assertFinds(path, file, 22, "replay the journal with the version that wrote it");
    Tool print = Tool.run("print", path, "--from", 21);
    assertEquals(1, print.code());
    assertTrue(print.lines().get(0).startsWith("21 "), print.out());
    assertTrue(print.err().contains("Command 22 is none that this version knows"), print.err());
  }

  @Test
  void shouldNameAndPrintTheCommandAtWhichTheEngineStops() throws IOException {
    Path path = journal.resolve("other");
    TestNode node = new TestNode(path);
    Map<String, Object> open =
        Map.of("command", "OpenAccount", "gatewayId", 1L, "commandId", 1L, "currency", "GBP");
    node.journal(1, 1, new Messages().encode(open));
    node.close();
    Path file = TestJournals.file(path, 1, "commands", 0);
    assertFinds(path, file, 1, "The engine stops at command 1");
    Tool print = Tool.run("print", path);
    assertEquals(1, print.code());
    assertTrue(print.out().contains("OpenAccount"), print.out());
    assertEquals(1, Tool.run("balances", path).code());
  }

  @Test
  void shouldPrintWhatStandsBeforeTheDamage() throws IOException {
    Path file = TestJournals.file(journal, 1, "commands", 0);
    Damage.flip(file, Damage.frameOf(file, 12) + 50);
    Tool print = Tool.run("print", journal, "--commands");
    assertEquals(1, print.code());
    assertEquals(11, print.lines().size());
    assertTrue(print.err().contains("The journal is damaged at sequence 12 in"), print.err());
    assertEquals(0, Tool.run("print", journal, "--to", 10).code());
    Tool balances = Tool.run("balances", journal);
    assertEquals(1, balances.code());
    assertEquals("", balances.out());
    assertEquals(0, Tool.run("balances", journal, "--at", 10).code());
  }

  private void assertFinds(Path file, long sequence, String words) throws IOException {
    assertFinds(journal, file, sequence, words);
  }

  /** Fails unless verify says, as text and as JSON, what is wrong and where. */
  private static void assertFinds(Path folder, Path file, long sequence, String words)
      throws IOException {
    String name = folder.relativize(file).toString();
    Tool text = Tool.run("verify", folder);
    assertEquals(1, text.code(), text.out());
    String verdict = text.fact("verdict");
    Stream.of("NOT SOUND", name, words).forEach(w -> assertTrue(verdict.contains(w), verdict));
    Tool tool = Tool.run("verify", folder, "--json");
    assertEquals(1, tool.code());
    JsonNode json = new ObjectMapper().readTree(tool.out());
    assertFalse(json.get("sound").booleanValue());
    assertEquals(name, json.at("/finding/file").textValue());
    assertEquals(sequence, json.at("/finding/sequence").longValue(), verdict);
    assertTrue(verdict.endsWith(json.at("/finding/sentence").textValue()), verdict);
  }
}
