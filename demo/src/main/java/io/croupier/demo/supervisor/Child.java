package io.croupier.demo.supervisor;

import io.croupier.demo.edge.Board;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** One process: its lines are heard by a thread of its own, its errors go to a file. */
public final class Child {
  private static final int LINES_TOLD = 12;

  private final String name;
  private final Path log;
  private final Process process;
  private final Thread reader;

  private Child(String name, Path log, Process process, Thread reader) {
    this.name = name;
    this.log = log;
    this.process = process;
    this.reader = reader;
  }

  /**
   * Starts a process.
   *
   * @param log takes what it writes on its standard error, behind what is in it.
   * @param listener hears the lines of its standard output, on a thread of the child's own.
   */
  public static Child start(
      Children children, String name, List<String> command, Path log, Consumer<String> listener) {
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()));
    Process process = children.start(builder);
    Thread reader = new Thread(() -> read(process, listener), name);
    reader.setDaemon(true);
    reader.start();
    return new Child(name, log, process, reader);
  }

  /** Writes a line of JSON to its standard input; nothing when it has ended. */
  public void tell(Map<String, ?> line) {
    try {
      OutputStream out = process.getOutputStream();
      out.write((Board.line(line) + "\n").getBytes(StandardCharsets.UTF_8));
      out.flush();
    } catch (IOException e) {
      if (process.isAlive()) {
        throw new UncheckedIOException(name + " does not listen", e);
      }
    }
  }

  /** The process that was started. */
  public ProcessHandle handle() {
    return process.toHandle();
  }

  public boolean isAlive() {
    return process.isAlive();
  }

  /** Does something when the process has ended. */
  void onEnd(Runnable action) {
    var unused = process.onExit().thenRun(action);
  }

  /** As {@code kill -9} does; returns when it has ended. */
  public void kill() {
    process.destroyForcibly();
    process.onExit().join();
  }

  /** As {@code kill} does: asks it to end. */
  public void stop() {
    process.destroy();
  }

  /** Waits until it has ended and all its lines were heard, and returns its exit code. */
  public int await(Duration atMost) {
    try {
      if (!process.waitFor(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
        throw failure("did not end in " + atMost.toSeconds() + " s");
      }
      reader.join();
      return process.exitValue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw failure("was not waited for");
    }
  }

  /** A sentence with what the process said last. */
  public DemoException failure(String what) {
    return DemoException.failure(name + " " + what + ". " + lastLines());
  }

  /** The last line in its log. */
  public String lastLine() {
    List<String> lines = lines();
    return lines.isEmpty() ? name + " said nothing." : lines.get(lines.size() - 1);
  }

  private String lastLines() {
    List<String> lines = lines();
    List<String> last = lines.subList(Math.max(0, lines.size() - LINES_TOLD), lines.size());
    return last.isEmpty() ? "It said nothing." : "It said:\n  " + String.join("\n  ", last);
  }

  private List<String> lines() {
    try {
      return Files.readAllLines(log, StandardCharsets.UTF_8);
    } catch (IOException e) {
      return List.of("What it said cannot be read: " + e.getMessage());
    }
  }

  /** Appends a line to a log. */
  public static void append(Path log, String line) {
    try {
      Files.writeString(log, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void read(Process process, Consumer<String> listener) {
    try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        listener.accept(line);
      }
    } catch (IOException e) {
      return; // the stream of a killed process ends like this
    }
  }
}
