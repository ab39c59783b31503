package io.croupier.demo.chaos;

import java.io.IOException;
import java.util.concurrent.TimeUnit;

/** Commands of the system, whose output nobody wants. */
final class Commands {
  private static final long PATIENCE_SECONDS = 20;

  private Commands() {}

  /** Runs one to its end; false where there is no such command, or it fails or hangs. */
  static boolean run(String... command) {
    Process process = start(command);
    if (process == null) {
      return false;
    }
    try {
      if (process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        return process.exitValue() == 0;
      }
      process.destroyForcibly();
      return false;
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** Starts one; null where there is no such command. */
  static Process start(String... command) {
    try {
      return new ProcessBuilder(command)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .redirectError(ProcessBuilder.Redirect.DISCARD)
          .start();
    } catch (IOException e) {
      return null;
    }
  }
}
