package io.croupier.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.croupier.engine.Engine;
import io.croupier.journal.chronicle.DataFolder;
import io.croupier.journal.chronicle.SnapshotFolder;
import io.croupier.journal.frame.FrameHandler;
import io.croupier.journal.frame.Seal;
import io.croupier.journal.frame.SealPlace;
import io.croupier.journal.snapshot.SnapshotHeader;
import io.croupier.journal.snapshot.SnapshotWriter;
import io.croupier.testkit.scenario.ScenarioRunner;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.agrona.DirectBuffer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerifySnapshotTest {
  @TempDir Path journal;

  private Engine engine;
  private SealPlace stop;

  @BeforeEach
  void writeARun() {
    TestNode node = new TestNode(journal);
    ScenarioRunner.run(TestJournals.resource("story.txt"), new Unclosed(node));
    engine = node.engine();
    node.close();
    stop = lastPlace();
  }

  @Test
  void shouldSayThatASnapshotLoadsToTheStateOfTheReplay() throws IOException {
    save(stop, engine.stateHash());
    Tool tool = Tool.run("verify", journal);
    assertEquals(0, tool.code(), tool.out());
    String fact = tool.fact("snapshot");
    assertTrue(fact.contains("loads to the state of the replay at command 21"), fact);
    JsonNode json = new ObjectMapper().readTree(Tool.run("verify", journal, "--json").out());
    assertTrue(json.at("/snapshots/0/compared").booleanValue(), json.toString());
    assertEquals(21, json.at("/snapshots/0/sequence").longValue());
  }

  @Test
  void shouldNameTheBlockOfADamagedSnapshot() throws IOException {
    Path file = save(stop, engine.stateHash());
    Damage.flip(file, 1_000);
    assertFinds(file, "block 1 at byte 120 is torn or altered", "delete the file");
  }

  @Test
  void shouldNameASnapshotThatIsNotWhatTheReplayGives() throws IOException {
    Path file = save(stop, engine.stateHash() + 1);
    assertFinds(file, "it is not the state that the replay gives at command 21", "delete the file");
  }

  @Test
  void shouldNameASnapshotOfAnotherJournal() throws IOException {
    Path file = save(at(20), engine.stateHash());
    assertFinds(file, "the journal does not have the seal", "delete the file");
  }

  @Test
  void shouldSayThatTheJournalLacksWhatASnapshotHas() throws IOException {
    Path file = save(at(40), engine.stateHash());
    assertFinds(file, "the journal ends before it, at command 21", "restore the journal");
  }

  private SealPlace at(long sequence) {
    return new SealPlace(stop.epoch(), stop.file(), stop.offset(), sequence, stop.seal());
  }

  private Path save(SealPlace place, long stateHash) {
    SnapshotHeader header =
        new SnapshotHeader(place, engine.timestampNs(), stateHash, engine.outcomeHash(), 0, 1, 1);
    try (DataFolder folder = DataFolder.read(journal);
        SnapshotFolder.Owner owner = folder.snapshots().own();
        SnapshotWriter writer = owner.begin(header, new byte[10])) {
      engine.save(writer::write);
      writer.finish();
      return owner.publish(writer);
    }
  }

  private SealPlace lastPlace() {
    List<SealPlace> places = new ArrayList<>();
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
                  places.add(seal.place());
                }
              });
    }
    return places.get(0);
  }

  private void assertFinds(Path file, String... words) {
    Tool tool = Tool.run("verify", journal);
    assertEquals(1, tool.code(), tool.out());
    String verdict = tool.fact("verdict");
    String name = journal.relativize(file).toString();
    Stream.concat(Stream.of("NOT SOUND", name), Stream.of(words))
        .forEach(word -> assertTrue(verdict.contains(word), verdict));
  }
}
