package io.croupier.node.operations;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CountersFileTest {
  @TempDir private Path folder;

  @Test
  void shouldShowEveryValueToAReaderAtOnce() throws IOException {
    CountersFile written = CountersFile.create(folder);
    CountersFile read = CountersFile.open(folder);
    for (Counter counter : Counter.values()) {
      assertEquals(0, read.get(counter));
      written.set(counter, 1_000L + counter.ordinal());
      assertEquals(1_000L + counter.ordinal(), read.get(counter), counter::label);
    }
  }

  @Test
  void shouldBeginANewFileForANewRun() throws IOException {
    CountersFile first = CountersFile.create(folder);
    first.set(Counter.EPOCH, 1);
    CountersFile second = CountersFile.create(folder);
    assertEquals(0, CountersFile.open(folder).get(Counter.EPOCH));
    first.set(Counter.EPOCH, 7);
    assertEquals(0, second.get(Counter.EPOCH));
  }

  @Test
  void shouldNotTakeAnotherFileForCounters() throws IOException {
    assertNull(CountersFile.open(folder));
    CountersFile.create(folder);
    byte[] bytes = Files.readAllBytes(CountersFile.in(folder));
    bytes[0]++;
    Files.write(CountersFile.in(folder), bytes);
    assertNull(CountersFile.open(folder));
    Files.writeString(CountersFile.in(folder), "short");
    assertNull(CountersFile.open(folder));
  }
}
