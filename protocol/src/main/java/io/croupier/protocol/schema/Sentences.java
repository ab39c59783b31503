package io.croupier.protocol.schema;

import java.util.Collection;
import java.util.Iterator;

/** Words for the sender of a bad message. */
final class Sentences {
  private static final int LONGEST_VALUE = 80;

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
    String text = value instanceof String ? "\"" + value + "\"" : String.valueOf(value);
    return text.length() <= LONGEST_VALUE ? text : text.substring(0, LONGEST_VALUE) + "...";
  }
}
