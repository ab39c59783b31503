package io.croupier.node.index;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import io.croupier.journal.disk.Disk;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.CRC32C;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * The hash table of a shelf, a mapped file: open addressing with linear probing, at most half full.
 * A slot is 8 bytes: half of the id's hash, and the number of its record plus one; 0 is empty. It
 * holds nothing that the records do not say.
 *
 * <p>One thread writes, any thread reads: a slot is written after its record.
 */
final class SlotTable {
  private static final long FINGERPRINT = 0xFFFF_FFFF_0000_0000L;
  private static final int ZEROS = 1 << 20;

  private final Path path;
  private final MappedByteBuffer mapped;
  private final UnsafeBuffer slots;
  private final int mask;

  private SlotTable(Path path, MappedByteBuffer mapped) {
    this.path = path;
    this.mapped = mapped;
    this.slots = new UnsafeBuffer(mapped);
    this.mask = mapped.capacity() / Long.BYTES - 1;
  }

  /**
   * An empty table for so many records, a power of two. All of it is written at once: a full disk
   * shows here, and not as a fault of whoever touches a page later.
   */
  static SlotTable create(Path path, int records) throws IOException {
    ByteBuffer zeros = ByteBuffer.allocateDirect(ZEROS);
    long length = 2L * records * Long.BYTES;
    try (FileChannel channel =
        Disk.create(
            path,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      for (long at = 0; at < length; at += zeros.position()) {
        zeros.clear().limit((int) Math.min(ZEROS, length - at));
        channel.write(zeros, at);
      }
    }
    return open(path, records);
  }

  /** The table in a file, of whatever content. */
  static SlotTable open(Path path, int records) throws IOException {
    try (FileChannel channel =
        FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      MappedByteBuffer mapped = channel.map(MapMode.READ_WRITE, 0, 2L * records * Long.BYTES);
      mapped.order(LITTLE_ENDIAN);
      return new SlotTable(path, mapped);
    }
  }

  /** The first slot to look at for a hash. */
  int first(long hash) {
    return (int) hash & mask;
  }

  int next(int slot) {
    return slot + 1 & mask;
  }

  /** What a slot holds; 0: nothing, and nothing of the hash is behind it. */
  long get(int slot) {
    return slots.getLongVolatile(slot * Long.BYTES);
  }

  /** Writes a slot; what was written before it can be read by whoever reads it. */
  void put(int slot, long hash, int record) {
    slots.putLongOrdered(slot * Long.BYTES, hash & FINGERPRINT | record + 1L);
  }

  static boolean mayBe(long value, long hash) {
    return ((value ^ hash) & FINGERPRINT) == 0;
  }

  static int record(long value) {
    return (int) value - 1;
  }

  /** CRC32C of all slots. */
  int crc() {
    CRC32C crc = new CRC32C();
    crc.update(mapped.duplicate().clear());
    return (int) crc.getValue();
  }

  void force() {
    Disk.force(mapped, path);
  }
}
