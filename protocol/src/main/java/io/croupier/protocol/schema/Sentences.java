package io.croupier.protocol.schema;

import java.util.Arrays;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Words for the sender of a bad message. */
final class Sentences {
  private static final int LONGEST_VALUE = 80;
  private static final int MOST_NEAR = 3;
  private static final int MOST_MISTYPED = 2;

  private Sentences() {}

  /** "A", "A or B", "A, B or C". */
  static String oneOf(Collection<?> values) {
    StringBuilder text = new StringBuilder();
    Iterator<?> iterator = values.iterator();
    for (int left = values.size(); left > 0; left--) {
      text.append(iterator.next()).append(left > 2 ? ", " : left == 2 ? " or " : "");
    }
    return text.toString();
  }

  /** A value as the sender wrote it, shortened. */
  static String quote(Object value) {
    String text = json(value);
    return text.length() <= LONGEST_VALUE ? text : text.substring(0, LONGEST_VALUE) + "...";
  }

  private static String json(Object value) {
    if (value instanceof Map<?, ?> object) {
      return object.entrySet().stream()
          .map(entry -> json(entry.getKey()) + ":" + json(entry.getValue()))
          .collect(Collectors.joining(",", "{", "}"));
    }
    if (value instanceof List<?> list) {
      return list.stream().map(Sentences::json).collect(Collectors.joining(",", "[", "]"));
    }
    return value instanceof String ? "\"" + value + "\"" : String.valueOf(value);
  }

  /** Which names a sender may have meant: what has his word in it, or is mistyped as it; a few. */
  static List<String> near(String word, Collection<String> names) {
    String meant = word.toLowerCase(Locale.ROOT);
    return names.stream()
        .filter(name -> isNear(meant, name.toLowerCase(Locale.ROOT)))
        .limit(MOST_NEAR)
        .toList();
  }

  private static boolean isNear(String word, String name) {
    boolean asLong = Math.abs(word.length() - name.length()) <= MOST_MISTYPED;
    return word.length() > MOST_MISTYPED
        && (name.contains(word) || asLong && mistypings(word, name) <= MOST_MISTYPED);
  }

  /** How many letters are missing, too many or others (Levenshtein). */
  private static int mistypings(String word, String name) {
    int[] before = new int[name.length() + 1];
    Arrays.setAll(before, i -> i);
    for (int w = 1; w <= word.length(); w++) {
      int[] now = new int[name.length() + 1];
      now[0] = w;
      for (int n = 1; n <= name.length(); n++) {
        int other = word.charAt(w - 1) == name.charAt(n - 1) ? 0 : 1;
        now[n] = Math.min(before[n - 1] + other, 1 + Math.min(before[n], now[n - 1]));
      }
      before = now;
    }
    return before[name.length()];
  }
}
