package io.croupier.journal.snapshot;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.croupier.journal.frame.DiskException;
import io.croupier.journal.frame.SealHash;
import io.croupier.journal.frame.SealPlace;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SnapshotFileTest {
  private static final int STATE_LENGTH = 3 * SnapshotBlock.MAX_LENGTH;
  private static final byte[] NOTES = {1, 2, 3};

  @TempDir Path temp;

  private final byte[] state = new byte[STATE_LENGTH];
  private Path file;
  private byte[] whole;

  @BeforeEach
  void write() throws IOException {
    new Random(1).nextBytes(state);
    file = temp.resolve("snapshot");
    write(state);
    whole = Files.readAllBytes(file);
  }

  @Test
  void shouldGiveBackWhatWasWritten() {
    try (SnapshotReader reader = new SnapshotReader(file)) {
      assertEquals(header(), reader.header());
      assertArrayEquals(NOTES, reader.notes());
      assertArrayEquals(state, readState(reader));
      UnsafeBuffer more = new UnsafeBuffer(new byte[1]);
      assertThrows(DamagedSnapshotException.class, () -> reader.read(more, 0, 1));
    }
  }

  @Test
  void shouldHoldAStateOfNoBytes() {
    write(new byte[0]);
    try (SnapshotReader reader = new SnapshotReader(file)) {
      assertEquals(header(), reader.header());
      assertArrayEquals(NOTES, reader.notes());
    }
  }

  @Test
  void shouldLeaveNoFileOpenWhereTheFirstBlockFindsNoRoom() throws IOException {
    Path full = Path.of("/dev/full");
    Path open = Path.of("/proc/self/fd");
    assumeTrue(Files.exists(full) && Files.exists(open), "no full disk can be had on this system");
    for (int i = 0; i < 3; i++) {
      assertThrows(DiskException.class, () -> new SnapshotWriter(full, header(), NOTES));
    }
    try (Stream<Path> files = Files.list(open)) {
      assertEquals(0, files.filter(link -> isLinkTo(link, full)).count());
    }
  }

  private static boolean isLinkTo(Path link, Path target) {
    try {
      return Files.readSymbolicLink(link).equals(target);
    } catch (IOException closedMeanwhile) {
      return false;
    }
  }

  @Test
  void shouldNameTheBlockWhereTheFileIsCut() throws IOException {
    List<Integer> blocks = blocks();
    assertEquals(6, blocks.size());
    for (int i = 0; i < blocks.size(); i++) {
      int begin = blocks.get(i);
      int end = i + 1 < blocks.size() ? blocks.get(i + 1) : whole.length;
      assertDamaged(begin, i, "is missing");
      for (int length : new int[] {begin + 1, begin + 23, begin + 24, end - 1}) {
        assertDamaged(length, i, "is cut");
      }
    }
  }

  @Test
  void shouldNameTheBlockOfAFlippedByte() throws IOException {
    List<Integer> blocks = blocks();
    for (int i = 0; i < blocks.size(); i++) {
      int begin = blocks.get(i);
      int end = i + 1 < blocks.size() ? blocks.get(i + 1) : whole.length;
      for (int at = begin; at < end; at += at < begin + 28 ? 1 : 40_009) {
        byte[] flipped = whole.clone();
        flipped[at] ^= 0x10;
        Files.write(file, flipped);
        assertNames(i);
      }
    }
  }

  @Test
  void shouldNameABlockThatIsGoneOrAtAnotherPlace() throws IOException {
    List<Integer> blocks = blocks();
    int one = blocks.get(1);
    int two = blocks.get(2);
    int three = blocks.get(3);
    ByteBuffer without = ByteBuffer.allocate(whole.length - (two - one));
    without.put(whole, 0, one).put(whole, two, whole.length - two);
    Files.write(file, without.array());
    assertNames(1);
    assertEquals(two - one, three - two);
    ByteBuffer swapped = ByteBuffer.allocate(whole.length);
    swapped.put(whole, 0, one).put(whole, two, three - two).put(whole, one, two - one);
    swapped.put(whole, three, whole.length - three);
    Files.write(file, swapped.array());
    assertNames(1);
  }

  @Test
  void shouldRefuseWhatStandsBehindTheEnd() throws IOException {
    byte[] longer = new byte[whole.length + 1];
    System.arraycopy(whole, 0, longer, 0, whole.length);
    Files.write(file, longer);
    DamagedSnapshotException damaged = damaged();
    assertTrue(damaged.getMessage().contains("stands behind the last one"), damaged.getMessage());
  }

  @Test
  void shouldSayThatAFileIsMissing() throws IOException {
    Files.delete(file);
    assertTrue(damaged().getMessage().startsWith("it cannot be read"));
  }

  private void write(byte[] bytes) {
    try (SnapshotWriter writer = new SnapshotWriter(file, header(), NOTES)) {
      UnsafeBuffer buffer = new UnsafeBuffer(bytes);
      for (int at = 0; at < bytes.length; at += 1_000) {
        writer.write(buffer, at, Math.min(1_000, bytes.length - at));
      }
      writer.finish();
    }
  }

  private static byte[] readState(SnapshotReader reader) {
    byte[] read = new byte[STATE_LENGTH];
    UnsafeBuffer buffer = new UnsafeBuffer(read);
    for (int at = 0; at < read.length; at += 777) {
      reader.read(buffer, at, Math.min(777, read.length - at));
    }
    return read;
  }

  private void assertDamaged(int length, int block, String how) throws IOException {
    byte[] cut = new byte[length];
    System.arraycopy(whole, 0, cut, 0, length);
    Files.write(file, cut);
    assertTrue(assertNames(block).contains(how), () -> damaged().getMessage());
  }

  private String assertNames(int block) {
    String message = damaged().getMessage();
    assertTrue(message.startsWith("block " + block + " at byte "), message);
    return message;
  }

  private DamagedSnapshotException damaged() {
    return assertThrows(DamagedSnapshotException.class, () -> new SnapshotReader(file).close());
  }

  /** Where each block begins. */
  private List<Integer> blocks() {
    ByteBuffer bytes = ByteBuffer.wrap(whole).order(ByteOrder.LITTLE_ENDIAN);
    List<Integer> blocks = new ArrayList<>();
    for (int at = 0; at < whole.length; at += bytes.getInt(at + 8)) {
      blocks.add(at);
    }
    return blocks;
  }

  private static SnapshotHeader header() {
    byte[] hash = new byte[SealHash.LENGTH];
    hash[3] = 7;
    SealPlace place = new SealPlace(2, 3, 4_000, 5_000, SealHash.of(hash));
    return new SnapshotHeader(place, 6, 7, 8, 9, 10, 11);
  }
}
