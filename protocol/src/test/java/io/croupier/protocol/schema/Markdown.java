package io.croupier.protocol.schema;

import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** The few forms of Markdown that the page of the protocol needs. */
final class Markdown {
  private Markdown() {}

  static String table(List<String> heads, List<List<String>> rows) {
    StringBuilder table = new StringBuilder(row(heads));
    table.append(row(Collections.nCopies(heads.size(), "---")).replace(" ", ""));
    rows.forEach(cells -> table.append(row(cells)));
    return table.toString();
  }

  private static String row(List<String> cells) {
    return "| " + String.join(" | ", cells) + " |\n";
  }

  static String code(Object text) {
    return "`" + text + "`";
  }

  /** A link to a heading of the same page. */
  static String link(String heading) {
    String anchor =
        heading.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9 -]", "").replace(' ', '-');
    return "[" + heading + "](#" + anchor + ")";
  }
}
