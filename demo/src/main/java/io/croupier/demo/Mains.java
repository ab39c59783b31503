package io.croupier.demo;

import picocli.CommandLine;

/** What both mains do alike: a person's mistake is one sentence and an exit code. */
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
