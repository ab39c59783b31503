package io.croupier.config;

import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigValue;
import java.util.Collection;
import java.util.Comparator;

/** Finds keys that nothing reads, and says which was probably meant. */
final class UnknownKeys {
  private static final int LETTERS_PER_MISTAKE = 3;

  private final Report report;

  UnknownKeys(Report report) {
    this.report = report;
  }

  void check(ConfigObject said) {
    check(said, "");
  }

  private void check(ConfigObject group, String prefix) {
    group.entrySet().stream()
        .sorted(Comparator.comparingInt(entry -> entry.getValue().origin().lineNumber()))
        .forEach(entry -> check(prefix + entry.getKey(), entry.getValue()));
  }

  private void check(String key, ConfigValue value) {
    if (value instanceof ConfigObject group && !group.isEmpty() && !report.knows(key)) {
      check(group, key + ".");
    } else if (!report.knows(key)) {
      report.wrong(key, value.origin(), sentence(key, report.keyNames()));
    }
  }

  /** There is no such key; and which one is near. */
  static String sentence(String key, Collection<String> known) {
    String nearest = nearest(key, known);
    return "there is no setting "
        + key
        + (nearest == null ? "." : "; did you mean " + nearest + "?");
  }

  private static String nearest(String key, Collection<String> known) {
    return known.stream()
        .filter(
            name -> distance(key, name) <= Math.max(1, last(key).length() / LETTERS_PER_MISTAKE))
        .min(Comparator.comparingInt(name -> distance(key, name)))
        .orElse(null);
  }

  /** Letters to change; a right name in a wrong group is one letter away. */
  private static int distance(String a, String b) {
    return Math.min(letters(a, b), 1 + letters(last(a), last(b)));
  }

  private static String last(String key) {
    return key.substring(key.lastIndexOf('.') + 1);
  }

  private static int letters(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int changed = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(changed, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[b.length()];
  }
}
