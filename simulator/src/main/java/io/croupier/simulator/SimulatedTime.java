package io.croupier.simulator;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A simulated time in a person's words. */
final class SimulatedTime {
  private static final Pattern TEXT = Pattern.compile("(\\d{1,7})(ms|s|m)");
  private static final int LONGEST_MS = 3_600_000;

  private SimulatedTime() {}

  /** Milliseconds, from one up to an hour. Refuses anything else with a sentence. */
  static int parse(String text) {
    Matcher matcher = TEXT.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "--time needs a number and ms, s or m, such as 20s, not '" + text + "'");
    }
    long unit =
        switch (matcher.group(2)) {
          case "ms" -> 1;
          case "s" -> 1_000;
          default -> 60_000;
        };
    long millis = Long.parseLong(matcher.group(1)) * unit;
    if (millis == 0) {
      throw new IllegalArgumentException("--time must be 1ms or more, or nothing happens");
    }
    if (millis > LONGEST_MS) {
      throw new IllegalArgumentException("--time is an hour at most");
    }
    return (int) millis;
  }
}
