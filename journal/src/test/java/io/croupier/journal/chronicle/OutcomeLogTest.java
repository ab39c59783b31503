package io.croupier.journal.chronicle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.croupier.journal.frame.JournalException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Command n has three outcomes here: one for gateway 1, two for gateway 2. What an outcome says is
 * made from its numbers, so a wrong one shows.
 */
class OutcomeLogTest {
  private static final int FILE_SIZE = 1 << 20;

  @TempDir Path temp;

  @Test
  void shouldServeAGatewayFromAnyOutcomeOnInSlices() {
    try (OutcomeLog log = open(1)) {
      log.endReplay(0);
      live(log, 1, 10_000);
      assertTrue(Files.exists(folder(1).resolve(RollFiles.name(2))));
      for (long from : new long[] {1, 2, 1_023, 1_024, 1_025, 9_999, 10_000, 10_001}) {
        assertEquals(numbers(from, 10_000), serve(log, 1, from, 100), "from " + from);
      }
      assertEquals(numbers(20_000, 20_000), serve(log, 2, 20_000, 1));
    }
  }

  @Test
  void shouldGoOnServingWhatIsAppendedLater() {
    try (OutcomeLog log = open(1)) {
      log.endReplay(0);
      List<Long> served = new ArrayList<>();
      try (GatewayCursor cursor = log.cursor(2, 1)) {
        for (int command = 1; command <= 5_000; command++) {
          live(log, command, command);
          cursor.poll((g, c, b, o, l) -> served.add(g), 10);
        }
        assertEquals(0, cursor.poll((g, c, b, o, l) -> served.add(g), 10));
      }
      assertEquals(numbers(1, 10_000), served);
    }
  }

  @Test
  void shouldOfferAnOutcomeAgainWhenItWasNotTaken() {
    try (OutcomeLog log = open(1)) {
      log.endReplay(0);
      live(log, 1, 10);
      List<Long> served = new ArrayList<>();
      try (GatewayCursor cursor = log.cursor(1, 4)) {
        cursor.poll((g, c, b, o, l) -> g < 4, 100);
        assertEquals(4, cursor.nextGatewaySequence());
        cursor.poll((g, c, b, o, l) -> served.add(g), 100);
      }
      assertEquals(numbers(4, 10), served);
    }
  }

  @Test
  void shouldRefuseOutcomesOutOfOrderOrBeyondTheEnd() {
    try (OutcomeLog log = open(1)) {
      log.endReplay(0);
      live(log, 1, 10);
      UnsafeBuffer bytes = bytes(1, 12);
      assertThrows(JournalException.class, () -> log.append(1, 12, 12, bytes, 0, 8));
      assertThrows(JournalException.class, () -> log.append(1, 10, 12, bytes, 0, 8));
      assertThrows(JournalException.class, () -> log.cursor(1, 12));
      assertThrows(JournalException.class, () -> log.cursor(1, 0));
      assertEquals(10, log.lastGatewaySequence(1));
      assertEquals(0, log.lastGatewaySequence(9));
    }
  }

  @Test
  void shouldServeAcrossRuns() {
    run(1, 0, 3_000);
    run(2, 3_000, 3_000);
    try (OutcomeLog log = open(3)) {
      replay(log, 6_000);
      live(log, 6_001, 7_000);
      assertEquals(numbers(1, 7_000), serve(log, 1, 1, 500));
      assertEquals(numbers(11_999, 14_000), serve(log, 2, 11_999, 500));
    }
  }

  @Test
  void shouldWriteAnewWhatEarlierLogsLackWhenAPageIsLost() throws IOException {
    run(1, 0, 3_000);
    run(2, 3_000, 3_000);
    zero(folder(1).resolve(RollFiles.name(0)), 300_000, 4_096);
    run(3, 6_000, 100);
    run(4, 6_100, 100);
    try (OutcomeLog log = open(5)) {
      replay(log, 6_200);
      assertEquals(numbers(1, 6_200), serve(log, 1, 1, 500));
      assertEquals(numbers(1, 12_400), serve(log, 2, 1, 500));
    }
    assertEquals(6_200, history(5, 6_200).lastSequence());
    assertEquals(18_600, count(history(5, 6_200)));
  }

  @Test
  void shouldWriteEverythingAnewWhenAllLogsAreLost() throws IOException {
    run(1, 0, 3_000);
    Files.delete(folder(1).resolve(RollFiles.name(0)));
    run(2, 3_000, 10);
    try (OutcomeLog log = open(3)) {
      replay(log, 3_010);
      assertEquals(numbers(1, 3_010), serve(log, 1, 1, 500));
    }
  }

