package io.croupier.demo.chaos;

import java.util.concurrent.TimeUnit;

/** Lets forces of a running process fail or take long: strace attaches to it and steps between. */
final class ForceFaults {
  private static final String FORCES = "fdatasync,fsync";

  private final boolean possible;
  private Process tracer;

  ForceFaults() {
    possible = tryIt();
  }

  /** Whether strace is there and may attach. */
  boolean isPossible() {
    return possible;
  }

  /** Whether it goes on. */
  boolean isActive() {
    return tracer != null && tracer.isAlive();
  }

  /** The next force fails: EIO. */
  boolean fail(long pid) {
    return attach(pid, "error=EIO:when=1");
  }

  /** Each force takes so much longer. */
  boolean slow(long pid, int millis) {
    return attach(pid, "delay_enter=" + TimeUnit.MILLISECONDS.toMicros(millis));
  }

  /** Lets go of the process. */
  void end() {
    if (tracer != null) {
      end(tracer);
      tracer = null;
    }
  }

  /** Asked to end, strace would first wait for threads that are halted; killed, it lets go. */
  private static void end(Process tracer) {
    tracer.destroyForcibly();
    tracer.onExit().join();
  }

  private boolean attach(long pid, String what) {
    if (!possible || isActive()) {
      return false;
    }
    tracer = strace(pid, what);
    return tracer != null;
  }

  private static Process strace(long pid, String what) {
    return Commands.start(
        "strace",
        "-f",
        "-qq",
        "-e",
        "trace=" + FORCES,
        "-e",
        "inject=" + FORCES + ":" + what,
        "-p",
        Long.toString(pid));
  }

  /** Attaches to a process that sleeps: it is allowed where the sleeper does not mind. */
  private static boolean tryIt() {
    Process sleeper = Commands.start("sleep", "30");
    if (sleeper == null) {
      return false;
    }
    Process tracer = strace(sleeper.pid(), "delay_enter=1");
    try {
      return tracer != null && !tracer.waitFor(300, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } finally {
      if (tracer != null) {
        end(tracer);
      }
      sleeper.destroyForcibly();
    }
  }
}
