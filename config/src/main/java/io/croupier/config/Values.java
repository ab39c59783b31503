package io.croupier.config;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Values from the plain objects that a settings file is made of; null for what is none. */
final class Values {
  private static final Pattern WHOLE = Pattern.compile("-?\\d{1,18}");
  private static final Pattern WITH_UNIT = Pattern.compile("(\\d{1,15}) *([a-zA-Z]*)");
  private static final Map<String, Long> SIZE_UNITS =
      Map.of("", 1L, "B", 1L, "KiB", 1L << 10, "MiB", 1L << 20, "GiB", 1L << 30);
  private static final Map<String, ChronoUnit> TIME_UNITS =
      Map.of(
          "ns", ChronoUnit.NANOS,
          "us", ChronoUnit.MICROS,
          "ms", ChronoUnit.MILLIS,
          "s", ChronoUnit.SECONDS,
          "m", ChronoUnit.MINUTES,
          "h", ChronoUnit.HOURS,
          "d", ChronoUnit.DAYS);

  private Values() {}

  static Long whole(Object value) {
    if (value instanceof Integer || value instanceof Long) {
      return ((Number) value).longValue();
    }
    boolean digits = value instanceof String text && WHOLE.matcher(text).matches();
    return digits ? Long.valueOf((String) value) : null;
  }

  static Boolean bool(Object value) {
    return switch (String.valueOf(value)) {
      case "true" -> Boolean.TRUE;
      case "false" -> Boolean.FALSE;
      default -> null;
    };
  }

  static Long size(Object value) {
    Matcher matcher = WITH_UNIT.matcher(String.valueOf(value));
    Long unit = matcher.matches() ? SIZE_UNITS.get(matcher.group(2)) : null;
    return unit == null ? null : saturated(Long.parseLong(matcher.group(1)), unit);
  }

  private static Long saturated(long number, long unit) {
    return number > Long.MAX_VALUE / unit ? Long.MAX_VALUE : number * unit;
  }

  static Duration duration(Object value) {
    Matcher matcher = WITH_UNIT.matcher(String.valueOf(value));
    ChronoUnit unit = matcher.matches() ? TIME_UNITS.get(matcher.group(2)) : null;
    try {
      return unit == null ? null : Duration.of(Long.parseLong(matcher.group(1)), unit);
    } catch (ArithmeticException e) {
      return null;
    }
  }

  static String text(Object value) {
    return value instanceof String || value instanceof Number ? value.toString() : null;
  }

  static byte[] hex(Object value) {
    String text = text(value);
    boolean hex = text != null && text.length() % 2 == 0 && text.matches("[0-9a-fA-F]+");
    return hex ? HexFormat.of().parseHex(text) : null;
  }

  /** The constant that is written in lower case with hyphens. */
  static <E extends Enum<E>> E choice(Object value, Class<E> type) {
    for (E constant : type.getEnumConstants()) {
      if (name(constant).equals(value)) {
        return constant;
      }
    }
    return null;
  }

  static String name(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** A size in the largest unit that divides it. */
  static String sizeText(long bytes) {
    for (String unit : new String[] {"GiB", "MiB", "KiB"}) {
      if (bytes != 0 && bytes % SIZE_UNITS.get(unit) == 0) {
        return bytes / SIZE_UNITS.get(unit) + unit;
      }
    }
    return bytes + "B";
  }

  /** A duration in the largest unit that divides it. */
  static String durationText(Duration duration) {
    for (String unit : new String[] {"d", "h", "m", "s", "ms", "us"}) {
      Duration length = TIME_UNITS.get(unit).getDuration();
      if (!duration.isZero() && length.multipliedBy(duration.dividedBy(length)).equals(duration)) {
        return duration.dividedBy(length) + unit;
      }
    }
    return duration.toNanos() + "ns";
  }

  /** A path; null where the system has none of that name. */
  static Path path(String text) {
    try {
      return Path.of(text);
    } catch (InvalidPathException e) {
      return null;
    }
  }
}
