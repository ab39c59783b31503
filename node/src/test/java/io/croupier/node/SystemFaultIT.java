package io.croupier.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
      assertEquals(ExitCode.DISK.code(), refused.exitCode(), "" + refused.lines());
      String last = refused.lines().get(refused.lines().size() - 1);
      assertTrue(last.startsWith("croupier: ") && last.contains("Input/output error"), last);
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
