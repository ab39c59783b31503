package io.croupier.distribution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who could not print does not end as if all were well; who is no longer read does. */
class OutputIT {
  private static final String TO_FULL_DISK = "exec \"$@\" > /dev/full";
  private static final String TO_NOBODY = "{ \"$@\"; echo code $? >&2; } | true";

  @TempDir private Path folder;

  static List<String> mains() {
    return SourceTree.mains();
  }

  @ParameterizedTest
  @MethodSource("mains")
  void shouldSayThatItsHelpCouldNotBeWritten(String main) throws Exception {
    Result full = run(TO_FULL_DISK, main, "--help");
    assertEquals(10, full.code, full.err);
    assertTrue(full.err.startsWith("croupier: standard output could not be written ("), full.err);
    assertEquals(1, full.err.lines().count(), full.err);
    assertEquals("code 0", run(TO_NOBODY, main, "--help").err.strip());
  }

  @ParameterizedTest
  @ValueSource(strings = {"verify", "print", "balances", "print --json"})
  void shouldSayThatAJournalWasNotShown(String call) throws Exception {
    Path commands = Files.writeString(folder.resolve("commands"), openings());
    String data = folder.resolve("data").toString();
    String batch = "io.croupier.node.BatchMain";
    assertEquals(0, run("exec \"$@\"", batch, "--data", data, commands.toString()).code);

    String replay = "io.croupier.replay.ReplayMain";
    List<String> arguments = new ArrayList<>(List.of(call.split(" ")));
    arguments.add(data);
    Result full = run(TO_FULL_DISK, replay, arguments.toArray(new String[0]));
    assertEquals(10, full.code, full.err);
    assertTrue(full.err.contains("could not be written (No space left on device)"), full.err);
    Result head = run(TO_NOBODY, replay, arguments.toArray(new String[0]));
    assertEquals("code 0", head.err.strip());
  }

  @Test
  void shouldKeepTheExitCodeOfWhatWentWrongBefore() throws Exception {
    Result none = run(TO_FULL_DISK, "io.croupier.replay.ReplayMain", "verify", folder + "/no");
    assertEquals(2, none.code, none.err);
  }

  /** More than fits into what is printed at once. */
  private static String openings() {
    return "{\"command\":\"OpenAccount\",\"currency\":\"GBP\"}\n".repeat(500);
  }

  private Result run(String script, String main, String... arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of("sh", "-c", script, "sh"));
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), main));
    command.addAll(List.of(arguments));
    File err = folder.resolve("err").toFile();
    Process process =
        new ProcessBuilder(command)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(err)
            .start();
    assertTrue(process.waitFor(60, TimeUnit.SECONDS), "it does not end");
    return new Result(process.exitValue(), Files.readString(err.toPath()));
  }

  private record Result(int code, String err) {}
}
