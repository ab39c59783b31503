package io.croupier.testkit.scenario;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One line of a scenario that is neither empty nor a comment.
 *
 * @param number in the file, from 1
 * @param text as it stands there, without comment
 * @param words those without {@code =}, in order
 * @param values those with {@code =}, by what stands before it
 */
record Line(int number, String text, List<String> words, Map<String, String> values) {
  /** The line, or null where there is nothing on it. */
  static Line of(int number, String raw) {
    int comment = raw.indexOf('#');
    String text = (comment < 0 ? raw : raw.substring(0, comment)).strip();
    if (text.isEmpty()) {
      return null;
    }
    List<String> words = new ArrayList<>();
    Map<String, String> values = new LinkedHashMap<>();
    for (String part : text.split("\\s+")) {
      int equals = part.indexOf('=');
      if (equals < 0) {
        words.add(part);
      } else if (values.put(part.substring(0, equals), part.substring(equals + 1)) != null) {
        throw new ScenarioError(number, text, "says the same field twice: " + part);
      }
    }
    return new Line(number, text, words, values);
  }

  String verb() {
    return words.isEmpty() ? "" : words.get(0);
  }

  /** The word at a place. */
  String word(int index) {
    if (index >= words.size()) {
      throw new ScenarioError(number, text, "ends too early");
    }
    return words.get(index);
  }

  /** An outcome that the last command must have had. */
  boolean isExpectation() {
    return verb().equals("<") || verb().equals("!") || isMarketData();
  }

  /** A message of market data that the last command must have had. */
  boolean isMarketData() {
    return verb().equals("~");
  }

  /** One instruction of the PlaceOrders in the line before. */
  boolean isInstruction() {
    return verb().equals("+");
  }

  ScenarioError error(String whatIsWrong) {
    return new ScenarioError(number, text, whatIsWrong);
  }
}