  @Test
  void shouldCompleteTheLastCommandOfARunThatDiedWithinIt() {
    try (OutcomeLog log = open(1)) {
      log.endReplay(0);
      live(log, 1, 10);
      append(log, 1, 11, 11);
    }
    try (OutcomeLog log = open(2)) {
      replay(log, 11);
      assertEquals(numbers(1, 11), serve(log, 1, 1, 500));
      assertEquals(numbers(1, 22), serve(log, 2, 1, 500));
    }
  }

  @Test
  void shouldForgetOutcomesOfCommandsThatTheJournalLost() {
    run(1, 0, 3_000);
    try (OutcomeLog log = open(2)) {
      replay(log, 2_000);
      assertEquals(2_000, log.lastGatewaySequence(1));
      live(log, 2_001, 2_500);
      assertEquals(numbers(1, 2_500), serve(log, 1, 1, 500));
    }
    assertEquals(2_500, history(2, 2_500).lastSequence());
    assertEquals(7_500, count(history(2, 2_500)));
  }

  @Test
  void shouldRefuseAReplayThatGivesOtherBytes() {
    run(1, 0, 10);
    try (OutcomeLog log = open(2)) {
      replayed(log, 1, 1, 1);
      JournalException refusal =
          assertThrows(JournalException.class, () -> log.replayed(2, 1, 1, bytes(2, 91), 0, 25));
      assertTrue(refusal.getMessage().contains("command 1 "), refusal.getMessage());
    }
  }

  @Test
  void shouldRefuseAReplayThatGivesMoreOrFewerOutcomes() {
    run(1, 0, 10);
    try (OutcomeLog more = open(2)) {
      replayed(more, 1, 1, 1);
      assertThrows(JournalException.class, () -> replayed(more, 1, 2, 1));
    }
    try (OutcomeLog fewer = open(2)) {
      replayed(fewer, 1, 1, 1);
      assertThrows(JournalException.class, () -> fewer.endReplay(10));
    }
  }

  @Test
  void shouldKnowTheLastCommandAnswered() {
    run(1, 0, 2_345);
    assertEquals(2_345, OutcomeHistory.lastSequence(folder(1)));
    assertEquals(0, OutcomeHistory.lastSequence(folder(2)));
    assertFalse(history(1, 0).cursor().next());
  }

  @Test
  void shouldKnowOfNoLossWhenLogsAreWholeOrOnlyEndEarly() throws IOException {
    run(1, 0, 1_000);
    run(2, 1_000, 10);
    assertNull(history(2, Long.MAX_VALUE).loss());
    zero(folder(2).resolve(RollFiles.name(0)), history(2, 1_009).files().get(1).end + 4, 60_000);
    assertNull(history(2, Long.MAX_VALUE).loss());
    assertEquals(1_009, history(2, Long.MAX_VALUE).lastSequence());
  }

  @Test
  void shouldSayWhereRecordsAreLostUntilTheyAreWrittenAnew() throws IOException {
    run(1, 0, 3_000);
    Path file = folder(1).resolve(RollFiles.name(0));
    zero(file, 300_000, 4_096);
    OutcomeLoss loss = history(1, Long.MAX_VALUE).loss();
    assertEquals(file, loss.file());
    assertEquals(history(1, Long.MAX_VALUE).lastSequence(), loss.afterCommand());
    assertTrue(loss.cause().contains("torn or altered at byte "), loss.cause());
    run(2, 3_000, 10);
    assertNull(history(2, Long.MAX_VALUE).loss());
  }

  @Test
  void shouldSayWhichFileOfALogIsMissing() throws IOException {
    run(1, 0, 10_000);
    Path first = folder(1).resolve(RollFiles.name(0));
    Path second = folder(1).resolve(RollFiles.name(1));
    Path away = temp.resolve("away");
    Files.move(second, away);
    assertEquals(second, history(1, Long.MAX_VALUE).loss().file());
    Files.move(away, second);
    Files.delete(first);
    OutcomeLoss loss = history(1, Long.MAX_VALUE).loss();
    assertEquals(new OutcomeLoss(first, 0, "the file is missing"), loss);
  }

  @Test
  void shouldSayThatAnEarlierLogLacksWhatALaterOneGoesOnFrom() throws IOException {
    run(1, 0, 1_000);
    run(2, 1_000, 10);
    try (RandomAccessFile file =
        new RandomAccessFile(folder(1).resolve(RollFiles.name(0)).toFile(), "rw")) {
      file.setLength(100_000);
    }
    OutcomeLoss loss = history(2, Long.MAX_VALUE).loss();
    assertEquals(folder(2).resolve(RollFiles.name(0)), loss.file());
    assertTrue(loss.cause().contains("goes on from 2997 outcomes"), loss.cause());
  }

