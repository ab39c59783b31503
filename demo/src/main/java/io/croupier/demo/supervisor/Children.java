package io.croupier.demo.supervisor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The processes that this one has started. They end with it, whatever ends it; only after a kill -9
 * the node stays, while the gateways notice that nobody speaks to them any more.
 */
public final class Children implements AutoCloseable {
  private static final long PATIENCE_SECONDS = 5;

  private final List<Process> processes = new ArrayList<>();
  private volatile boolean ending;
  private final Thread hook;

  /**
   * Nothing runs yet.
   *
   * @param cleanUp what is left to do if this process is ended from outside.
   */
  public Children(Runnable cleanUp) {
    hook =
        new Thread(
            () -> {
              ending = true;
              endAll();
              cleanUp.run();
            },
            "end children");
    Runtime.getRuntime().addShutdownHook(hook);
  }

  /** Starts one; none any more where this process is being ended. */
  public synchronized Process start(ProcessBuilder builder) {
    if (ending) {
      throw DemoException.failure("Nothing is started any more: this process is being ended.");
    }
    try {
      Process process = builder.start();
      processes.add(process);
      return process;
    } catch (IOException e) {
      throw new UncheckedIOException("A process could not be started", e);
    }
  }

  /** Ends what still runs, and waits until it has ended. */
  @Override
  public void close() {
    endAll();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      return; // this process is ending, and the hook runs
    }
  }

  /** Whether this process is being ended from outside, and so its children too. */
  public boolean isEnding() {
    return ending;
  }

  /** Asks all to end, so that they clean up, and ends those that do not. */
  private synchronized void endAll() {
    processes.forEach(Process::destroy);
    processes.forEach(Children::end);
    processes.clear();
  }

  private static void end(Process process) {
    try {
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
    process.onExit().join();
  }
}
