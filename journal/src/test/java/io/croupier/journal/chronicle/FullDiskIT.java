package io.croupier.journal.chronicle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** On a small disk of the child's own, where the system lets a process have one. */
@Timeout(value = 1, unit = TimeUnit.MINUTES)
class FullDiskIT {
  private static final String SMALL_DISK = "mount -t tmpfs -o size=6m tmpfs \"$0\" && exec \"$@\"";

  @TempDir Path temp;

  @Test
  void shouldRefuseANewFileWhenTheDiskHasNoRoomForIt() throws Exception {
    assertStops("The disk has no room for a file of");
  }

  @Test
  void shouldLoseNothingWhenSomethingElseTakesAllRoomWhileAFileIsWritten() throws Exception {
    assertStops("The disk has no room for a file of", "fill");
  }

  private void assertStops(String sentence, String... arguments) throws Exception {
    assumeTrue(
        run(List.of("unshare", "-m", "sh", "-c", SMALL_DISK, temp.toString(), "true")).code == 0,
        "this system gives no private mounts");
    List<String> command = ChildNode.java(FullDiskChild.class, temp);
    command.add(temp.toString());
    command.addAll(List.of(arguments));
    command.addAll(0, List.of("unshare", "-m", "sh", "-c", SMALL_DISK, temp.toString()));
    Said said = run(command);
    assertEquals(0, said.code, said.text);
    assertTrue(said.text.contains(sentence), said.text);
    assertTrue(said.text.contains("CUT true"), said.text);
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
