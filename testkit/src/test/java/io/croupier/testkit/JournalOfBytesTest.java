package io.croupier.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.croupier.testkit.workload.TimedCommand;
import io.croupier.testkit.workload.Workload;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalOfBytesTest {
  @Test
  void shouldGiveTheSameDigestWhenItsCommandsComeFromTheFile(@TempDir Path folder)
      throws IOException {
    List<TimedCommand> commands = JournalOfBytes.record(new Workload(3), 2_000);
    Path file = folder.resolve("commands");
    JournalOfBytes.write(file, commands);
    assertEquals(JournalOfBytes.digest(commands), JournalOfBytes.digest(JournalOfBytes.read(file)));
  }

  @Test
  void shouldRecordTheSameCommandsFromTheSameSeed() {
    String first = JournalOfBytes.digest(JournalOfBytes.record(new Workload(4), 1_000));
    String second = JournalOfBytes.digest(JournalOfBytes.record(new Workload(4), 1_000));
    assertEquals(first, second);
  }
}
