package io.croupier.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Writer;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A process of a benchmark, with this one's Java, class path and flags; it ends with this object.
 */
final class Child implements AutoCloseable {
  private static final long END_SECONDS = 60;

  /** As a shift. */
  private static final int KILOBYTES_OF_MEGABYTE = 10;

  private final Process process;
  private final Thread onExit;
  private String said;

  /** Starts a main class and waits until it prints a line that has {@code ready} in it. */
  Child(String main, String ready, List<String> jvm, List<String> args) {
    List<String> line = new ArrayList<>();
    line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    for (String flag : ManagementFactory.getRuntimeMXBean().getInputArguments()) {
      if (!flag.startsWith("-Xm")) {
        line.add(flag);
      }
    }
    line.addAll(jvm);
    line.addAll(List.of("-cp", System.getProperty("java.class.path"), main));
    line.addAll(args);
    try {
      process = new ProcessBuilder(line).redirectErrorStream(true).start();
      onExit = new Thread(process::destroyForcibly);
      Runtime.getRuntime().addShutdownHook(onExit);
      await(main, ready);
    } catch (IOException e) {
      throw new BenchException(main + " could not be started: " + e.getMessage());
    }
  }

  /** Stops the process where it stands, so that it takes no core from the other side. */
  void pause() {
    signal("-STOP");
  }

  /** Lets it go on. */
  void resume() {
    signal("-CONT");
  }

  /** Writes a line to its standard input. */
  void tell(String line) {
    try {
      process.getOutputStream().write((line + "\n").getBytes(StandardCharsets.UTF_8));
      process.getOutputStream().flush();
    } catch (IOException e) {
      throw new BenchException("A process of the benchmark has ended: " + e.getMessage());
    }
  }

  /** The lines that it printed before it was ready, and the one that says so. */
  String said() {
    return said;
  }

  /** The most memory that it has had resident; -1 where the system does not tell. */
  long mostResidentMegabytes() {
    Path status = Path.of("/proc", Long.toString(process.pid()), "status");
    if (!Files.isReadable(status)) {
      return -1;
    }
    try (Stream<String> lines = Files.lines(status)) {
      return lines
          .filter(line -> line.startsWith("VmHWM:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) >> KILOBYTES_OF_MEGABYTE)
          .findFirst()
          .orElse(-1);
    } catch (IOException e) {
      return -1;
    }
  }

  @Override
  public void close() {
    resume();
    process.destroy();
    try {
      if (!process.waitFor(END_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
      Runtime.getRuntime().removeShutdownHook(onExit);
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }

  private void await(String main, String ready) throws IOException {
    var out =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    StringBuilder said = new StringBuilder();
    String line = out.readLine();
    while (line != null && !line.contains(ready)) {
      said.append(line).append('\n');
      line = out.readLine();
    }
    if (line == null) {
      throw new BenchException(main + " ended before it was ready. It said:\n" + said);
    }
    this.said = said.append(line).toString();
    Thread rest = new Thread(() -> discard(out), "output of " + main);
    rest.setDaemon(true);
    rest.start();
  }

  private static void discard(BufferedReader out) {
    try {
      out.transferTo(Writer.nullWriter());
    } catch (IOException e) {
      // The process was ended in the middle of a line: there is nothing left to discard.
      return;
    }
  }

  private void signal(String signal) {
    try {
      new ProcessBuilder("kill", signal, Long.toString(process.pid())).start().waitFor();
    } catch (IOException e) {
      throw new BenchException("kill could not be run: " + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
