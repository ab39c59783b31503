package io.croupier.protocol.witness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WitnessFileTest {
  @TempDir Path folder;

  @Test
  void shouldHandOverWhatWasKeptInItsOrder() {
    Path path = folder.resolve("a");
    write(path, 0);
    assertEquals(
        List.of("CONNECTED 5 7", "SENT 6 [1, 2, 3]", "HEARD 7 [2, 3]", "end 48"), read(path));
  }

  @Test
  void shouldGoOnBehindTheLastWholeRecord() throws IOException {
    Path path = folder.resolve("a");
    write(path, 0);
    Files.write(path, new byte[] {20, 0, 0, 0, 1, 9, 9}, StandardOpenOption.APPEND);
    assertEquals("end 48", last(path));
    write(path, 48);
    assertEquals(7, read(path).size());
    assertEquals("end 96", last(path));
  }

  @Test
  void shouldEndWhereBytesAreNoRecord() throws IOException {
    Path path = folder.resolve("a");
    for (byte[] none : List.of(bytes(-1, 0), bytes(3, 0), bytes(9, 4), bytes(9, -1))) {
      Files.write(path, none);
      assertEquals(List.of("end 0"), read(path));
    }
  }

  @Test
  void shouldHaveNoRecordsWhereThereIsNoFile() {
    assertEquals(List.of("end 0"), read(folder.resolve("none")));
  }

  @Test
  void shouldRefuseWhatIsTooLongForAMessage() {
    try (WitnessWriter writer = new WitnessWriter(folder.resolve("a"), 0)) {
      DirectBuffer large = new UnsafeBuffer(new byte[WitnessWriter.LONGEST_MESSAGE + 1]);
      assertThrows(
          IllegalArgumentException.class,
          () -> writer.keep(WitnessKind.SENT, 1, large, 0, large.capacity()));
    }
  }

  private static void write(Path path, long end) {
    try (WitnessWriter writer = new WitnessWriter(path, end)) {
      writer.connected(5, 7);
      writer.keep(WitnessKind.SENT, 6, new UnsafeBuffer(new byte[] {1, 2, 3}), 0, 3);
      writer.keep(WitnessKind.HEARD, 7, new UnsafeBuffer(new byte[] {1, 2, 3}), 1, 2);
    }
  }

  private static byte[] bytes(int length, int kind) {
    byte[] bytes = new byte[32];
    UnsafeBuffer buffer = new UnsafeBuffer(bytes);
    buffer.putInt(0, length, ByteOrder.LITTLE_ENDIAN);
    buffer.putByte(4, (byte) kind);
    return bytes;
  }

  private static String last(Path path) {
    List<String> all = read(path);
    return all.get(all.size() - 1);
  }

  private static List<String> read(Path path) {
    List<String> records = new ArrayList<>();
    int end =
        WitnessFile.open(path)
            .read(
                (kind, timeNs, message, offset, length) -> {
                  byte[] bytes = new byte[length];
                  message.getBytes(offset, bytes);
                  String content =
                      kind == WitnessKind.CONNECTED
                          ? "" + message.getInt(offset, ByteOrder.LITTLE_ENDIAN)
                          : java.util.Arrays.toString(bytes);
                  records.add(kind + " " + timeNs + " " + content);
                });
    records.add("end " + end);
    return records;
  }
}
