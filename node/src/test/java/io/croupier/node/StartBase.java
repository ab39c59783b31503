package io.croupier.node;

import io.croupier.config.SnapshotSettings.Every;
import io.croupier.journal.chronicle.DataFolder;
import io.croupier.journal.chronicle.SnapshotFolder;
import io.croupier.journal.frame.Durability;
import io.croupier.testkit.workload.TimedCommand;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** What a start may find: a data folder of two runs, in one state or another. */
enum StartBase {
  /** There is nothing yet. */
  NEW,
  STOPPED,
  /** The second run was killed; not every outcome had come into its log. */
  KILLED,
  /** A force of the second run failed. */
  FORCE_FAILED,
  /** The index of transaction ids has to be written anew, in place of a damaged one. */
  INDEX_DAMAGED,
  /** Neither of the snapshots can be used, and outcomes of the first run have to be logged anew. */
  DERIVED_LOST;

  private static final int COMMANDS = 60;
  private static final int FORCED = 25;
  private static final long APART_NS = 60_000_000;
  private static final Every SOMETIMES = new Every(20, null);

  /** Makes it in {@code root}/state; the reference is told what was taken in. */
  void make(Path root, List<TimedCommand> commands, Reference reference) throws IOException {
    Path data = root.resolve("state");
    if (this == NEW) {
      return;
    }
    run(data, commands.subList(0, COMMANDS), reference, COMMANDS, true);
    List<TimedCommand> second = commands.subList(COMMANDS, 2 * COMMANDS);
    run(data, second, reference, this == STOPPED ? COMMANDS : FORCED, this == STOPPED);
    save(data);
    switch (this) {
      case FORCE_FAILED -> {
        // Snapshots are taken of what is forced: there is none behind the mark.
        Folders.delete(data.resolve("snapshots"));
        long forced = COMMANDS + FORCED;
        Files.writeString(data.resolve("FAILED"), "epoch=2\nforcedSequence=" + forced);
      }
      case INDEX_DAMAGED -> Files.writeString(data.resolve("ids").resolve("DAMAGED"), "");
      case DERIVED_LOST -> {
        flip(data.resolve("snapshots"));
        Folders.delete(data.resolve("epoch-00000001").resolve("outcomes"));
      }
      case NEW, STOPPED, KILLED -> {}
    }
  }

  /** The last command that was answered. */
  long answered(Reference reference) {
    return this == STOPPED ? reference.size() : COMMANDS + FORCED;
  }

  /** The last command that a start must come to. */
  long last(Reference reference) {
    return this == FORCE_FAILED ? COMMANDS + FORCED : reference.size();
  }

  /** One run, of which commands behind so many are appended, and nothing more comes of them. */
  private static void run(
      Path data, List<TimedCommand> commands, Reference reference, int forced, boolean stops) {
    ShuffledNode node = new ShuffledNode(data, report -> {});
    node.open(Durability.DISK, commands.get(0), report -> {});
    Random random = new Random(7);
    for (int i = 0; i < commands.size(); i++) {
      byte[] message = commands.get(i).message();
      long atNs = commands.get(i).timestampNs() + reference.size() * APART_NS;
      boolean taken = node.take(new TimedCommand(atNs, message));
      while (!taken && i < forced) {
        node.step(random);
        taken = node.take(new TimedCommand(atNs, message));
      }
      if (!taken) {
        // It waits for the index, which waits for the disk.
        break;
      }
      reference.add(new TimedCommand(node.timestampNs(), message));
      if (i + 1 == forced) {
        node.finish();
      } else if (i < forced) {
        node.step(random);
      } else {
        node.append();
      }
    }
    if (stops) {
      node.stop();
    }
    node.close();
  }

  private static void save(Path data) {
    try (DataFolder folder = DataFolder.read(data);
        SnapshotFolder.Owner snapshots = folder.snapshots().own()) {
      new JournalFollower(data, snapshots, SOMETIMES, report -> {}, () -> false, () -> false)
          .poll();
    }
  }

  private static void flip(Path snapshots) throws IOException {
    try (Stream<Path> files = Files.list(snapshots)) {
      for (Path file : files.filter(path -> path.toString().contains("snapshot-")).toList()) {
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] ^= 1;
        Files.write(file, bytes);
      }
    }
  }
}
