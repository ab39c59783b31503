package io.croupier.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.croupier.engine.Engine;
import io.croupier.journal.chronicle.Archive;
import io.croupier.journal.chronicle.ArchivePlan;
import io.croupier.journal.chronicle.ArchivePlanner;
import io.croupier.journal.chronicle.DataFolder;
import io.croupier.journal.chronicle.SnapshotFolder;
import io.croupier.journal.frame.FrameHandler;
import io.croupier.journal.frame.Seal;
import io.croupier.journal.frame.SealPlace;
import io.croupier.journal.snapshot.SnapshotHeader;
import io.croupier.journal.snapshot.SnapshotWriter;
import io.croupier.testkit.Messages;
import io.croupier.testkit.scenario.ScenarioRunner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.agrona.DirectBuffer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A journal whose first run is archived; a snapshot was taken at the end of the second. */
class VerifyArchivedTest {
  private static final String FIRST = "epoch-00000001/commands/19700101F.cq4";

  @TempDir private Path temp;

  private Path journal;
  private Path to;
  private String whole;

  @BeforeEach
  void writeRunsAndArchive() {
    journal = temp.resolve("journal");
    to = temp.resolve("archive");
    writeTwoRunsAndASnapshot();
    TestNode third = new TestNode(journal);
    advance(third);
    third.close();
    whole = Tool.run("verify", journal).fact("state hash");
    archive();
  }

  private Engine writeTwoRunsAndASnapshot() {
    TestNode first = new TestNode(journal);
    ScenarioRunner.run(TestJournals.resource("story.txt"), new Unclosed(first));
    first.close();
    TestNode second = new TestNode(journal);
    advance(second);
    Engine engine = second.engine();
    second.close();
    save(engine, lastPlace());
    return engine;
  }

  private void archive() {
    ArchivePlan plan = ArchivePlanner.plan(journal, sequence -> {});
    try (Archive archive = Archive.open(journal, to, file -> {})) {
      archive.move(plan);
    }
  }

  @Test
  void shouldProveTheRestFromTheSnapshotOnAndSaySo() throws IOException {
    Tool tool = Tool.run("verify", journal);
    assertEquals(0, tool.code(), tool.out() + tool.err());
    assertEquals(whole, tool.fact("state hash"));
    assertEquals("sound", tool.fact("verdict"));
    assertEquals("1", tool.fact("commands"));
    String begins = tool.fact("begins");
    assertTrue(begins.startsWith("with the snapshot of command 22;"), begins);
    assertTrue(begins.endsWith("is archived in " + to), begins);
    JsonNode json = new ObjectMapper().readTree(Tool.run("verify", journal, "--json").out());
    assertEquals(22, json.get("beginsWithSnapshotOfCommand").longValue());
    assertEquals(to.toString(), json.get("archivedTo").textValue());
  }

  @Test
  void shouldTellNoTimeOfAFirstCommandWhereNoneIsRead() throws IOException {
    JsonNode some = new ObjectMapper().readTree(Tool.run("verify", journal, "--json").out());
    assertTrue(some.get("firstTimestampNs").longValue() > 0, some.toString());

    journal = temp.resolve("idle");
    to = temp.resolve("archive of idle");
    long last = writeTwoRunsAndASnapshot().timestampNs();
    archive();
    Tool tool = Tool.run("verify", journal);
    assertEquals(0, tool.code(), tool.out());
    assertEquals("0", tool.fact("commands"));
    assertEquals("none read", tool.fact("first command"));
    assertEquals(Timestamps.iso(last), tool.fact("last command"));
    JsonNode none = new ObjectMapper().readTree(Tool.run("verify", journal, "--json").out());
    assertFalse(none.has("firstTimestampNs"), none.toString());
    assertEquals(last, none.get("lastTimestampNs").longValue());
  }

  @Test
  void shouldFindDamageInTheRest() throws IOException {
    Path file = TestJournals.file(journal, 3, "commands", 0);
    Damage.flip(file, Damage.frameOf(file, 23) + 30);
    Tool tool = Tool.run("verify", journal);
    assertEquals(1, tool.code(), tool.out());
    assertTrue(tool.fact("verdict").contains("damaged at sequence 23"), tool.out());
  }

  @Test
  void shouldProveEverythingWhenTheArchiveIsCopiedBack() throws IOException {
    Files.copy(to.resolve(FIRST), journal.resolve(FIRST));
    Tool tool = Tool.run("verify", journal);
    assertEquals(0, tool.code(), tool.out());
    assertEquals("23", tool.fact("commands"));
    assertTrue(tool.fact("snapshot").contains("loads to the state of the replay"), tool.out());
  }

  @Test
  void shouldNameTheArchiveToWhoNeedsTheBeginning() {
    for (String subcommand : new String[] {"print", "balances"}) {
      Tool tool = Tool.run(subcommand, journal);
      assertEquals(1, tool.code(), tool.out());
      assertTrue(tool.err().contains("are archived in " + to), tool.err());
      assertEquals(1, tool.err().lines().count(), tool.err());
    }
    assertTrue(Files.exists(to.resolve(FIRST)));
  }

  private static void advance(TestNode node) {
    byte[] command =
        new Messages().encode(Map.of("command", "AdvanceTime", "gatewayId", 0, "commandId", 1));
    node.command(node.engine().timestampNs() + 1, command);
  }

  private void save(Engine engine, SealPlace place) {
    SnapshotHeader header =
        new SnapshotHeader(
            place, engine.timestampNs(), engine.stateHash(), engine.outcomeHash(), 0, 1, 1);
    try (DataFolder folder = DataFolder.read(journal);
        SnapshotFolder.Owner owner = folder.snapshots().own();
        SnapshotWriter writer = owner.begin(header, new byte[10])) {
      engine.save(writer::write);
      writer.finish();
      owner.publish(writer);
    }
  }

  private SealPlace lastPlace() {
    SealPlace[] last = new SealPlace[1];
    try (DataFolder folder = DataFolder.read(journal)) {
      folder
          .reader()
          .read(
              new FrameHandler() {
                @Override
                public void onCommand(
                    long sequence, long timestampNs, DirectBuffer b, int offset, int length) {}

                @Override
                public void onStop(Seal seal, String reason) {
                  last[0] = seal.place();
                }
              });
    }
    return last[0];
  }
}