  @Test
  void shouldGoOnWhereTheReplayBeginsBehindWhatIsLogged() {
    run(1, 0, 3_000);
    // 100: the log goes on behind it. 3,000: it ends there, all of that command being logged.
    for (int after : new int[] {100, 3_000}) {
      int epoch = after == 100 ? 2 : 3;
      try (OutcomeLog log =
          new OutcomeLog(
              folders(epoch - 1), ChronicleMedium::new, folder(epoch), FILE_SIZE, after)) {
        replayed(log, after + 1, 3_000);
        log.endReplay(3_000);
        assertEquals(numbers(1, 3_000), serve(log, 1, 1, 500));
        assertEquals(numbers(1, 6_000), serve(log, 2, 1, 500));
      }
    }
    try (OutcomeLog log = open(4)) {
      replay(log, 3_000);
      assertEquals(9_000, history(3, Long.MAX_VALUE).records());
    }
  }

  @Test
  void shouldNotCountWhatWasCutFromTheJournalThoughTheLogOfTheNextRunIsLost() {
    run(1, 0, 1_000);
    OutcomeHistory history =
        OutcomeHistory.read(
            List.of(
                new OutcomeFolder(folder(1), 900), new OutcomeFolder(folder(2), Long.MAX_VALUE)),
            Long.MAX_VALUE);
    assertEquals(900, history.lastSequence());
    assertNull(history.loss());
  }

  private void run(int epoch, int before, int count) {
    try (OutcomeLog log = open(epoch)) {
      replay(log, before);
      live(log, before + 1, before + count);
    }
  }

  private OutcomeLog open(int epoch) {
    return new OutcomeLog(folders(epoch - 1), ChronicleMedium::new, folder(epoch), FILE_SIZE, 0);
  }

  private OutcomeHistory history(int epochs, long last) {
    return OutcomeHistory.read(folders(epochs), last);
  }

  private List<OutcomeFolder> folders(int epochs) {
    List<OutcomeFolder> folders = new ArrayList<>();
    for (int epoch = 1; epoch <= epochs; epoch++) {
      folders.add(new OutcomeFolder(folder(epoch), Long.MAX_VALUE));
    }
    return folders;
  }

  private Path folder(int epoch) {
    return temp.resolve("log-" + epoch);
  }

  private static void replay(OutcomeLog log, int lastCommand) {
    replayed(log, 1, lastCommand);
    log.endReplay(lastCommand);
  }

  private static void replayed(OutcomeLog log, int firstCommand, int lastCommand) {
    for (int command = firstCommand; command <= lastCommand; command++) {
      replayed(log, 1, command, command);
      replayed(log, 2, 2 * command - 1, command);
      replayed(log, 2, 2 * command, command);
    }
  }

  private static void live(OutcomeLog log, int firstCommand, int lastCommand) {
    for (int command = firstCommand; command <= lastCommand; command++) {
      append(log, 1, command, command);
      append(log, 2, 2 * command - 1, command);
      append(log, 2, 2 * command, command);
      log.endOfBatch();
    }
  }

  private static void append(OutcomeLog log, int gateway, long number, long command) {
    UnsafeBuffer bytes = bytes(gateway, number);
    log.append(gateway, number, command, bytes, 0, bytes.capacity());
  }

  private static void replayed(OutcomeLog log, int gateway, long number, long command) {
    UnsafeBuffer bytes = bytes(gateway, number);
    log.replayed(gateway, number, command, bytes, 0, bytes.capacity());
  }

  private static List<Long> serve(OutcomeLog log, int gateway, long from, int slice) {
    List<Long> served = new ArrayList<>();
    try (GatewayCursor cursor = log.cursor(gateway, from)) {
      OutcomeHandler check =
          (number, command, buffer, offset, length) -> {
            UnsafeBuffer bytes = new UnsafeBuffer(buffer, offset, length);
            assertEquals(bytes(gateway, number), bytes);
            return served.add(number);
          };
      int passed = slice;
      while (passed == slice) {
        passed = cursor.poll(check, slice);
      }
    }
    return served;
  }

  private static int count(OutcomeHistory history) {
    int count = 0;
    long last = 0;
    try (OutcomeCursor cursor = history.cursor()) {
      while (cursor.next()) {
        assertTrue(cursor.commandSequence() >= last);
        last = cursor.commandSequence();
        assertEquals(24 + cursor.gatewaySequence() % 90, cursor.length());
        count++;
      }
    }
    return count;
  }

  private static UnsafeBuffer bytes(int gateway, long number) {
    UnsafeBuffer bytes = new UnsafeBuffer(new byte[24 + (int) (number % 90)]);
    bytes.putLong(0, gateway);
    bytes.putLong(8, number);
    bytes.putLong(16, ~number);
    return bytes;
  }

  private static List<Long> numbers(long from, long to) {
    List<Long> numbers = new ArrayList<>();
    for (long number = from; number <= to; number++) {
      numbers.add(number);
    }
    return numbers;
  }

  private static void zero(Path path, long offset, int length) throws IOException {
    try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw")) {
      file.seek(offset);
      file.write(new byte[length]);
    }
  }
}
