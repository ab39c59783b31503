package io.croupier.node.index;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.croupier.journal.frame.DiskException;
import io.croupier.protocol.MessageHeaderDecoder;
import io.croupier.protocol.MessageHeaderEncoder;
import io.croupier.protocol.RecalledTransactionDecoder;
import io.croupier.protocol.RecalledTransactionEncoder;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was put is found, before and after a restart, however the process ended. */
class IdStoreTest {
  private static final int SHELF = 1_024;
  private static final long KEEP_NS = 1_000_000;
  private static final IdStoreSize SIZE = IdStoreSize.of(4 * SHELF, KEEP_NS);

  @TempDir Path folder;
  private IdStore store;
  private final UnsafeBuffer message = new UnsafeBuffer(new byte[256]);
  private final UnsafeBuffer found = new UnsafeBuffer(new byte[256]);

  @BeforeEach
  void open() {
    store = IdStore.open(folder, SIZE);
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void shouldFindWhatWasPutWhenItIsFlushed() {
    assertTrue(put(1, 7, 100));
    assertEquals(-1, amount(7));
    store.flush();
    assertEquals(100, amount(7));
    assertEquals(-1, amount(8));
    assertEquals(1, store.lastSequence());
  }

  @Test
  void shouldAnswerWithTheLastThatWasPutOfAnId() {
    put(1, 7, 100);
    put(1, 7, 101);
    store.flush();
    put(2, 7, 102);
    store.flush();
    assertEquals(102, amount(7));
    fill(3, 3 * SHELF, 1_000);
    put(4 * SHELF, 7, 103);
    store.flush();
    assertEquals(103, amount(7));
    reopen();
    assertEquals(103, amount(7));
  }

  @Test
  void shouldTellSourcesAndBothHalvesOfAnIdApart() {
    put(1, 7, 100);
    store.flush();
    assertEquals(0, store.find(2, high(7), 7, found, 0));
    assertEquals(0, store.find(1, high(7) + 1, 7, found, 0));
    assertEquals(0, store.find(1, high(7), 8, found, 0));
  }

  @Test
  void shouldFindEverythingOnSeveralShelvesAfterARestart() {
    fill(1, 3 * SHELF + 10, 0);
    store.flush();
    assertEquals(4, store.shelves());
    reopen();
    assertEquals(3 * SHELF + 10, store.count());
    assertEquals(3 * SHELF + 10, store.lastSequence());
    for (int id = 0; id < 3 * SHELF + 10; id++) {
      assertEquals(id, amount(id));
    }
    assertEquals(-1, amount(3 * SHELF + 10));
  }

  @Test
  void shouldAgreeWithAMapOverRandomPutsAndRestarts() {
    Random random = new Random(42);
    long[] last = new long[300];
    for (int i = 1; i <= 3_000; i++) {
      int id = random.nextInt(last.length);
      last[id] = i;
      put(i, id, i);
      if (random.nextInt(100) == 0) {
        store.flush();
        reopen();
      }
    }
    store.flush();
    for (int id = 0; id < last.length; id++) {
      assertEquals(last[id], amount(id));
    }
  }

  @Test
  void shouldForgetTheOldestShelfOnlyWhenAllOfItIsOldEnough() {
    fill(1, 4 * SHELF, 0);
    store.flush();
    // The last of the first shelf is of time SHELF.
    assertFalse(putAt(4 * SHELF + 1, SHELF + KEEP_NS - 1, 9_000, 1));
    assertEquals(0, amount(0));
    assertTrue(putAt(4 * SHELF + 1, SHELF + KEEP_NS, 9_000, 1));
    store.flush();
    assertEquals(-1, amount(0));
    assertEquals(SHELF, amount(SHELF));
    assertEquals(1, amount(9_000));
    reopen();
    assertEquals(4, store.shelves());
    assertEquals(-1, amount(0));
    assertEquals(1, amount(9_000));
  }

  @Test
  void shouldStayFullAfterARestartAndForgetNothing() {
    fill(1, 4 * SHELF, 0);
    store.flush();
    assertFalse(putAt(4 * SHELF + 1, 2, 9_000, 1));
    reopen();
    assertFalse(putAt(4 * SHELF + 1, 2, 9_000, 1));
    assertEquals(0, amount(0));
    store.close();
    store = IdStore.open(folder, IdStoreSize.of(5 * SHELF, KEEP_NS));
    assertTrue(putAt(4 * SHELF + 1, 2, 9_000, 1));
  }

  @Test
  void shouldCutARecordThatWasTornAndSayFromWhereItIsIncomplete() throws IOException {
    fill(1, 100, 0);
    store.flush();
    store.close();
    try (RandomAccessFile file = new RandomAccessFile(records(1).toFile(), "rw")) {
      file.setLength(file.length() - 5);
    }
    store = IdStore.open(folder, SIZE);
    assertEquals(99, store.count());
    assertEquals(99, store.lastSequence());
    assertEquals(-1, amount(99));
    assertEquals(98, amount(98));
    put(100, 99, 5);
    store.flush();
    assertEquals(5, amount(99));
  }

  @Test
  void shouldCutWhatIsBehindAHole() throws IOException {
    fill(1, 100, 0);
    store.flush();
    store.close();
    flip(records(1), ShelfFiles.position(50) + 30);
    store = IdStore.open(folder, SIZE);
    assertEquals(50, store.count());
    assertEquals(50, store.lastSequence());
  }

  @Test
  void shouldMakeALostOrSpoiledTableAnew() throws IOException {
    fill(1, SHELF + 10, 0);
    store.flush();
    store.close();
    flip(folder.resolve("shelf-00000001.table"), 80);
    Files.delete(folder.resolve("shelf-00000002.table"));
    store = IdStore.open(folder, SIZE);
    for (int id = 0; id < SHELF + 10; id++) {
      assertEquals(id, amount(id));
    }
  }

  @Test
  void shouldRefuseADamagedRecordWhenItIsAskedForAndAtEveryStartFromThenOn() throws IOException {
    fill(1, SHELF + 10, 0);
    store.flush();
    flip(records(1), ShelfFiles.position(50) + 30);
    assertThrows(DamagedIndexException.class, () -> amount(50));
    assertEquals(51, amount(51));
    store.close();
    assertThrows(DamagedIndexException.class, () -> IdStore.open(folder, SIZE));
    Path aside = IdStore.setAside(folder);
    assertTrue(Files.exists(aside.resolve("shelf-00000001.records")));
    store = IdStore.open(folder, SIZE);
    assertEquals(0, store.count());
  }

  @Test
  void shouldRefuseAFolderWithAMissingShelfOrSeal() throws IOException {
    fill(1, 3 * SHELF, 0);
    store.flush();
    store.close();
    Path seal = folder.resolve("shelf-00000001.seal");
    byte[] sealed = Files.readAllBytes(seal);
    Files.delete(seal);
    assertThrows(DamagedIndexException.class, () -> IdStore.open(folder, SIZE));
    Files.delete(folder.resolve("DAMAGED"));
    Files.write(seal, sealed);
    Files.delete(records(2));
    assertThrows(DamagedIndexException.class, () -> IdStore.open(folder, SIZE));
    Files.delete(folder.resolve("DAMAGED"));
    IdStore.setAside(folder);
    open();
  }

  @Test
  void shouldTakeAShelfWhoseMakingWasCutShort() throws IOException {
    fill(1, SHELF, 0);
    store.flush();
    put(SHELF + 1, 5_000, 1);
    store.close();
    try (RandomAccessFile file = new RandomAccessFile(records(2).toFile(), "rw")) {
      file.setLength(17);
    }
    store = IdStore.open(folder, SIZE);
    assertEquals(SHELF, store.lastSequence());
    put(SHELF + 1, 5_000, 1);
    store.flush();
    assertEquals(1, amount(5_000));
  }

  @Test
  void shouldNotShareItsFolder() {
    assertThrows(DiskException.class, () -> IdStore.open(folder, SIZE));
  }

  @Test
  void shouldBeReadWhileItIsWritten() throws InterruptedException {
    AtomicLong flushed = new AtomicLong(-1);
    AtomicBoolean wrong = new AtomicBoolean();
    Thread reader =
        new Thread(
            () -> {
              Random random = new Random(1);
              for (long seen = flushed.get(); seen < 4 * SHELF - 1; seen = flushed.get()) {
                if (seen >= 0) {
                  long id = random.nextInt((int) seen + 1);
                  wrong.compareAndSet(false, amount(id) != id);
                }
              }
            });
    reader.start();
    for (int i = 0; i < 4 * SHELF; i++) {
      put(i + 1, i, i);
      store.flush();
      flushed.set(i);
    }
    reader.join();
    assertFalse(wrong.get());
  }

  private void reopen() {
    store.close();
    open();
  }

  private void fill(long firstSequence, int count, long firstId) {
    for (int i = 0; i < count; i++) {
      assertTrue(put(firstSequence + i, firstId + i, firstId + i));
    }
  }

  private boolean put(long sequence, long id, long amount) {
    return putAt(sequence, sequence, id, amount);
  }

  private boolean putAt(long sequence, long timestampNs, long id, long amount) {
    RecalledTransactionEncoder encoder = new RecalledTransactionEncoder();
    encoder.wrapAndApplyHeader(message, 0, new MessageHeaderEncoder());
    encoder.source(1).amount(amount).transactionId().high(high(id)).low(id);
    return store.put(sequence, timestampNs, message, 0);
  }

  /** The amount kept with an id; -1 where it is not found. */
  private long amount(long id) {
    if (store.find(1, high(id), id, found, 0) == 0) {
      return -1;
    }
    RecalledTransactionDecoder decoder = new RecalledTransactionDecoder();
    return decoder.wrapAndApplyHeader(found, 0, new MessageHeaderDecoder()).amount();
  }

  private static long high(long id) {
    return id * 31;
  }

  private Path records(int number) {
    return folder.resolve("shelf-0000000" + number + ".records");
  }

  private static void flip(Path file, long at) throws IOException {
    try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
      bytes.seek(at);
      int old = bytes.read();
      bytes.seek(at);
      bytes.write(old ^ 1);
    }
  }
}
