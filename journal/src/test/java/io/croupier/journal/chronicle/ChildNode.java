package io.croupier.journal.chronicle;

import io.croupier.journal.frame.Durability;
import io.croupier.journal.frame.JournalState;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * A process that starts like a node, appends without end and is halted by a thread of its own, at
 * whatever instruction the appending thread then is.
 */
final class ChildNode {
  static final int HALTED = 77;

  private ChildNode() {}

  /** Arguments: data folder, home folder, durability, commands before it halts; 0: waits locked. */
  static Process start(Path data, Path home, Durability durability, int haltAfter)
      throws IOException {
    List<String> command = java(ChildNode.class, home);
    command.add(data.toString());
    command.add(durability.name());
    command.add(String.valueOf(haltAfter));
    return new ProcessBuilder(command).redirectErrorStream(true).start();
  }

  /** The command that runs a class of these tests with this process's flags. */
  static List<String> java(Class<?> main, Path home) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(argument -> argument.startsWith("--") || argument.startsWith("-XX"))
        .forEach(command::add);
    command.add("-Duser.home=" + home);
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add(main.getName());
    return command;
  }

  /** What a halted child knew as appended, or as forced at DISK, just before it halted. */
  static long acknowledged(Path data) throws IOException {
    return ByteBuffer.wrap(Files.readAllBytes(data.resolve("acknowledged"))).getLong();
  }

  public static void main(String[] arguments) throws Exception {
    Path data = Path.of(arguments[0]);
    Durability durability = Durability.valueOf(arguments[1]);
    int haltAfter = Integer.parseInt(arguments[2]);
    try (DataFolder folder = DataFolder.own(data);
        OutcomeLog outcomes = folder.openOutcomeLog(Runs.FILE_SIZE)) {
      System.out.println("owned");
      if (haltAfter == 0) {
        int end = System.in.read();
        System.out.println("ended with " + end);
        return;
      }
      JournalState state = Runs.replay(folder, outcomes);
      folder.forceAll();
      JournalAppender journal =
          folder.openEpoch(state, Runs.settings(durability), Runs.FILE_SIZE, 1);
      startToucher(journal, outcomes);
      startHalter(data, journal, state.lastSequence() + haltAfter);
      Runs.append(journal, outcomes, state.lastSequence(), Integer.MAX_VALUE);
    }
  }

  private static void startToucher(JournalAppender journal, OutcomeLog outcomes) {
    PageToucher toucher = new PageToucher(journal, outcomes);
    new Thread(
            () -> {
              while (true) {
                if (toucher.doWork() == 0) {
                  Thread.onSpinWait();
                }
              }
            })
        .start();
  }

  /** At MEMORY it watches what is appended, at DISK it is the force thread. */
  private static void startHalter(Path data, JournalAppender journal, long haltAt) {
    boolean forces = journal.header().durability() == Durability.DISK;
    new Thread(
            () -> {
              long acknowledged = 0;
              while (acknowledged < haltAt) {
                acknowledged = forces ? journal.force() : journal.appendedSequence();
              }
              note(data, acknowledged);
              Runtime.getRuntime().halt(HALTED);
            })
        .start();
  }

  private static void note(Path data, long sequence) {
    ByteBuffer bytes = ByteBuffer.allocate(Long.BYTES).putLong(0, sequence);
    try (FileChannel channel =
        FileChannel.open(
            data.resolve("acknowledged"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      channel.write(bytes, 0);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
