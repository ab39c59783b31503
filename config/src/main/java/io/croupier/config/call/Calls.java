package io.croupier.config.call;

import java.util.function.Function;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;
import picocli.CommandLine.TypeConversionException;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * How commands are called: a mistake in a call is one sentence and exit code 2, for all of them.
 */
public final class Calls {
  private static final int USAGE = 2;

  private Calls() {}

  /** A command, and its subcommands, ready to be called. */
  public static CommandLine of(Object command) {
    return new CommandLine(command)
        .registerConverter(int.class, Calls::toInt)
        .registerConverter(Integer.class, Calls::toInt)
        .registerConverter(long.class, Calls::toLong)
        .registerConverter(Long.class, Calls::toLong)
        .registerConverter(double.class, Calls::toDouble)
        .setExecutionStrategy(Calls::execute)
        .setParameterExceptionHandler((mistake, args) -> say(mistake));
  }

  /** What is wrong with a call, without the full stop. */
  private static String sentence(ParameterException mistake) {
    return mistake.getMessage().replaceFirst("^Error: ", "").replaceFirst("\\.$", "");
  }

  private static int say(ParameterException mistake) {
    CommandLine called = mistake.getCommandLine();
    String name = called.getCommandSpec().qualifiedName();
    called.getErr().println("croupier: " + sentence(mistake) + "; " + name + " --help tells more.");
    return USAGE;
  }

  /** Help is for what there is: a word that nobody knows is a mistake also beside --help. */
  private static int execute(ParseResult parsed) {
    for (ParseResult part = parsed; part != null; part = part.subcommand()) {
      if (!part.unmatched().isEmpty()) {
        throw new UnmatchedArgumentException(part.commandSpec().commandLine(), part.unmatched());
      }
    }
    return new RunLast().execute(parsed);
  }

  private static int toInt(String text) {
    return convert(text, Integer::valueOf);
  }

  private static long toLong(String text) {
    return convert(text, Long::valueOf);
  }

  private static <T> T convert(String text, Function<String, T> whole) {
    try {
      return whole.apply(text);
    } catch (NumberFormatException e) {
      String what = text.matches("[+-]?\\d+") ? "is too far from 0" : "is not a whole number";
      throw new TypeConversionException("'" + text + "' " + what);
    }
  }

  private static double toDouble(String text) {
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException e) {
      throw new TypeConversionException("'" + text + "' is not a number");
    }
  }
}
