package io.croupier.node;

import io.croupier.config.SnapshotSettings.Every;
import io.croupier.engine.Engine;
import io.croupier.journal.chronicle.DataFolder;
import io.croupier.journal.chronicle.SnapshotFolder;
import io.croupier.journal.frame.Durability;
import io.croupier.testkit.workload.TimedCommand;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * One data folder that loses its power again and again, in runs and in starts, each time with other
 * pages and entries lost, and after each loss has to be what it would be if nothing had happened to
 * the commands that it still has: all that were answered at durability disk.
 */
final class CrashWorld {
  private static final long FEW_SEALS_NS = 7_000_000;

  /** So many commands do not go into one file. */
  private static final int OVER_A_FILE = 8_000;

  private static final Every SOMETIMES = new Every(40, null);

  private final long seed;
  private final Random random;
  private final Path folder;
  private final List<TimedCommand> commands;
  private final Reference reference = new Reference();
  private final Map<String, Integer> met = new TreeMap<>();
  private int disks;
  private int next;
  private long floor;
  private long proven;
  private boolean lost;

  /**
   * Begins with nothing.
   *
   * @param folder empty; disk after disk is made in it
   * @param commands to be taken in, the first a Genesis
   */
  CrashWorld(long seed, Path folder, List<TimedCommand> commands) {
    this.seed = seed;
    this.random = new Random(seed);
    this.folder = folder;
    this.commands = commands;
  }

  /** What has happened, and how often. */
  Map<String, Integer> met() {
    return met;
  }

  /** Loses the power so many times; gives how many images there were. */
  void run(int losses) throws IOException {
    Files.createDirectory(disk());
    for (int i = 0; i < losses; i++) {
      lose();
      checkDamageIsTold();
    }
    endWell();
  }

  private void lose() {
    Path image = folder.resolve("disk-" + (disks + 1));
    int share = random.nextInt(4) == 0 ? 100 * random.nextInt(2) : random.nextInt(101);
    lost = false;
    try (RecordedDisk disk = new RecordedDisk(disk())) {
      Runnable loss =
          () -> {
            disk.copyTo(image, random, share);
            lost = true;
          };
      boolean inStart = !isLong() && random.nextInt(3) == 0;
      if (inStart) {
        disk.loseAt(random.nextInt(60), loss);
      }
      try {
        live(disk, loss);
      } catch (PowerLost e) {
        count(inStart ? "lost in a start" : "lost at a step of a run");
      }
      if (!lost) {
        loss.run();
        count("lost between steps of a run");
      }
    }
    deleteDisk();
    disks++;
  }

  /** One run, until it loses its power or is to. */
  private void live(RecordedDisk disk, Runnable loss) {
    ShuffledNode node = start();
    Durability level = random.nextInt(3) == 0 ? Durability.MEMORY : Durability.DISK;
    try {
      if (!isLong() && random.nextInt(3) == 0) {
        disk.loseAt(disk.steps() + random.nextInt(40), loss);
      }
      open(node, level);
      try (SnapshotFolder.Owner snapshots = random.nextBoolean() ? own() : null) {
        JournalFollower follower = snapshots == null ? null : follower(snapshots);
        take(node, follower, isLong() ? OVER_A_FILE : random.nextInt(300));
      }
      if (random.nextInt(4) == 0) {
        node.stop();
        floor = node.sequence();
        proven = floor;
        count("lost behind a stop");
      }
    } finally {
      noteForced(node, level);
      if (!lost && random.nextBoolean()) {
        loss.run();
        disk.loseAt(RecordedDisk.NEVER, loss);
      }
      // What closing does to files may be lost too.
      node.close();
    }
  }

  /** The second run of every fourth world goes over more than one file. */
  private boolean isLong() {
    return seed % 4 == 0 && disks == 1;
  }

  private ShuffledNode start() {
    ShuffledNode node = new ShuffledNode(data(), report -> {});
    Engine engine = node.recovered().engine();
    reference.cutBehind(engine.sequence());
    String found = Reference.state(engine);
    require(engine.sequence() >= floor, "commands are lost behind " + engine.sequence());
    require(reference.state().equals(found), found + ", not " + reference.state());
    count(node.recovered().summary().contains("Begun with the snapshot") ? "from a snapshot" : "");
    count("journal ended: " + node.recovered().journal().ending());
    if (node.recovered().journal().cutCommands() > 0) {
      count("whole commands cut");
    }
    if (node.recovered().journal().file().endsWith("02F.cq4")) {
      count("ended in a second file");
    }
    return node;
  }

