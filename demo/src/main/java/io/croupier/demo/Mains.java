package io.croupier.demo;

import java.io.IOException;
import java.net.BindException;
import picocli.CommandLine;

/** What all mains do alike: a person's mistake is one sentence and an exit code. */
final class Mains {
  static final int OK = 0;
  static final int FAILED = 1;
  static final int MISTAKE = 2;

  private Mains() {}

  /** Does what the arguments say and gives the exit code. */
  static int run(Object command, String... args) {
    CommandLine line = new CommandLine(command);
    String help = "; ./" + line.getCommandName() + " --help tells more.";
    line.setParameterExceptionHandler(
        (mistake, a) -> say(withoutStop(mistake.getMessage()) + help, MISTAKE));
    line.setExecutionExceptionHandler((failure, c, parsed) -> say(sentence(failure), FAILED));
    return line.execute(args);
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

  private static String withoutStop(String sentence) {
    return sentence.endsWith(".") ? sentence.substring(0, sentence.length() - 1) : sentence;
  }

  private static String sentence(Throwable failure) {
    String cause = failure.getCause() == null ? "" : " (" + failure.getCause().getMessage() + ")";
    return failure.getClass().getSimpleName() + ": " + failure.getMessage() + cause;
  }
}
