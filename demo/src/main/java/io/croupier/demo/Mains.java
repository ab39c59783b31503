package io.croupier.demo;

import io.croupier.config.call.Calls;
import io.croupier.config.call.StandardOutput;
import io.croupier.demo.supervisor.DemoException;
import java.io.IOException;
import java.net.BindException;
import java.util.List;
import picocli.CommandLine;

/** What all mains do alike: a person's mistake is one sentence and an exit code. */
final class Mains {
  static final int OK = 0;
  static final int FAILED = 1;
  static final int MISTAKE = 2;

  private Mains() {}

  /** Runs a command and ends the process with its exit code. */
  static void main(Object command, String... args) {
    StandardOutput output = StandardOutput.watch();
    System.exit(output.exitCode(run(command, args)));
  }

  /** Does what the arguments say and gives the exit code. */
  static int run(Object command, String... args) {
    CommandLine line = Calls.of(command);
    line.setExecutionExceptionHandler((failure, c, parsed) -> say(sentence(failure), FAILED));
    return line.execute(args);
  }

  /**
   * What a run has found out.
   *
   * @param good whether all was as it should be
   * @param json one line
   * @param text lines for a person
   */
  record Found(boolean good, String json, List<String> text) {}

  /** Something that takes its time. */
  interface Run {
    Found run(ProgressLine progress) throws IOException;
  }

  /** Runs it over a line of progress, prints what it has found, and gives the exit code. */
  static int report(boolean json, Run run) throws IOException {
    ProgressLine progress = new ProgressLine(System.err, System.console() != null);
    try {
      Found found = run.run(progress);
      progress.end();
      if (json) {
        System.out.println(found.json());
      } else {
        found.text().forEach(System.out::println);
      }
      return found.good() ? OK : FAILED;
    } catch (DemoException e) {
      progress.end();
      return say(e.getMessage(), e.isMistake() ? MISTAKE : FAILED);
    }
  }

  /** What a process that listens on a port does until it is told to leave. */
  interface Service {
    void run() throws IOException;
  }

  /** Runs a service, and gives the exit code; a setting or a port that is wrong is a mistake. */
  static int serve(int port, Service service) throws IOException {
    try {
      service.run();
      return OK;
    } catch (IllegalArgumentException e) {
      return say(e.getMessage(), MISTAKE);
    } catch (BindException e) {
      return say("Port " + port + " is taken by another process; name another.", MISTAKE);
    }
  }

  /** Says why on the standard error, and gives the code. */
  static int say(String sentence, int code) {
    System.err.println("croupier: " + sentence);
    return code;
  }

  private static String sentence(Throwable failure) {
    String cause = failure.getCause() == null ? "" : " (" + failure.getCause().getMessage() + ")";
    return failure.getClass().getSimpleName() + ": " + failure.getMessage() + cause;
  }
}
