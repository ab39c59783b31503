package io.croupier.node.index;

import io.croupier.engine.TransactionIndex;
import io.croupier.journal.frame.DiskException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.zip.CRC32C;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;

/**
 * Transaction ids on disk with what became of them: a row of {@link Shelf shelves}, the newest of
 * which is being filled. A look-up asks them from the newest to the oldest, a few memory accesses
 * each, and reads one record where it finds. Only the oldest shelf as a whole is ever forgotten,
 * when there are as many ids as there may be and its last one is old enough.
 *
 * <p><b>Guarantees.</b> What was put is found after {@link #flush}, or the store has said that it
 * is full, or it throws; after the death of the process what is missing is the last ones put, and
 * {@link #lastSequence} says from where on.
 *
 * <p>One thread puts; one other may look up at the same time. Looking up does not allocate.
 */
public final class IdStore implements TransactionIndex, AutoCloseable {
  private final Path folder;
  private final FileChannel lock;
  private final IdStoreSize size;
  private final SecureRandom random = new SecureRandom();
  private final Deque<Shelf> retired = new ArrayDeque<>();
  private final ByteBuffer record = RecordFormat.allocate(1);
  private final CRC32C crc = new CRC32C();

  /** The newest first. */
  private volatile Shelf[] shelves = {};

  private long count;

  private IdStore(Path folder, FileChannel lock, IdStoreSize size) {
    this.folder = folder;
    this.lock = lock;
    this.size = size;
  }

  /**
   * Opens what a folder holds, made if need be.
   *
   * @throws DamagedIndexException where that cannot be believed: {@link #setAside} it
   * @throws DiskException where the disk fails, or another process has the folder
   */
  public static IdStore open(Path folder, IdStoreSize size) {
    IdStore store = null;
    try {
      FileChannel lock = IndexFolder.lock(folder);
      if (lock == null) {
        throw new DiskException(
            "Another process has the index of transaction ids in "
                + folder
                + ": give each node a folder of its own.");
      }
      store = new IdStore(folder, lock, size);
      store.load();
      return store;
    } catch (IOException e) {
      closeQuietly(store);
      throw failed(folder, e);
    } catch (RuntimeException e) {
      closeQuietly(store);
      throw e;
    }
  }

  /** Moves what cannot be believed out of the way; where to is returned. The store is closed. */
  public static Path setAside(Path folder) {
    try {
      return IndexFolder.setAside(folder);
    } catch (IOException e) {
      throw failed(folder, e);
    }
  }

  private void load() throws IOException {
    if (IndexFolder.isMarked(folder)) {
      throw new DamagedIndexException(folder + " was marked by the run before");
    }
    List<Integer> numbers = IndexFolder.shelves(folder);
    if (!numbers.isEmpty()) {
      // The process may have died while the shelf before these was being deleted.
      new ShelfFiles(folder, numbers.get(0) - 1).delete();
    }
    List<Shelf> found = new ArrayList<>();
    for (int i = 0; i < numbers.size(); i++) {
      ShelfFiles files = new ShelfFiles(folder, numbers.get(i));
      if (i > 0 && numbers.get(i) != numbers.get(i - 1) + 1) {
        throw files.damaged("the shelf before it is missing");
      }
      Shelf shelf = files.open(i == numbers.size() - 1);
      if (shelf == null) {
        files.delete();
      } else {
        found.add(0, shelf);
        shelves = found.toArray(Shelf[]::new);
        count += shelf.count();
      }
    }
  }

  /** The command that the last record is of; 0: there is none. Of that one some may be missing. */
  public long lastSequence() {
    return shelves.length == 0 ? 0 : newestWithRecords().lastSequence();
  }

  /** The time of that command. */
  public long lastTimestampNs() {
    return shelves.length == 0 ? 0 : newestWithRecords().lastTimestampNs();
  }

  /** A shelf that was begun and got no record does not count. */
  private Shelf newestWithRecords() {
    Shelf[] all = shelves;
    return all[0].count() == 0 && all.length > 1 ? all[1] : all[0];
  }

  /** The number of records: an id that changed has several. */
  public long count() {
    return count;
  }

  public int shelves() {
    return shelves.length;
  }

  /**
   * Puts what is to be known of an id from now on.
   *
   * @param message a {@code RecalledTransaction}
   * @return false, and nothing done, where the store is full of ids that may not be forgotten yet
   */
  public boolean put(long sequence, long timestampNs, DirectBuffer message, int offset) {
    try {
      Shelf[] all = shelves;
      if ((all.length == 0 || all[0].isFull()) && !addShelf(timestampNs)) {
        return false;
      }
      shelves[0].put(sequence, timestampNs, message, offset);
      count++;
      return true;
    } catch (IOException e) {
      throw failed(folder, e);
    }
  }

  /** Lets what was put be found. */
  public void flush() {
    try {
      if (shelves.length > 0) {
        shelves[0].flush();
      }
    } catch (IOException e) {
      throw failed(folder, e);
    }
  }

  @Override
  public int find(long source, long high, long low, MutableDirectBuffer into, int offset) {
    try {
      for (Shelf shelf : shelves) {
        int length = shelf.find(source, high, low, into, offset, record, crc);
        if (length > 0) {
          return length;
        }
      }
      return 0;
    } catch (IOException e) {
      throw failed(folder, e);
    }
  }

  private boolean addShelf(long nowNs) throws IOException {
    Shelf[] all = shelves;
    int keep = all.length;
    int capacity = size.next(all.length == 0 ? 0 : all[0].capacity());
    long ids = capacity;
    for (Shelf shelf : all) {
      ids += shelf.capacity();
    }
    while (ids > size.limit() && keep > 1) {
      Shelf oldest = all[keep - 1];
      if (nowNs - oldest.lastTimestampNs() < size.keepNs()) {
        return false;
      }
      ids -= oldest.capacity();
      keep--;
    }
    if (all.length > 0) {
      all[0].seal();
    }
    int number = all.length == 0 ? 1 : all[0].files().number() + 1;
    Shelf[] next = new Shelf[keep + 1];
    next[0] = new ShelfFiles(folder, number).create(capacity, random.nextLong());
    System.arraycopy(all, 0, next, 1, keep);
    shelves = next;
    // Who looks up may still be at the one that goes: its channel is closed one shelf later.
    closeRetired();
    for (int i = keep; i < all.length; i++) {
      count -= all[i].count();
      retired.add(all[i]);
      all[i].files().delete();
    }
    return true;
  }

  private void closeRetired() throws IOException {
    while (!retired.isEmpty()) {
      retired.remove().close();
    }
  }

  /** Gives the folder back. What was put and not flushed is lost. */
  @Override
  public void close() {
    try {
      closeRetired();
      for (Shelf shelf : shelves) {
        shelf.close();
      }
      lock.close();
    } catch (IOException e) {
      throw failed(folder, e);
    }
  }

  private static void closeQuietly(IdStore store) {
    if (store != null) {
      store.close();
    }
  }

  private static DiskException failed(Path folder, IOException e) {
    return new DiskException(
        "The index of transaction ids in "
            + folder
            + " cannot be used ("
            + e.getMessage()
            + "): see that there is free space and that the disk is sound, then start again.",
        e);
  }
}
