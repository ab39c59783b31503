package io.croupier.config;

import com.typesafe.config.ConfigOrigin;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What was read from where, and all that is wrong with it. */
final class Report {
  private final Map<String, ReadKey> keys = new LinkedHashMap<>();
  private final List<Mistake> mistakes = new ArrayList<>();
  private final List<String> wrongKeys = new ArrayList<>();

  void read(String key, String expected, String text, ConfigOrigin origin) {
    keys.put(key, new ReadKey(key, expected, text, locate(origin)));
  }

  void wrong(String key, ConfigOrigin origin, String sentence) {
    wrongKeys.add(key);
    mistake(locate(origin), sentence);
  }

  void mistake(String location, String sentence) {
    mistakes.add(new Mistake(location, sentence));
  }

  /** Reports what two or more keys say together, unless one of them is wrong by itself. */
  void contradiction(String sentence, String... together) {
    if (wrongKeys.stream().noneMatch(wrong -> isOneOf(wrong, together))) {
      ReadKey last = Arrays.stream(together).map(keys::get).reduce(Report::laterSaid).orElseThrow();
      mistake(last.location(), sentence);
    }
  }

  private static boolean isOneOf(String wrong, String[] keys) {
    return Arrays.stream(keys).anyMatch(key -> wrong.equals(key) || wrong.startsWith(key + "["));
  }

  /** Of two keys the one that is not a default: that is where the contradiction came from. */
  private static ReadKey laterSaid(ReadKey a, ReadKey b) {
    return isDefault(a) ? b : a;
  }

  Collection<ReadKey> keys() {
    return keys.values();
  }

  Collection<String> keyNames() {
    return keys.keySet();
  }

  /** A line for each key: its value in effect, and where that was said unless it is the default. */
  List<String> echo() {
    return keys.values().stream()
        .map(
            key ->
                key.name() + " = " + key.text() + (isDefault(key) ? "" : "  # " + key.location()))
        .toList();
  }

  private static boolean isDefault(ReadKey key) {
    return key.location().startsWith(Sources.DEFAULTS_LOCATION);
  }

  boolean knows(String key) {
    return keys.containsKey(key);
  }

  void throwIfWrong() {
    if (!mistakes.isEmpty()) {
      throw new SettingsException(mistakes);
    }
  }

  /** File and line; for what has no file, the option that said it. */
  static String locate(ConfigOrigin origin) {
    if (origin.resource() != null) {
      return Sources.DEFAULTS_LOCATION + ":" + origin.lineNumber();
    }
    if (origin.filename() == null) {
      return origin.description();
    }
    return origin.filename() + (origin.lineNumber() > 0 ? ":" + origin.lineNumber() : "");
  }
}
