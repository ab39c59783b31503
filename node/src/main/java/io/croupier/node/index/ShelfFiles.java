package io.croupier.node.index;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.TRUNCATE_EXISTING;
import static java.nio.file.StandardOpenOption.WRITE;

import io.croupier.journal.disk.Disk;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.zip.CRC32C;

/**
 * The files of a shelf: {@code .records} (64 bytes of header, then the records), {@code .table},
 * and, when it is full, {@code .seal}, which proves the table. A shelf without a seal is the one
 * that is being filled: what of it is whole is found by reading all of it, and its table is made
 * anew.
 */
final class ShelfFiles {
  static final int HEADER_LENGTH = 64;

  private static final long MAGIC = 0x3153_4449_5552_4343L;
  private static final long SEAL_MAGIC = 0x314C_4145_5355_5243L;
  private static final int SEAL_LENGTH = 40;
  private static final int CRC_AT = HEADER_LENGTH - Integer.BYTES;
  private static final int SCAN_RECORDS = 8_192;

  private final Path folder;
  private final int number;

  ShelfFiles(Path folder, int number) {
    this.folder = folder;
    this.number = number;
  }

  /** What a shelf's files hold. */
  record Found(
      FileChannel records,
      SlotTable table,
      int capacity,
      long salt,
      int count,
      long lastSequence,
      long lastTimestampNs) {}

  int number() {
    return number;
  }

  /** Where a record begins. */
  static long position(int record) {
    return HEADER_LENGTH + (long) record * RecordFormat.LENGTH;
  }

  /** Makes an empty shelf. */
  Shelf create(int capacity, long salt) throws IOException {
    FileChannel records = Disk.create(records(), CREATE, TRUNCATE_EXISTING, READ, WRITE);
    ByteBuffer header = Shelf.header(HEADER_LENGTH);
    header.putLong(MAGIC).putInt(RecordFormat.LENGTH).putInt(capacity).putLong(salt).putInt(number);
    header.putInt(CRC_AT, crc(header, CRC_AT)).clear();
    records.write(header, 0);
    SlotTable table = SlotTable.create(table(), capacity);
    return new Shelf(this, new Found(records, table, capacity, salt, 0, 0, 0));
  }

  /**
   * Opens a shelf; null where its making had not got so far that it could hold anything.
   *
   * @throws DamagedIndexException where it is not what was written
   */
  Shelf open(boolean last) throws IOException {
    FileChannel records = FileChannel.open(records(), READ, WRITE);
    try {
      ByteBuffer header = Shelf.header(HEADER_LENGTH);
      records.read(header, 0);
      boolean valid =
          header.position() == HEADER_LENGTH
              && header.getLong(0) == MAGIC
              && header.getInt(CRC_AT) == crc(header, CRC_AT)
              && header.getInt(24) == number
              && header.getInt(8) == RecordFormat.LENGTH;
      if (!valid && last && records.size() <= HEADER_LENGTH) {
        records.close();
        return null;
      }
      if (!valid) {
        throw damaged("its header is not that of this version");
      }
      int capacity = header.getInt(12);
      long salt = header.getLong(16);
      return Files.exists(seal())
          ? openSealed(records, capacity, salt)
          : openUnsealed(records, capacity, salt, last);
    } catch (IOException | RuntimeException e) {
      records.close();
      throw e;
    }
  }

  private Shelf openSealed(FileChannel records, int capacity, long salt) throws IOException {
    byte[] bytes = Arrays.copyOf(Files.readAllBytes(seal()), SEAL_LENGTH);
    ByteBuffer seal = Shelf.header(SEAL_LENGTH).put(bytes);
    int count = seal.getInt(8);
    boolean valid =
        seal.getLong(0) == SEAL_MAGIC
            && seal.getInt(SEAL_LENGTH - Integer.BYTES) == crc(seal, SEAL_LENGTH - Integer.BYTES)
            && records.size() == position(count);
    if (!valid) {
      throw damaged("its seal does not fit");
    }
    boolean whole = Files.exists(table()) && Files.size(table()) == 2L * capacity * Long.BYTES;
    SlotTable table = whole ? SlotTable.open(table(), capacity) : null;
    if (table == null || table.crc() != seal.getInt(28)) {
      // All that the table says stands in the records.
      Shelf shelf = read(records, capacity, salt);
      if (shelf.count() != count) {
        throw damaged("only " + shelf.count() + " of " + count + " records are whole");
      }
      shelf.seal();
      return shelf;
    }
    return new Shelf(
        this, new Found(records, table, capacity, salt, count, seal.getLong(12), seal.getLong(20)));
  }

