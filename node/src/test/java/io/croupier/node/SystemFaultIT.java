package io.croupier.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.croupier.testkit.ReadOnlyFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A node whose system calls fail, or take long, where that can be arranged for one process. */
class SystemFaultIT {
  @TempDir private Path folder;

  private final String endpoint = Nodes.freeEndpoint();

  @ParameterizedTest(name = "{0}, {1}")
  @CsvSource({
    "fdatasync:error=EIO:when=30+,disk,true",
    "fdatasync:error=ENOSPC:when=30+,disk,true",
    "pwrite64:error=EIO:when=60+,memory,false",
    "pwrite64:error=ENOSPC:when=60+,disk,false",
    "fallocate:error=ENOSPC:when=3+,memory,false",
  })
  void shouldStopWithTheDisksCodeAndHaveEveryEffectOnceAfterwards(
      String fault, String durability, boolean marked) {
    List<String> options =
        Nodes.options(
            folder,
            endpoint,
            "journal.durability=" + durability,
            "journal.fileSize=1MiB",
            "snapshot.follower=off");
    try (ChildNode failing = ChildNode.start(injecting(fault), options);
        Edge edge = new Edge(1, endpoint)) {
      Deposits deposits = new Deposits(edge);
      edge.await(
          () -> {
            deposits.step();
            return !failing.isAlive();
          },
          "end of the node");
      assertEquals(ExitCode.DISK.code(), failing.exitCode(), "" + failing.lines());
      String last = failing.lines().get(failing.lines().size() - 1);
      assertTrue(last.startsWith("croupier: stopped: ") && last.endsWith("."), last);
      assertEquals(marked, Files.exists(folder.resolve("FAILED")));
      try (Node sound = Nodes.start(options)) {
        deposits.finish(deposits.sent() + 100);
        deposits.checkAll();
        deposits.checkStream();
      }
    }
  }

  @Test
  void shouldOnlyBeSlowerWhereEveryForceTakesLong() {
    List<String> options = Nodes.options(folder, endpoint, "journal.durability=disk");
    try (ChildNode slow = ChildNode.start(injecting("fdatasync:delay_enter=150000"), options);
        Edge edge = new Edge(1, endpoint)) {
      Deposits deposits = new Deposits(edge);
      deposits.finish(300);
      deposits.checkAll();
      deposits.checkStream();
      assertEquals(0, slow.stop(), "" + slow.lines());
    }
  }

