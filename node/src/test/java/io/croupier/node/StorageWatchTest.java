package io.croupier.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StorageWatchTest {
  @TempDir private Path folder;
  private final List<String> said = new ArrayList<>();
  private long nowNs;

  @Test
  void shouldBeLowFromTheBeginningWhereLessIsLeftThanTheReserve() {
    StorageWatch watch = watch(Long.MAX_VALUE / 2);
    assertTrue(watch.isLow());
    assertTrue(watch.freeBytes() > 0);
    assertEquals(1, said.size());
    assertTrue(said.get(0).startsWith("storage low: " + watch.freeBytes()), said::toString);
  }

  @Test
  void shouldNeverBeLowWithoutAReserve() throws IOException {
    StorageWatch watch = watch(0);
    for (int i = 0; i < 10; i++) {
      nowNs += TimeUnit.SECONDS.toNanos(1);
      assertEquals(1, watch.doWork());
      assertFalse(watch.isLow());
    }
    assertEquals(List.of(), said);
  }

  @Test
  void shouldLookFiveTimesASecond() throws IOException {
    StorageWatch watch = watch(0);
    nowNs += TimeUnit.MILLISECONDS.toNanos(200) - 1;
    assertEquals(0, watch.doWork());
    nowNs++;
    assertEquals(1, watch.doWork());
    assertEquals(0, watch.doWork());
  }

  private StorageWatch watch(long reserve) {
    return new StorageWatch(folder, reserve, () -> nowNs, said::add);
  }
}
