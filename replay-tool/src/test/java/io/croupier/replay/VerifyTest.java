package io.croupier.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.croupier.engine.Engine;
import io.croupier.journal.frame.Durability;
import io.croupier.testkit.scenario.ScenarioRunner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerifyTest {
  @TempDir Path journal;

  @Test
  void shouldReportASoundJournalForPeople() {
    TestJournals.writeStory(journal);
    Tool tool = Tool.run("verify", journal);
    List<String> page =
        tool.lines().stream()
            .map(line -> line.replace(journal.toString(), "DIR"))
            .map(line -> line.replaceAll("\\b[0-9a-f]{16}\\b", "HASH"))
            .map(line -> line.replaceAll("[0-9.]+ s$", "SECONDS"))
            .toList();
    assertEquals(TestJournals.resource("verify.txt"), page);
    assertEquals(0, tool.code());
  }

  @Test
  void shouldReportTheHashesOfTheLiveEngine() throws IOException {
    TestNode node = new TestNode(journal);
    ScenarioRunner.run(TestJournals.resource("story.txt"), node);
    Engine live = node.engine();
    Tool text = Tool.run("verify", journal);
    assertEquals(hex(live.stateHash()), text.fact("state hash"));
    assertEquals(hex(live.effectHash()), text.fact("effect hash"));
    assertEquals(hex(live.outcomeHash()), text.fact("outcome hash"));
    JsonNode json = new ObjectMapper().readTree(Tool.run("verify", journal, "--json").out());
    assertTrue(json.get("sound").booleanValue());
    assertEquals(live.sequence(), json.get("sequence").longValue());
    assertEquals(hex(live.stateHash()), json.get("stateHash").textValue());
    assertEquals(hex(live.effectHash()), json.get("effectHash").textValue());
    assertEquals(hex(live.outcomeHash()), json.get("outcomeHash").textValue());
    assertEquals("STOP", json.get("ending").textValue());
    assertEquals(37, json.get("outcomes").intValue());
    assertEquals(37, json.get("loggedOutcomes").intValue());
    assertFalse(json.has("finding"));
    assertFalse(json.has("inUseBy"));
  }

  @Test
  void shouldCompareTheHashesThatWereSealed() {
    TestJournals.write(journal, advances(3_000));
    assertTrue(Tool.run("verify", journal).fact("seals").contains("with 2 outcome hashes"));
  }

  @Test
  void shouldGoOverSeveralRunsAndUncleanTails() {
    int expected = 0;
    for (int run = 1; run <= 3; run++) {
      try (TestNode node = new TestNode(journal)) {
        expected += run(node, run == 1);
        if (run == 2) {
          node.kill();
        }
      }
    }
    Tool tool = Tool.run("verify", journal);
    assertEquals(0, tool.code(), tool.out());
    assertEquals("3", tool.fact("epochs"));
    assertEquals(Integer.toString(expected), tool.fact("commands"));
  }

  @Test
  void shouldCallAJournalSoundThatAKilledNodeLeft() {
    TestNode node = new TestNode(journal);
    run(node, true);
    node.kill();
    Tool tool = Tool.run("verify", journal);
    assertEquals(0, tool.code(), tool.out());
    assertTrue(tool.fact("end").startsWith("The journal ends without a stop at sequence 21"));
    assertEquals("sound", tool.fact("verdict"));
  }

  @Test
  void shouldCallAJournalSoundWhoseLastFramesAndOutcomesWereLost() throws IOException {
    TestNode node = new TestNode(journal, Durability.MEMORY);
    run(node, true);
    node.kill();
    Damage.cutLastBytes(TestJournals.file(journal, 1, "commands", 0), 40);
    Damage.cutLastBytes(TestJournals.file(journal, 1, "outcomes", 0), 1_200);
    Tool tool = Tool.run("verify", journal);
    assertEquals(0, tool.code(), tool.out());
    assertEquals("20", tool.fact("sequence"));
    assertTrue(tool.fact("end").contains("cut behind it"), tool.out());
    assertTrue(tool.fact("outcome log").contains("; not those of command"), tool.out());
  }

  @Test
  void shouldNotCallItSimplySoundWhenCommandsAreGoneWhoseOutcomesWereSent() throws IOException {
    TestNode node = new TestNode(journal, Durability.MEMORY);
    run(node, true);
    node.kill();
    Damage.cutLastBytes(TestJournals.file(journal, 1, "commands", 0), 40);
    Tool tool = Tool.run("verify", journal);
    assertEquals("20", tool.fact("sequence"));
    assertTrue(
        tool.fact("verdict").startsWith("sound up to sequence 20, but outcomes of 1 commands"),
        tool.out());
  }

  @Test
  void shouldTellOfEveryEpochThatBeganBehindACut() throws IOException {
    TestNode node = new TestNode(journal, Durability.MEMORY);
    run(node, true);
    node.kill();
    new TestNode(journal, Durability.MEMORY).close();
    Tool tool = Tool.run("verify", journal);
    assertEquals(
        "epoch 2 began behind sequence 21 without a stop; 0 whole commands do not count",
        tool.fact("cut"));
    JsonNode json = new ObjectMapper().readTree(Tool.run("verify", journal, "--json").out());
    assertEquals(21, json.get("cuts").get(0).get("afterSequence").intValue());
  }

  @Test
  void shouldReportAnEmptyJournal() {
    new TestNode(journal).close();
    Tool tool = Tool.run("verify", journal);
    assertEquals(0, tool.code(), tool.out());
    assertEquals("0", tool.fact("commands"));
  }

  @Test
  void shouldSayThatANodeUsesTheFolder() {
    TestNode node = new TestNode(journal);
    run(node, true);
    Tool verify = Tool.run("verify", journal);
    Tool print = Tool.run("print", journal, "--from", 21, "--to", 21, "--commands");
    Tool balances = Tool.run("balances", journal);
    node.close();
    String process = "process " + ProcessHandle.current().pid() + " writes to the folder";
    assertEquals(0, verify.code(), verify.out());
    assertEquals("21", verify.fact("sequence"));
    assertTrue(verify.fact("in use").startsWith(process), verify.out());
    assertTrue(verify.fact("end").startsWith("The journal goes on;"), verify.out());
    assertTrue(print.err().contains(process), print.err());
    assertEquals(1, print.lines().size());
    assertTrue(balances.err().contains(process), balances.err());
    assertTrue(balances.lines().get(0).startsWith("as of sequence 21,"), balances.out());
  }

  @Test
  void shouldFindALivingJournalSoundWhileItGrows() throws Exception {
    for (Durability durability : Durability.values()) {
      Path path = journal.resolve(durability.name());
      TestNode node = new TestNode(path, durability);
      run(node, true);
      Writer writer = new Writer(node);
      writer.start();
      try {
        long last = 0;
        for (int i = 0; i < 6; i++) {
          Tool tool = Tool.run("verify", path);
          assertEquals(0, tool.code(), tool.out());
          assertTrue(Long.parseLong(tool.fact("sequence")) >= last);
          last = Long.parseLong(tool.fact("sequence"));
        }
      } finally {
        writer.end();
        node.close();
      }
      assertEquals("sound", Tool.run("verify", path).fact("verdict"));
    }
  }

  @Test
  void shouldLeaveTheFolderAsItIs() throws IOException {
    TestNode node = new TestNode(journal);
    run(node, true);
    node.kill();
    Map<String, String> before = files();
    assertEquals(0, Tool.run("verify", journal).code());
    assertEquals(0, Tool.run("print", journal).code());
    assertEquals(0, Tool.run("balances", journal).code());
    assertEquals(before, files());
  }

  /** Runs the story, or as many commands as it has on an engine that has seen it. */
  private static int run(TestNode node, boolean first) {
    if (first) {
      Unclosed host = new Unclosed(node);
      ScenarioRunner.run(TestJournals.resource("story.txt"), host);
      return 21;
    }
    Writer.advance(node, 100);
    return 100;
  }

  private static List<String> advances(int count) {
    List<String> lines = new ArrayList<>(List.of("account alice GBP 1.00"));
    for (int i = 0; i < count; i++) {
      lines.add("advance");
    }
    return lines;
  }

  private static String hex(long hash) {
    return String.format(Locale.ROOT, "%016x", hash);
  }

  private Map<String, String> files() throws IOException {
    Map<String, String> found = new TreeMap<>();
    try (Stream<Path> files = Files.walk(journal)) {
      files.forEach(file -> found.put(file.toString(), describe(file)));
    }
    return found;
  }

  private static String describe(Path file) {
    try {
      String bytes = Files.isRegularFile(file) ? Damage.digest(file) : "folder";
      return bytes + " " + Files.getLastModifiedTime(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
