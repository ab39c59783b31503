package io.croupier.journal.chronicle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.croupier.journal.frame.Durability;
import io.croupier.journal.frame.Ending;
import io.croupier.journal.frame.JournalException;
import io.croupier.journal.frame.JournalState;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 2, unit = TimeUnit.MINUTES)
class CrashIT {
  private static final List<Integer> HALT_AFTER = List.of(1, 3_333, 7_001, 12_345, 20_002);

  @TempDir Path temp;

  private Path data;
  private Path home;

  @BeforeEach
  void createFolders() throws IOException {
    data = Files.createDirectory(temp.resolve("data"));
    home = Files.createDirectory(temp.resolve("home"));
  }

  @Test
  void shouldKeepEveryAcknowledgedCommandWhenTheProcessIsHaltedWhileAppending() throws Exception {
    long last = 0;
    for (int i = 0; i < HALT_AFTER.size(); i++) {
      Durability durability = i % 2 == 0 ? Durability.MEMORY : Durability.DISK;
      Process child = ChildNode.start(data, home, durability, HALT_AFTER.get(i));
      String said = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertEquals(ChildNode.HALTED, child.waitFor(), said);

      JournalState state = Runs.read(data);
      assertEquals(Ending.CUT, state.ending(), state::describe);
      assertTrue(state.lastSequence() >= ChildNode.acknowledged(data), state::describe);
      assertTrue(state.lastSequence() >= last + HALT_AFTER.get(i), state::describe);
      last = state.lastSequence();
    }
    Runs.run(data, Durability.MEMORY, 1);
    assertEquals(Ending.STOP, Runs.read(data).ending());
    assertEquals(0, home.toFile().list().length, "nothing is left in the home folder");
  }

  @Test
  void shouldRefuseAFolderThatAnotherProcessOwnsAndNameIt() throws Exception {
    Process child = ChildNode.start(data, home, Durability.MEMORY, 0);
    try (BufferedReader said = child.inputReader(StandardCharsets.UTF_8)) {
      assertEquals("owned", said.readLine());
      JournalException refusal = assertThrows(JournalException.class, () -> DataFolder.own(data));
      assertTrue(refusal.getMessage().contains("process " + child.pid()), refusal.getMessage());
    } finally {
      child.destroyForcibly().waitFor();
    }
    DataFolder.own(data).close();
  }
}
