package io.croupier.node;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.agrona.concurrent.Agent;
import org.agrona.concurrent.NanoClock;

/**
 * Looks how much room is left where the data folder is, five times a second, since a disk that is
 * full ends the node: while what is left is less than a reserve, nothing new is begun. What was
 * begun has the reserve to end in.
 *
 * <p>Has a thread of its own; what it says may be asked by any.
 */
final class StorageWatch implements Agent {
  private static final long EVERY_NS = TimeUnit.MILLISECONDS.toNanos(200);

  /** It is over when there is an eighth more than the reserve: room comes and goes in steps. */
  private static final int MORE = 8;

  private final Disk disk;
  private final Path folder;
  private final long reserve;
  private final NanoClock clock;
  private final Consumer<String> report;
  private volatile long freeBytes;
  private volatile boolean low;
  private boolean isUnknown;
  private long lastNs;

  /**
   * Looks at once.
   *
   * @param reserve bytes; 0: never low
   * @param report hears when it begins and ends
   */
  StorageWatch(Path folder, long reserve, NanoClock clock, Consumer<String> report) {
    this(() -> Files.getFileStore(folder).getUsableSpace(), folder, reserve, clock, report);
  }

  StorageWatch(Disk disk, Path folder, long reserve, NanoClock clock, Consumer<String> report) {
    this.disk = disk;
    this.folder = folder;
    this.reserve = reserve;
    this.clock = clock;
    this.report = report;
    look();
    lastNs = clock.nanoTime();
  }

  /** Tells how many bytes are left. */
  interface Disk {
    long usableSpace() throws IOException;
  }

  /** Whether nothing new is to be begun. */
  boolean isLow() {
    return low;
  }

  /** The bytes that were left when it looked last. */
  long freeBytes() {
    return freeBytes;
  }

  @Override
  public int doWork() {
    long nowNs = clock.nanoTime();
    if (nowNs - lastNs < EVERY_NS) {
      return 0;
    }
    lastNs = nowNs;
    look();
    return 1;
  }

  @Override
  public String roleName() {
    return "storage";
  }

  /**
   * Where the disk does not tell, what was known stays: a journal that it refuses ends the node.
   */
  private void look() {
    try {
      freeBytes = disk.usableSpace();
      isUnknown = false;
    } catch (IOException e) {
      if (!isUnknown) {
        isUnknown = true;
        report.accept(
            "storage: the room left for " + folder + " cannot be told (" + e.getMessage() + ")");
      }
      return;
    }
    boolean now = freeBytes < (low ? reserve + reserve / MORE : reserve);
    if (now != low) {
      low = now;
      report.accept(
          low
              ? "storage low: "
                  + freeBytes
                  + " bytes are left for "
                  + folder
                  + ", less than journal.reserve; new bets, orders and deposits are not taken until"
                  + " there is more"
              : "storage: " + freeBytes + " bytes are left; everything is taken again");
    }
  }
}
