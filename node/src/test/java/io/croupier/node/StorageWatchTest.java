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
  void shouldNeverBeLowWithoutAReserve() {
    StorageWatch watch = watch(0);
    for (int i = 0; i < 10; i++) {
      nowNs += TimeUnit.SECONDS.toNanos(1);
      assertEquals(1, watch.doWork());
      assertFalse(watch.isLow());
    }
    assertEquals(List.of(), said);
  }

  @Test
  void shouldBeLowUntilThereIsAnEighthMoreThanTheReserve() {
    long[] free = {1_000};
    StorageWatch watch = watch(() -> free[0]);
    assertFalse(watch.isLow());
    assertTrue(isLowWith(watch, free, 799));
    assertTrue(isLowWith(watch, free, 899));
    assertFalse(isLowWith(watch, free, 900));
    assertFalse(isLowWith(watch, free, 800));
    assertEquals(2, said.size(), said::toString);
    assertEquals("storage: 900 bytes are left; everything is taken again", said.get(1));
  }

  @Test
  void shouldGoOnWithWhatItKnewWhereTheDiskDoesNotTell() {
    long[] free = {700};
    StorageWatch watch =
        watch(
            () -> {
              if (free[0] < 0) {
                throw new IOException("stale");
              }
              return free[0];
            });
    assertTrue(isLowWith(watch, free, -1));
    assertTrue(isLowWith(watch, free, -1));
    assertEquals(700, watch.freeBytes());
    assertEquals(2, said.size(), said::toString);
    assertTrue(said.get(1).endsWith("cannot be told (stale)"), said::toString);
    assertFalse(isLowWith(watch, free, 1_000));
  }

  @Test
  void shouldLookFiveTimesASecond() {
    StorageWatch watch = watch(0);
    nowNs += TimeUnit.MILLISECONDS.toNanos(200) - 1;
    assertEquals(0, watch.doWork());
    nowNs++;
    assertEquals(1, watch.doWork());
    assertEquals(0, watch.doWork());
  }

  private boolean isLowWith(StorageWatch watch, long[] free, long bytes) {
    free[0] = bytes;
    nowNs += TimeUnit.SECONDS.toNanos(1);
    watch.doWork();
    return watch.isLow();
  }

  private StorageWatch watch(StorageWatch.Disk disk) {
    return new StorageWatch(disk, folder, 800, () -> nowNs, said::add);
  }

  private StorageWatch watch(long reserve) {
    return new StorageWatch(folder, reserve, () -> nowNs, said::add);
  }
}
