package io.croupier.node;

import io.croupier.config.Settings;
import io.croupier.journal.chronicle.DataFolder;
import io.croupier.journal.chronicle.FolderTakenException;
import io.croupier.journal.chronicle.SnapshotFolder;
import io.croupier.journal.frame.DiskException;
import io.croupier.journal.frame.JournalException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code croupier snapshot}: a follower as a process of its own. */
@Command(
    name = "./croupier snapshot",
    sortOptions = false,
    description = {
      "Replays the journal of a node, also while it runs, and saves snapshots, from which a start"
          + " goes on: the newest two are kept, in the folder snapshots of the data folder.",
      "It proves by the way that the replay gives the outcomes that the node gave; a difference ends"
          + " it with code 13. The node does not notice it, and it may be killed at any time."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  ./croupier snapshot --data state --once",
      "  ./croupier snapshot --data state --set snapshot.every=1h"
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:with --once: a snapshot of the journal's last seal is there",
      "2:a mistake in the call, or the folder holds no journal",
      "3:the JVM ran out of memory: it needs as much as the node",
      "4:another process writes snapshots of this folder",
      "5:JVM flags are missing",
      "6:the journal is damaged, or does not belong to this software",
      "9:a command breaks the engine",
      "10:the disk did not take the snapshot, or standard output could not be written",
      "11:the settings are wrong",
      "13:the replay gives other outcomes than the live engine gave"
    })
public final class SnapshotMain implements Callable<Integer> {
  private static final long POLL_MS = 500;

  @Mixin private SettingsOptions chosen;

  @Option(
      names = "--once",
      description = "Save one at the journal's last seal, and end. Default: follow for ever.")
  private boolean once;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "This page.")
  @SuppressWarnings("UnusedVariable")
  private boolean help;

  /** Runs the follower until it is done, or a signal ends it. */
  public static void main(String[] args) {
    Mains.run(new SnapshotMain(), args);
  }

  @Override
  public Integer call() throws InterruptedException {
    JvmFlags.check();
    Settings settings = chosen.load();
    try (SnapshotFolder.Owner snapshots = own(settings.data())) {
      return follow(settings, snapshots).code();
    } catch (JournalException e) {
      throw StartException.of(e);
    }
  }

  private ExitCode follow(Settings settings, SnapshotFolder.Owner snapshots)
      throws InterruptedException {
    JournalFollower follower = follower(settings, snapshots);
    if (once) {
      return saveOnce(follower);
    }
    System.out.println("following " + settings.data() + " from command " + follower.sequence());
    while (true) {
      try {
        follower.poll();
      } catch (InternalError e) {
        // So Java tells that a mapped file was cut under its hands, as a stopping node does.
        follower = follower(settings, snapshots);
      }
      TimeUnit.MILLISECONDS.sleep(POLL_MS);
    }
  }

  private static ExitCode saveOnce(JournalFollower follower) {
    boolean saved;
    try {
      saved = follower.saveAtEnd();
    } catch (InternalError e) {
      throw new StartException(
          ExitCode.JOURNAL,
          "A file became shorter while it was read, as when a node stops: call again.");
    }
    if (saved) {
      System.out.println("the newest snapshot is of command " + follower.savedSequence());
    }
    return saved ? ExitCode.OK : ExitCode.DISK;
  }

  private static JournalFollower follower(Settings settings, SnapshotFolder.Owner snapshots) {
    return new JournalFollower(
        settings.data(),
        snapshots,
        settings.snapshot().every(),
        System.out::println,
        () -> isLow(settings.data(), settings.journal().reserve()),
        () -> false);
  }

  /** Where the disk does not tell, it is found out by writing. */
  private static boolean isLow(Path data, long reserve) {
    try {
      return Files.getFileStore(data).getUsableSpace() < reserve;
    } catch (IOException e) {
      return false;
    }
  }

  private static SnapshotFolder.Owner own(Path path) {
    try (DataFolder folder = DataFolder.read(path)) {
      return folder.snapshots().own();
    } catch (FolderTakenException e) {
      throw new StartException(ExitCode.LOCKED, e);
    } catch (DiskException e) {
      throw new StartException(ExitCode.DISK, e);
    } catch (JournalException e) {
      throw new StartException(ExitCode.USAGE, e);
    }
  }
}
