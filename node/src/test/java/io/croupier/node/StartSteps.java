package io.croupier.node;

import io.croupier.journal.frame.Durability;
import io.croupier.testkit.workload.TimedCommand;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;

/**
 * Starts that end at one of their steps, by the death of the process or a loss of power, and starts
 * of what they leave, which may end so too.
 */
final class StartSteps {
  private final StartBase base;
  private final Path folder;
  private final List<TimedCommand> commands;
  private final Reference reference = new Reference();
  private final Path whole;
  private int images;

  StartSteps(StartBase base, Path folder, List<TimedCommand> commands) throws IOException {
    this.base = base;
    this.folder = folder;
    this.commands = commands;
    this.whole = Files.createDirectory(folder.resolve("whole"));
    base.make(whole, commands, reference);
  }

  /** The data folder as it is made; to be copied. */
  Path whole() {
    return whole;
  }

  /** How many steps a start of {@code disk}, up to its open epoch, goes through. */
  int count(Path disk) throws IOException {
    Path copy = copy(disk);
    try (RecordedDisk recorded = new RecordedDisk(copy)) {
      ShuffledNode node = start(copy);
      int steps = recorded.steps();
      node.close();
      return steps;
    } finally {
      Folders.delete(copy);
    }
  }

  /**
   * Starts a copy of {@code disk} and ends that at a step; gives what is left.
   *
   * @param power null: the process dies; else it draws what the power takes
   */
  Path end(Path disk, int step, Random power) throws IOException {
    Path copy = copy(disk);
    Path image = folder.resolve("image-" + images++);
    try (RecordedDisk recorded = new RecordedDisk(copy)) {
      recorded.loseAt(
          step,
          () -> {
            if (power == null) {
              recorded.copyTo(image);
            } else {
              recorded.copyTo(image, power, power.nextInt(101));
            }
          });
      try {
        start(copy).close();
        throw new AssertionError(base + " has no step " + step);
      } catch (PowerLost e) {
        return image;
      }
    } finally {
      Folders.delete(copy);
    }
  }

  /** Starts {@code disk} for good: it must be what it would be if no start had been ended. */
  void check(Path disk, String told) throws IOException {
    ShuffledNode node = new ShuffledNode(disk.resolve("state"), report -> {});
    reference.cutBehind(base.last(reference));
    String found = Reference.state(node.recovered().engine());
    require(found.equals(reference.state()), told + ": " + found + ", not " + reference.state());
    node.open(Durability.DISK, commands.get(0), report -> {});
    String difference = reference.firstDifference(node.recovered().log());
    require(difference.isEmpty(), told + ": " + difference + " is lost or altered");
    node.stop();
    node.close();
    Folders.delete(disk);
  }

  private ShuffledNode start(Path disk) {
    ShuffledNode node = new ShuffledNode(disk.resolve("state"), report -> {});
    node.open(Durability.DISK, commands.get(0), report -> {});
    return node;
  }

  private Path copy(Path disk) throws IOException {
    Path copy = folder.resolve("copy-" + images++);
    Folders.copy(disk, copy);
    return copy;
  }

  private void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new AssertionError(base + ", " + otherwise);
    }
  }
}
