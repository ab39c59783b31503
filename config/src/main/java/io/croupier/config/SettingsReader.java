package io.croupier.config;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigList;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigOrigin;
import com.typesafe.config.ConfigValue;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Reads typed values by key and reports each that is missing or wrong; what it returns for such a
 * key has no meaning. Every key read is reported too, those in lists excepted, so that the keys
 * asked for are the keys that exist.
 */
final class SettingsReader {
  private static final String LIST = "a list [ { ... } ]";

  private final Config config;
  private final String prefix;
  private final Report report;

  SettingsReader(Config config, Report report) {
    this(config, "", report);
  }

  private SettingsReader(Config config, String prefix, Report report) {
    this.config = config;
    this.prefix = prefix;
    this.report = report;
  }

  int whole(String key, int min, int max) {
    return (int) wholeLong(key, min, max);
  }

  long wholeLong(String key, long min, long max) {
    String expected =
        min == max ? grouped(min) : "a whole number from " + grouped(min) + " to " + grouped(max);
    return number(key, expected, v -> within(Values.whole(v), min, max), SettingsReader::plain);
  }

  /** A whole number; 0 stands for another value. */
  int wholeOr(String key, int max, int where0) {
    String expected = "a whole number from 0 to " + grouped(max);
    Function<Object, Long> parse =
        value -> {
          Long number = within(Values.whole(value), 0, max);
          return number != null && number == 0 ? Long.valueOf(where0) : number;
        };
    return (int) number(key, expected, parse, SettingsReader::plain);
  }

  /** A whole number that may be left out, which is 0. */
  int wholeOrNone(String key, int max) {
    return config.hasPath(key) ? whole(key, 0, max) : 0;
  }

  int powerOfTwo(String key, int min, int max) {
    String expected = "a power of two from " + grouped(min) + " to " + grouped(max);
    return (int)
        number(
            key,
            expected,
            v -> powerOfTwo(within(Values.whole(v), min, max)),
            SettingsReader::plain);
  }

  long size(String key, long min, long max) {
    String expected = "a size from " + Values.sizeText(min) + " to " + Values.sizeText(max);
    return number(key, expected, v -> within(Values.size(v), min, max), Values::sizeText);
  }

  int powerOfTwoSize(String key, int min, int max) {
    String expected =
        "a size, a power of two, from " + Values.sizeText(min) + " to " + Values.sizeText(max);
    return (int)
        number(key, expected, v -> powerOfTwo(within(Values.size(v), min, max)), Values::sizeText);
  }

  Duration duration(String key, Duration min, Duration max) {
    String expected =
        "a duration from " + Values.durationText(min) + " to " + Values.durationText(max);
    Function<Object, Duration> parse =
        value -> {
          Duration duration = Values.duration(value);
          boolean fits =
              duration != null && duration.compareTo(min) >= 0 && duration.compareTo(max) <= 0;
          return fits ? duration : null;
        };
    return value(key, expected, parse, Values::durationText);
  }

  <E extends Enum<E>> E choice(String key, Class<E> type) {
    String expected =
        Arrays.stream(type.getEnumConstants())
            .map(Values::name)
            .collect(Collectors.joining(", ", "one of ", ""));
    return value(key, expected, v -> Values.choice(v, type), Values::name);
  }

  /** A switch that must be said. */
  boolean onOrOff(String key) {
    return Boolean.TRUE.equals(value(key, "true or false", Values::bool, String::valueOf));
  }

  /** A text for which the parser has a value. */
  <T> T text(String key, String expected, Function<String, T> parse) {
    Function<Object, T> ofText =
        value -> {
          String text = Values.text(value);
          return text == null || text.isBlank() ? null : parse.apply(text);
        };
    return value(key, expected, ofText, Object::toString);
  }

  /** An endpoint that others can be told of, so not of any port; null where the text is empty. */
  Endpoint endpointOrNone(String key) {
    Function<Object, Optional<Endpoint>> parse =
        value -> {
          String text = Values.text(value);
          if (text == null || text.isBlank()) {
            return text == null ? null : Optional.empty();
          }
          Endpoint endpoint = Endpoint.parse(text);
          return endpoint == null || endpoint.port() == 0 ? null : Optional.of(endpoint);
        };
    Optional<Endpoint> endpoint =
        value(
            key,
            "host:port, port 1 or more, or \"\" for none",
            parse,
            e -> e.map(Endpoint::toString).orElse(""));
    return endpoint == null ? null : endpoint.orElse(null);
  }