  private void open(ShuffledNode node, Durability level) {
    node.open(level, commands.get(0), report -> {});
    floor = node.recovered().journal().lastSequence();
    proven = floor;
    String difference = reference.firstDifference(node.recovered().log());
    require(difference.isEmpty(), difference + " is lost or altered");
    if (node.recovered().isNew()) {
      next = 0;
    } else if (random.nextBoolean()) {
      next = Math.min(reference.size(), commands.size() / 2);
    }
  }

  private void take(ShuffledNode node, JournalFollower follower, int count) {
    if (next + count > commands.size()) {
      // Gateways send much again; what they have sent before has its effect once.
      next = 1;
    }
    int end = next + count;
    while (next < end) {
      TimedCommand command = commands.get(next);
      long apart = random.nextInt((int) FEW_SEALS_NS) * (long) random.nextInt(4);
      long atNs = Math.max(command.timestampNs(), lastNs(node) + apart);
      if (node.take(new TimedCommand(atNs, command.message()))) {
        reference.add(new TimedCommand(node.timestampNs(), command.message()));
        next++;
      }
      for (int steps = random.nextInt(3); steps > 0; steps--) {
        node.step(random);
      }
      if (follower != null && random.nextInt(50) == 0) {
        follower.poll();
      }
    }
  }

  private void noteForced(ShuffledNode node, Durability level) {
    if (level == Durability.DISK) {
      floor = Math.max(floor, node.answered());
      proven = Math.max(proven, node.proven());
    }
  }

  private static long lastNs(ShuffledNode node) {
    return node.sequence() == 0 ? 0 : node.timestampNs();
  }

  /** A flipped bit in what was on the disk, and is known to have been, is told. */
  private void checkDamageIsTold() throws IOException {
    if (proven == 0 || random.nextInt(3) > 0) {
      return;
    }
    Path flipped = folder.resolve("flipped");
    Folders.copy(data(), flipped);
    if (Files.exists(flipped.resolve("snapshots"))) {
      Folders.delete(flipped.resolve("snapshots"));
    }
    long sequence = 1 + random.nextLong(proven);
    Path file = FrameFlip.flip(flipped, sequence, random);
    try {
      new ShuffledNode(flipped, report -> {}).close();
      throw new AssertionError("Seed " + seed + ": command " + sequence + " was flipped unnoticed");
    } catch (StartException e) {
      boolean told =
          e.exitCode() == ExitCode.JOURNAL
              && e.getMessage().contains("damaged at sequence " + sequence + " in ")
              && e.getMessage().contains(flipped.relativize(file).toString());
      require(told, "command " + sequence + " in " + file + ": " + e.getMessage());
    }
    Folders.delete(flipped);
    count("damage told");
  }

  /** Nothing is in the way of a clean run and of another start. */
  private void endWell() throws IOException {
    ShuffledNode node = start();
    open(node, Durability.DISK);
    take(node, null, 20);
    node.stop();
    floor = node.sequence();
    node.close();
    start().close();
    Folders.delete(disk());
  }

  private SnapshotFolder.Owner own() {
    try (DataFolder read = DataFolder.read(data())) {
      return read.snapshots().own();
    }
  }

  private JournalFollower follower(SnapshotFolder.Owner snapshots) {
    return new JournalFollower(
        data(), snapshots, SOMETIMES, report -> {}, () -> false, () -> false);
  }

  private Path disk() {
    return folder.resolve("disk-" + disks);
  }

  private Path data() {
    return disk().resolve("state");
  }

  private void deleteDisk() {
    try {
      Folders.delete(disk());
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private void count(String what) {
    if (!what.isEmpty()) {
      met.merge(what, 1, Integer::sum);
    }
  }

  private void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new AssertionError("Seed " + seed + ", disk " + disks + ": " + otherwise);
    }
  }
}
