package io.croupier.node;

import io.croupier.config.FollowerMode;
import io.croupier.config.SnapshotSettings.Every;
import io.croupier.journal.chronicle.SnapshotFolder;
import io.croupier.journal.frame.JournalException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.agrona.concurrent.Agent;

/** The node's own follower. Runs on a thread of its own and is in nobody's way. */
final class FollowerStage implements Agent {
  private static final int CORES = 4;
  private static final long POLL_NS = TimeUnit.MILLISECONDS.toNanos(500);

  private final Path data;
  private final SnapshotFolder.Owner snapshots;
  private final Every every;
  private final Consumer<String> report;
  private final BooleanSupplier storageLow;
  private JournalFollower follower;
  private long polledNs = System.nanoTime();
  private volatile boolean stopped;

  /** See {@link JournalFollower}. */
  FollowerStage(
      Path data,
      SnapshotFolder.Owner snapshots,
      Every every,
      Consumer<String> report,
      BooleanSupplier storageLow) {
    this.data = data;
    this.snapshots = snapshots;
    this.every = every;
    this.report = report;
    this.storageLow = storageLow;
  }

  /** Whether a node has one on a machine with so many cores. */
  static boolean isWanted(FollowerMode mode, int cores) {
    return mode == FollowerMode.ON || mode == FollowerMode.AUTO && cores >= CORES;
  }

  @Override
  public int doWork() {
    if (stopped || System.nanoTime() - polledNs < POLL_NS) {
      return 0;
    }
    try {
      long work = follow();
      polledNs = System.nanoTime();
      return (int) Math.min(work, Integer.MAX_VALUE);
    } catch (StoppedException e) {
      return 0;
    } catch (JournalException e) {
      // A thread that takes long to leave off is interrupted, which closes its files.
      if (stopped) {
        return 0;
      }
      throw e;
    }
  }

  private long follow() {
    if (follower == null) {
      follower = new JournalFollower(data, snapshots, every, report, storageLow, () -> stopped);
    }
    return follower.poll();
  }

  /** Lets it leave off soon, whatever it is doing. Any thread. */
  void stop() {
    stopped = true;
  }

  @Override
  public String roleName() {
    return "follower";
  }
}