  private Shelf openUnsealed(FileChannel records, int capacity, long salt, boolean last)
      throws IOException {
    if (!last) {
      throw damaged("it has no seal");
    }
    Shelf shelf = read(records, capacity, salt);
    Disk.cut(records, records(), position(shelf.count()));
    return shelf;
  }

  /** Reads records up to the first that is not whole, and makes the table of them. */
  private Shelf read(FileChannel records, int capacity, long salt) throws IOException {
    SlotTable table = SlotTable.create(table(), capacity);
    ByteBuffer block = RecordFormat.allocate(SCAN_RECORDS);
    CRC32C crc = new CRC32C();
    Shelf entering = new Shelf(this, new Found(records, table, capacity, salt, 0, 0, 0));
    int count = 0;
    long sequence = 0;
    long timestampNs = 0;
    boolean whole = true;
    while (whole && count < capacity) {
      block.clear();
      int length = fill(records, block, position(count));
      block.clear();
      int at = 0;
      while (whole && count < capacity && at + RecordFormat.LENGTH <= length) {
        whole =
            RecordFormat.isWhole(block, at, count, crc)
                && block.getLong(at + RecordFormat.SEQUENCE) >= sequence;
        if (whole) {
          entering.enter(block, at, count);
          sequence = block.getLong(at + RecordFormat.SEQUENCE);
          timestampNs = block.getLong(at + RecordFormat.TIMESTAMP);
          count++;
          at += RecordFormat.LENGTH;
        }
      }
      whole &= at > 0;
    }
    return new Shelf(this, new Found(records, table, capacity, salt, count, sequence, timestampNs));
  }

  private static int fill(FileChannel records, ByteBuffer block, long position) throws IOException {
    int bytes = 0;
    while (block.hasRemaining() && bytes >= 0) {
      bytes = records.read(block, position + block.position());
    }
    return block.position();
  }

  void writeSeal(int count, long lastSequence, long lastTimestampNs, int tableCrc)
      throws IOException {
    ByteBuffer seal = Shelf.header(SEAL_LENGTH);
    seal.putLong(SEAL_MAGIC).putInt(count).putLong(lastSequence).putLong(lastTimestampNs);
    seal.putInt(tableCrc);
    seal.putInt(SEAL_LENGTH - Integer.BYTES, crc(seal, SEAL_LENGTH - Integer.BYTES)).clear();
    Path temporary = folder.resolve(name("seal.new"));
    try (FileChannel file = Disk.create(temporary, CREATE, TRUNCATE_EXISTING, WRITE)) {
      file.write(seal);
      Disk.force(file, temporary);
    }
    Disk.move(temporary, seal());
  }

  /** Deletes the shelf, its records first: without them it is none. */
  void delete() throws IOException {
    Disk.delete(records());
    Disk.delete(table());
    Disk.delete(seal());
  }

  /** Marks the index so that the next start sets it aside. */
  DamagedIndexException damaged(String what) {
    IndexFolder.mark(folder);
    return new DamagedIndexException(records() + ": " + what);
  }

  Path records() {
    return folder.resolve(name("records"));
  }

  Path table() {
    return folder.resolve(name("table"));
  }

  private Path seal() {
    return folder.resolve(name("seal"));
  }

  private String name(String ending) {
    return String.format(Locale.ROOT, "shelf-%08d.%s", number, ending);
  }

  private static int crc(ByteBuffer buffer, int length) {
    CRC32C crc = new CRC32C();
    crc.update(buffer.array(), 0, length);
    return (int) crc.getValue();
  }
}
