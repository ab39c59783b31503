package io.croupier.node.index;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import io.croupier.journal.disk.Disk;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.zip.CRC32C;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;

/**
 * A part of the index: the records of a span of sequences, in the order in which they came, in one
 * file, and the table that finds them in another. Of several records of an id the last counts.
 *
 * <p>One thread puts; one other may look up at the same time, with a buffer of its own. A record is
 * found from {@link #flush} on.
 */
final class Shelf implements AutoCloseable {
  private static final int BATCH = 1_024;

  private final ShelfFiles files;
  private final FileChannel records;
  private final SlotTable table;
  private final int capacity;
  private final long salt;
  private final ByteBuffer batch = RecordFormat.allocate(BATCH);
  private final ByteBuffer own = RecordFormat.allocate(1);
  private final CRC32C crc = new CRC32C();
  private int count;
  private int flushed;
  private long lastSequence;
  private long lastTimestampNs;

  /**
   * @param found what stands on disk
   */
  Shelf(ShelfFiles files, ShelfFiles.Found found) {
    this.files = files;
    this.records = found.records();
    this.table = found.table();
    this.capacity = found.capacity();
    this.salt = found.salt();
    this.count = found.count();
    this.flushed = found.count();
    this.lastSequence = found.lastSequence();
    this.lastTimestampNs = found.lastTimestampNs();
  }

  boolean isFull() {
    return count == capacity;
  }

  int count() {
    return count;
  }

  int capacity() {
    return capacity;
  }

  /** Of the last record; 0: there is none. */
  long lastSequence() {
    return lastSequence;
  }

  long lastTimestampNs() {
    return lastTimestampNs;
  }

  ShelfFiles files() {
    return files;
  }

  /** Puts a record behind the others, if it is not {@link #isFull}. */
  void put(long sequence, long timestampNs, DirectBuffer message, int offset) throws IOException {
    if (count - flushed == BATCH) {
      flush();
    }
    int at = (count - flushed) * RecordFormat.LENGTH;
    RecordFormat.write(batch, at, count, sequence, timestampNs, message, offset, crc);
    count++;
    lastSequence = sequence;
    lastTimestampNs = timestampNs;
  }

  /** Lets the records that were put be found. */
  void flush() throws IOException {
    int pending = count - flushed;
    if (pending == 0) {
      return;
    }
    batch.clear().limit(pending * RecordFormat.LENGTH);
    long position = ShelfFiles.position(flushed);
    while (batch.hasRemaining()) {
      position += records.write(batch, position);
    }
    batch.clear();
    for (int i = 0; i < pending; i++) {
      enter(batch, i * RecordFormat.LENGTH, flushed + i);
    }
    flushed = count;
  }

  /** Enters a record that is in the file already into the table. */
  void enter(ByteBuffer buffer, int at, int record) throws IOException {
    long source = RecordFormat.source(buffer, at);
    long high = RecordFormat.high(buffer, at);
    long low = RecordFormat.low(buffer, at);
    long hash = RecordFormat.hash(salt, source, high, low);
    int slot = table.first(hash);
    for (long value = table.get(slot); value != 0; value = table.get(slot)) {
      if (SlotTable.mayBe(value, hash)) {
        read(SlotTable.record(value), own, crc);
        if (RecordFormat.isOf(own, 0, source, high, low)) {
          break;
        }
      }
      slot = table.next(slot);
    }
    table.put(slot, hash, record);
  }

  /**
   * Copies the message of an id.
   *
   * @param record room for one record, the caller's own
   * @return its length; 0 where there is none
   */
  int find(
      long source,
      long high,
      long low,
      MutableDirectBuffer into,
      int offset,
      ByteBuffer record,
      CRC32C crc)
      throws IOException {
    long hash = RecordFormat.hash(salt, source, high, low);
    int slot = table.first(hash);
    for (long value = table.get(slot); value != 0; value = table.get(slot)) {
      if (SlotTable.mayBe(value, hash)) {
        read(SlotTable.record(value), record, crc);
        if (RecordFormat.isOf(record, 0, source, high, low)) {
          into.putBytes(offset, record, RecordFormat.MESSAGE, RecordFormat.MESSAGE_LENGTH);
          return RecordFormat.MESSAGE_LENGTH;
        }
      }
      slot = table.next(slot);
    }
    return 0;
  }

  private void read(int number, ByteBuffer record, CRC32C crc) throws IOException {
    record.clear();
    long position = ShelfFiles.position(number);
    while (record.hasRemaining()) {
      int bytes = records.read(record, position + record.position());
      if (bytes < 0) {
        throw files.damaged("record " + number + " is missing");
      }
    }
    record.clear();
    if (!RecordFormat.isWhole(record, 0, number, crc)) {
      throw files.damaged("record " + number + " is not what was written");
    }
  }

  /** Nothing will be put any more: what is there is brought to the disk, and the table sealed. */
  void seal() throws IOException {
    flush();
    Disk.force(records, files.records());
    table.force();
    files.writeSeal(count, lastSequence, lastTimestampNs, table.crc());
  }

  Path path() {
    return files.records();
  }

  @Override
  public void close() throws IOException {
    records.close();
  }

  /** A buffer for a file's header. */
  static ByteBuffer header(int length) {
    return ByteBuffer.allocate(length).order(LITTLE_ENDIAN);
  }
}
