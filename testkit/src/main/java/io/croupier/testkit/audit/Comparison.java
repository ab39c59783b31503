package io.croupier.testkit.audit;

import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Compares outcomes, field by field. */
final class Comparison {
  private Comparison() {}

  static void check(List<Map<String, Object>> expected, List<Map<String, Object>> got) {
    for (int i = 0; i < Math.min(expected.size(), got.size()); i++) {
      String field = difference(expected.get(i), got.get(i));
      if (field != null) {
        throw new Difference(
            "Outcome %d differs in %s: the model says %s, the engine %s.%n%s"
                .formatted(
                    i,
                    field,
                    expected.get(i).get(field),
                    got.get(i).get(field),
                    both(expected, got)));
      }
    }
    if (expected.size() != got.size()) {
      throw new Difference(
          "The model has %d outcomes, the engine %d.%n%s"
              .formatted(expected.size(), got.size(), both(expected, got)));
    }
  }

  private static String difference(Map<String, Object> expected, Map<String, Object> got) {
    for (String field : expected.keySet()) {
      if (!same(expected.get(field), got.get(field))) {
        return field;
      }
    }
    for (String field : got.keySet()) {
      if (!expected.containsKey(field) && got.get(field) != null) {
        return field;
      }
    }
    return null;
  }

  /** What the schema calls null is left out by the decoder. */
  private static boolean same(Object expected, Object got) {
    return Objects.equals(expected, got) || got == null && Objects.equals(expected, 0L);
  }

  private static String both(List<Map<String, Object>> expected, List<Map<String, Object>> got) {
    return "  model:%n%s  engine:%n%s".formatted(list(expected), list(got));
  }

  private static String list(List<Map<String, Object>> outcomes) {
    StringBuilder list = new StringBuilder();
    outcomes.forEach(outcome -> list.append("    ").append(outcome).append('\n'));
    return list.toString();
  }
}
