package io.croupier.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Snapshots of a node that takes commands meanwhile, and is killed, as their writer is. */
class SnapshotIT {
  private static final int KILLS = 3;

  @TempDir private Path folder;

  @Test
  void shouldStartFromTheSnapshotsOfTheNodesOwnFollower() {
    String endpoint = Nodes.freeEndpoint();
    List<String> options =
        Nodes.options(folder, endpoint, "snapshot.follower=on", "snapshot.every=200");
    try (Edge edge = new Edge(1, endpoint)) {
      Deposits deposits = new Deposits(edge);
      for (int i = 0; i < KILLS; i++) {
        String before = newest();
        try (ChildNode node = ChildNode.start(options)) {
          edge.await(() -> steps(deposits) && !newest().equals(before), "a new snapshot");
          node.kill();
        }
      }
      try (ChildNode node = ChildNode.start(options)) {
        deposits.finish(deposits.sent() + 100);
        deposits.checkAll();
        deposits.checkStream();
        assertSaid(node.lines(), "Begun with the snapshot of command ");
        assertEquals(0, node.stop(), "" + node.lines());
      }
    }
  }

  @Test
  void shouldStartFromWhatAFollowerLeavesThatIsKilledWhileItWrites() throws Exception {
    String endpoint = Nodes.freeEndpoint();
    List<String> options = Nodes.options(folder, endpoint, "snapshot.follower=off");
    try (Edge edge = new Edge(1, endpoint)) {
      Deposits deposits = new Deposits(edge);
      try (ChildNode node = ChildNode.start(options)) {
        for (int i = 0; i < KILLS; i++) {
          Process follower = follower("--set", "snapshot.every=1");
          edge.await(() -> steps(deposits) && isWriting(), "a snapshot being written");
          follower.destroyForcibly().waitFor();
          deposits.finish(deposits.sent() + 100);
        }
        Process once = follower("--once");
        assertEquals(0, once.waitFor(), said(once));
        assertTrue(!isWriting(), "what was left unfinished is gone");
        assertEquals(0, node.stop(), "" + node.lines());
      }
      try (ChildNode node = ChildNode.start(options)) {
        deposits.finish(deposits.sent() + 100);
        deposits.checkAll();
        deposits.checkStream();
        assertSaid(node.lines(), "Begun with the snapshot of command ");
        assertEquals(0, node.stop(), "" + node.lines());
      }
    }
  }

  private Process follower(String... more) throws IOException {
    List<String> command = new ArrayList<>(ChildNode.java(SnapshotMain.class));
    command.addAll(List.of("--data", folder.toString()));
    command.addAll(List.of(more));
    return new ProcessBuilder(command).redirectErrorStream(true).start();
  }

  private static String said(Process process) throws IOException {
    return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }

  private static boolean steps(Deposits deposits) {
    deposits.step();
    return true;
  }

  private boolean isWriting() {
    return snapshots().stream().anyMatch(name -> name.endsWith(".new"));
  }

  private String newest() {
    return snapshots().stream()
        .filter(name -> !name.endsWith(".new"))
        .reduce("", (older, newer) -> newer);
  }

  private List<String> snapshots() {
    Path snapshots = folder.resolve("snapshots");
    if (!Files.isDirectory(snapshots)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(snapshots)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.startsWith("snapshot-"))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void assertSaid(List<String> lines, String words) {
    assertTrue(lines.stream().anyMatch(line -> line.contains(words)), "" + lines);
  }
}