  @Test
  void shouldNotStartWhereWhatItHasReadCannotBeForced() {
    List<String> options = Nodes.options(folder, endpoint);
    ChildNode.start(options).kill();
    try (ChildNode refused = ChildNode.start(injecting("fsync:error=EIO:when=1+"), options)) {
      assertRefusedByTheDisk(refused, "Input/output error");
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void shouldNotStartWhereTheLastRoomGoesBeforeAFileHasIts(int file) {
    List<String> options = Nodes.options(folder, endpoint);
    String fault = "fallocate:error=ENOSPC:when=" + file + "+";
    try (ChildNode refused = ChildNode.start(injecting(fault), options)) {
      assertRefusedByTheDisk(refused, "no room");
    }
    try (ChildNode sound = ChildNode.start(options)) {
      assertEquals(0, sound.stop(), "" + sound.lines());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"memory", "disk"})
  void shouldHaveEveryEffectOnceWhenThereIsRoomAgain(String durability) {
    Path image = folder.resolve("image");
    assumeRuns(onSmallDisk(image, "true"));
    List<String> options =
        Nodes.options(
            folder.resolve("disk").resolve("data"),
            endpoint,
            "journal.durability=" + durability,
            "journal.fileSize=1MiB",
            "journal.reserve=0",
            "snapshot.follower=off");
    String filled = "fallocate -l 12m \"$1/filler\"";
    try (ChildNode node = ChildNode.start(onSmallDisk(image, filled), options);
        Edge edge = new Edge(1, endpoint)) {
      Deposits deposits = new Deposits(edge);
      edge.await(
          () -> {
            deposits.step();
            return !node.isAlive();
          },
          "end of the node");
      assertEquals(ExitCode.DISK.code(), node.exitCode(), "" + node.lines());
      String last = node.lines().get(node.lines().size() - 1);
      assertTrue(last.startsWith("croupier: stopped: ") && last.contains("space"), last);
      assertTrue(last.endsWith("start again."), last);
      String full = "cat /dev/zero > \"$1/rest\" 2> /dev/null";
      try (ChildNode refused = ChildNode.start(onSmallDisk(image, full), options)) {
        assertRefusedByTheDisk(refused, "");
      }
      String freed = "rm \"$1/filler\" \"$1/rest\"";
      try (ChildNode sound = ChildNode.start(onSmallDisk(image, freed), options)) {
        deposits.finish(deposits.sent() + 100);
        deposits.checkAll();
        deposits.checkStream();
        assertEquals(0, sound.stop(), "" + sound.lines());
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"lock", "counters"})
  void shouldNotStartWhereAFileOfEveryRunIsReadOnly(String name) throws Exception {
    List<String> options = Nodes.options(folder, endpoint);
    ChildNode.start(options).kill();
    try (ReadOnlyFile file = new ReadOnlyFile(folder.resolve(name))) {
      assumeTrue(file.isReadOnly(), "the superuser may write to every file on this file system");
      try (ChildNode refused = ChildNode.start(options)) {
        assertRefusedByTheDisk(refused, folder.resolve(name).toString());
      }
    }
  }

  @Test
  void shouldStartWhereAnotherProcessHasTheNumberOfTheDeadOwner() {
    List<String> space = List.of("unshare", "-fp", "--kill-child", "--mount-proc");
    assumeRuns(space);
    List<String> options = Nodes.options(folder, endpoint);
    for (int i = 0; i < 2; i++) {
      // In a space of its own each has the same number, which is that of its lock.
      try (ChildNode node = ChildNode.start(space, options)) {
        assertTrue(node.isAlive(), "" + node.lines());
        node.kill();
      }
    }
  }

  private static void assertRefusedByTheDisk(ChildNode refused, String why) {
    assertEquals(ExitCode.DISK.code(), refused.exitCode(), "" + refused.lines());
    String last = refused.lines().get(refused.lines().size() - 1);
    assertTrue(last.startsWith("croupier: ") && last.endsWith("."), last);
    assertTrue(last.contains(why), last);
  }

  /**
   * A disk in a file, made when there is none, which only the process itself sees.
   *
   * @param first what is done to it, as $1, before
   */
  private List<String> onSmallDisk(Path image, String first) {
    String script =
        "[ -e \"$0\" ] || mkfs.ext4 -q -m 0 \"$0\" 32m; mkdir -p \"$1\" &&"
            + " mount -o loop \"$0\" \"$1\" && { "
            + first
            + "; shift; exec \"$@\"; }";
    String disk = folder.resolve("disk").toString();
    return List.of("unshare", "-m", "sh", "-c", script, image.toString(), disk);
  }

  /** The node is the process itself: who traces it is no parent of it. */
  private List<String> injecting(String fault) {
    String call = fault.substring(0, fault.indexOf(':'));
    List<String> strace = new ArrayList<>(List.of("strace", "-D", "-f", "-qq", "--seccomp-bpf"));
    strace.addAll(List.of("-e", "trace=" + call, "-e", "inject=" + fault));
    strace.addAll(List.of("-o", "/dev/null"));
    assumeRuns(strace);
    return strace;
  }

  private static void assumeRuns(List<String> before) {
    List<String> nothing = new ArrayList<>(before);
    nothing.add("true");
    boolean runs;
    try {
      runs = Run.of(nothing, "").code() == 0;
    } catch (UncheckedIOException e) {
      runs = false;
    }
    assumeTrue(runs, before.get(0) + " cannot do that on this system");
  }
}
