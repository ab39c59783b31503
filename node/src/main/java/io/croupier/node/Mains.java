package io.croupier.node;

import io.croupier.config.SettingsException;
import io.croupier.config.call.Calls;
import io.croupier.config.call.StandardOutput;
import java.nio.file.NoSuchFileException;
import picocli.CommandLine;

/** What all mains do alike: a person's mistake is one sentence and an exit code, no stack trace. */
final class Mains {
  private Mains() {}

  /** Runs a command and ends the process with its exit code. */
  static void run(Object called, String[] args) {
    StandardOutput output = StandardOutput.watch();
    CommandLine command = Calls.of(called);
    command.setExecutionExceptionHandler((failure, line, parsed) -> explain(failure));
    int code;
    try {
      code = command.execute(args);
    } catch (Error e) {
      code = explain(e);
    }
    System.exit(output.exitCode(code));
  }

  /** Says why on stderr and gives the exit code. */
  static int explain(Throwable failure) {
    if (failure instanceof StartException start) {
      return say(start.exitCode(), start.getMessage());
    }
    if (failure instanceof SettingsException settings) {
      settings.mistakes().forEach(mistake -> say(ExitCode.SETTINGS, mistake.toString()));
      return ExitCode.SETTINGS.code();
    }
    if (failure instanceof NoSuchFileException file) {
      return say(ExitCode.USAGE, "There is no file " + file.getFile() + ".");
    }
    return say(FailStop.exitCode(failure), FailStop.sentence("Croupier", failure));
  }

  private static int say(ExitCode code, String sentence) {
    System.err.println("croupier: " + sentence);
    return code.code();
  }
}
