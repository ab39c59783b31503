package io.croupier.node;

import io.croupier.config.Settings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.agrona.concurrent.Agent;

/** A node in a process of its own, which can be made to fail in one of its stages. */
final class ChildNode implements AutoCloseable {
  private static final long PATIENCE_SECONDS = 60;
  private static final long LOOK_NS = TimeUnit.MILLISECONDS.toNanos(20);

  private final Process process;
  private final Path output;

  private ChildNode(Process process, Path output) {
    this.process = process;
    this.output = output;
  }

  /** Starts {@link NodeMain} and waits until it is ready, or has ended. */
  static ChildNode start(List<String> options) {
    return start(List.of(), NodeMain.class, List.of(), options);
  }

  /** The same behind another command, which becomes the node. */
  static ChildNode start(List<String> before, List<String> options) {
    return start(before, NodeMain.class, List.of(), options);
  }

  /** The same whatever the wall clock says. */
  static ChildNode startAccepting(List<String> options) {
    return deciding(List.of("--accept-time"), options);
  }

  /** The same with what an operator decides, as arguments of the call. */
  static ChildNode deciding(List<String> arguments, List<String> options) {
    return start(List.of(), NodeMain.class, arguments, options);
  }

  /** Starts a node that fails in a stage after it has done some work. */
  static ChildNode failing(String stage, String how, int after, List<String> options) {
    return start(List.of(), FailingMain.class, List.of(stage, how, "" + after), options);
  }

  private static ChildNode start(
      List<String> before, Class<?> main, List<String> first, List<String> options) {
    List<String> command = new ArrayList<>(before);
    command.addAll(java(main));
    command.addAll(first);
    for (String option : options) {
      command.add("--set");
      command.add(option);
    }
    try {
      Path output = Files.createTempFile("croupier-child-", ".txt");
      output.toFile().deleteOnExit();
      ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
      ChildNode child = new ChildNode(builder.redirectOutput(output.toFile()).start(), output);
      child.awaitReady();
      return child;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static List<String> java(Class<?> main) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(argument -> argument.startsWith("--") || argument.startsWith("-XX"))
        .forEach(command::add);
    command.addAll(List.of("-Xmx768m", "-XX:TieredStopAtLevel=1", "-cp"));
    command.add(System.getProperty("java.class.path"));
    command.add(main.getName());
    return command;
  }

  /** Ends it at once, whatever it is doing. */
  void kill() {
    process.destroyForcibly();
    exitCode();
  }

  /** Asks it to stop, and gives its exit code. */
  int stop() {
    process.destroy();
    return exitCode();
  }

  long pid() {
    return process.pid();
  }

  boolean isAlive() {
    return process.isAlive();
  }

  int exitCode() {
    try {
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        throw new AssertionError("the node does not end; it said " + lines());
      }
      return process.exitValue();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /** What it has said so far, stdout and stderr. */
  List<String> lines() {
    try {
      return Files.readAllLines(output);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }

  private void awaitReady() {
    while (isAlive() && lines().stream().noneMatch(line -> line.startsWith("ready"))) {
      LockSupport.parkNanos(LOOK_NS);
    }
  }

  /**
   * Arguments: stage, EXCEPTION, ERROR or OUT_OF_MEMORY, units of work before it, then {@code
   * --set} options.
   */
  static final class FailingMain {
    private FailingMain() {}

    public static void main(String[] args) throws InterruptedException {
      List<String> options = new ArrayList<>();
      for (int i = 3; i < args.length; i += 2) {
        options.add(args[i + 1]);
      }
      int after = Integer.parseInt(args[2]);
      Node.start(
          Settings.load(null, options, new Properties()),
          NodeOptions.ofProcess(false, null, System.out::println),
          stage -> stage.roleName().equals(args[0]) ? new Failing(stage, args[1], after) : stage);
      System.out.println("ready");
      Thread.currentThread().join();
    }
  }

  /** Throws after so much work, and again whenever it is asked to work on. */
  private record Failing(Agent stage, String how, int[] left) implements Agent {
    Failing(Agent stage, String how, int after) {
      this(stage, how, new int[] {after});
    }

    @Override
    public int doWork() throws Exception {
      int work = stage.doWork();
      left[0] -= work;
      if (left[0] <= 0) {
        switch (how) {
          case "ERROR" -> throw new StackOverflowError("injected");
          case "OUT_OF_MEMORY" -> throw new OutOfMemoryError("injected");
          default -> throw new IllegalStateException("injected");
        }
      }
      return work;
    }

    @Override
    public String roleName() {
      return stage.roleName();
    }
  }
}
