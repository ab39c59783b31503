package io.croupier.journal.chronicle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Disks that fail for a child process only, where the system can arrange that. */
@Timeout(value = 1, unit = TimeUnit.MINUTES)
class DiskFaultIT {
  private static final List<String> SMALL_DISK =
      List.of("unshare", "-m", "sh", "-c", "mount -t tmpfs -o size=6m tmpfs \"$0\" && exec \"$@\"");
  private static final List<String> FAILING_FORCE =
      List.of("strace", "-f", "-qq", "-e", "inject=fdatasync:error=EIO:when=30+", "-o");

  @TempDir Path temp;

  @Test
  void shouldRefuseANewFileWhenTheDiskHasNoRoomForIt() throws Exception {
    assertStops("has no room for a file of", "CUT and kept", onSmallDisk("MEMORY"));
  }

  @Test
  void shouldLoseNothingWhenSomethingElseTakesAllRoomWhileAFileIsWritten() throws Exception {
    assertStops("has no room for a file of", "CUT and kept", onSmallDisk("MEMORY", "fill"));
  }

  @Test
  void shouldBeRefusedWhenTheLastRoomGoesBeforeAQueueHasItsFirstFile() throws Exception {
    assertStops(
        "metadata.cq4t (No space left on device)",
        "NONE and kept",
        onSmallDisk("MEMORY", "fill-first"));
  }

  @Test
  void shouldMarkWhatWasForcedAndCutBehindItWhenAForceFails() throws Exception {
    List<String> strace = new ArrayList<>(FAILING_FORCE);
    strace.add(temp.resolve("trace").toString());
    assumeRuns(strace);
    assertStops("Input/output error", "CUT and kept", child(strace, "DISK"));
    String mark = Files.readString(temp.resolve("data/FAILED"));
    assertEquals(
        "epoch=1\nforcedSequence=" + Runs.read(temp.resolve("data")).lastSequence(), mark.strip());
  }

  private List<String> onSmallDisk(String... arguments) throws InterruptedException {
    List<String> disk = new ArrayList<>(SMALL_DISK);
    disk.add(temp.toString());
    assumeRuns(disk);
    return child(disk, arguments);
  }

  private List<String> child(List<String> before, String... arguments) {
    List<String> command = new ArrayList<>(before);
    command.addAll(ChildNode.java(DiskFaultChild.class, temp));
    command.add(temp.toString());
    command.addAll(List.of(arguments));
    return command;
  }

  private static void assumeRuns(List<String> before) throws InterruptedException {
    List<String> nothing = new ArrayList<>(before);
    nothing.add("true");
    assumeTrue(run(nothing).code == 0, before.get(0) + " does not do that on this system");
  }

  private static void assertStops(String sentence, String state, List<String> command)
      throws InterruptedException {
    Said said = run(command);
    assertEquals(0, said.code, said.text);
    assertTrue(said.text.contains(sentence), said.text);
    assertTrue(said.text.contains(state), said.text);
  }

  private static Said run(List<String> command) throws InterruptedException {
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      byte[] text = process.getInputStream().readAllBytes();
      return new Said(process.waitFor(), new String(text, StandardCharsets.UTF_8));
    } catch (IOException e) {
      return new Said(-1, e.getMessage());
    }
  }

  private record Said(int code, String text) {}
}