  /** A path; null where the text is empty. */
  Path pathOrNone(String key) {
    return pathOrNone(key, Values::path);
  }

  /** The path of a file, beside the settings that name it; null where the text is empty. */
  Path fileOrNone(String key) {
    return pathOrNone(key, text -> beside(key, text));
  }

  private Path pathOrNone(String key, Function<String, Path> pathOf) {
    Function<Object, Optional<Path>> parse =
        value -> {
          String text = Values.text(value);
          if (text == null || text.isBlank()) {
            return text == null ? null : Optional.empty();
          }
          Path path = pathOf.apply(text);
          return path == null ? null : Optional.of(path);
        };
    Optional<Path> path =
        value(key, "a path, or \"\" for none", parse, p -> p.map(Path::toString).orElse(""));
    return path == null ? null : path.orElse(null);
  }

  /**
   * The path that a key names: beside the file that says it, or where no file does as it stands;
   * null where the system has none of that name.
   */
  Path beside(String key, String text) {
    Path path = Values.path(text);
    String file = origin(key).filename();
    return path == null || file == null ? path : Path.of(file).resolveSibling(path);
  }

  /** A list of objects, each read by a reader of its own. */
  <T> List<T> rows(String key, Function<SettingsReader, T> readRow) {
    List<T> rows = new ArrayList<>();
    if (said(key) instanceof ConfigList list) {
      for (int i = 0; i < list.size(); i++) {
        String name = prefix + key + "[" + i + "]";
        if (list.get(i) instanceof ConfigObject row) {
          rows.add(readRow.apply(new SettingsReader(row.toConfig(), name + ".", report)));
        } else {
          report.wrong(name, list.get(i).origin(), name + " must be { ... }.");
        }
      }
    } else {
      wrong(key, "must be " + LIST + ".");
    }
    note(key, LIST, rows.toString());
    return List.copyOf(rows);
  }

  /** Reports every key that is none of those. */
  void onlyKeys(String... keys) {
    for (String key : config.root().keySet()) {
      if (!Arrays.asList(keys).contains(key)) {
        wrong(key, "does not exist; there are " + String.join(", ", keys) + ".");
      }
    }
  }

  /** A switch that is off where it is left out. */
  boolean flag(String key) {
    Object value = has(key) ? said(key).unwrapped() : false;
    Boolean on = Values.bool(value);
    if (on == null) {
      wrong(key, "must be true or false, not " + value + ".");
    }
    return Boolean.TRUE.equals(on);
  }

  boolean has(String key) {
    return said(key) != null;
  }

  /** What stands under a key; null where nothing does. */
  ConfigValue said(String key) {
    return Groups.value(config.root(), key);
  }

  /** Where a key, or what should hold it, was said. */
  ConfigOrigin origin(String key) {
    return has(key) ? said(key).origin() : config.root().origin();
  }

  /** Reports that a key is wrong; its value is not repeated. */
  void wrong(String key, String sentence) {
    report.wrong(prefix + key, origin(key), prefix + key + " " + sentence);
  }

  private long number(
      String key, String expected, Function<Object, Long> parse, Function<Long, String> text) {
    Long number = value(key, expected, parse, text);
    return number == null ? 0 : number;
  }

  private <T> T value(
      String key, String expected, Function<Object, T> parse, Function<T, String> text) {
    ConfigValue said = said(key);
    T value = said == null ? null : parse.apply(said.unwrapped());
    note(key, expected, value == null ? "" : text.apply(value));
    if (said == null) {
      wrong(key, "is missing: it must be " + expected + ".");
    } else if (value == null) {
      wrong(key, "must be " + expected + ", not " + said.unwrapped() + ".");
    }
    return value;
  }

  private void note(String key, String expected, String text) {
    if (prefix.isEmpty()) {
      report.read(key, expected, text, origin(key));
    }
  }

  private static Long within(Long value, long min, long max) {
    return value == null || value < min || value > max ? null : value;
  }

  private static Long powerOfTwo(Long value) {
    return value != null && Long.bitCount(value) == 1 ? value : null;
  }

  private static String plain(Long value) {
    return value.toString();
  }

  private static String grouped(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }
}
