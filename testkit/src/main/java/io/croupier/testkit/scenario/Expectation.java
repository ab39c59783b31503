package io.croupier.testkit.scenario;

import io.croupier.protocol.schema.FieldType;
import io.croupier.protocol.schema.MessageType;
import io.croupier.testkit.Messages;
import java.util.List;
import java.util.Map;

/** Compares outcomes with the lines that say what they must be. */
final class Expectation {
  private static final String ANYTHING = "...";

  private final Messages messages;
  private final Values values;

  Expectation(Messages messages, Values values) {
    this.messages = messages;
    this.values = values;
  }

  /** Checks the outcomes of one command against the lines behind it, one by one. */
  void check(Line command, List<Line> lines, List<Map<String, Object>> outcomes, long now) {
    for (int i = 0; i < lines.size(); i++) {
      Line line = lines.get(i);
      if (line.words().contains(ANYTHING)) {
        return;
      }
      if (i >= outcomes.size()) {
        throw line.error("there was no such outcome; all there were:" + list(outcomes));
      }
      check(line, outcomes.get(i), outcomes, now);
    }
    if (lines.isEmpty()) {
      checkAccepted(command, outcomes);
    } else if (outcomes.size() > lines.size()) {
      throw command.error(
          "has more outcomes than lines, the first one too many is number "
              + (lines.size() + 1)
              + ":"
              + list(outcomes));
    }
  }

  /** Checks the market data of one command; without lines it may be anything. */
  void checkData(Line command, List<Line> lines, List<Map<String, Object>> data) {
    List<String> expected = lines.stream().map(line -> line.text().substring(1).strip()).toList();
    List<String> got = data.stream().map(book -> BookText.of(book, values)).toList();
    List<String> nothing = List.of("nothing");
    if (!lines.isEmpty() && !expected.equals(got.isEmpty() ? nothing : got)) {
      throw command.error("the market data are:\n    ~ " + String.join("\n    ~ ", got));
    }
  }

  private void checkAccepted(Line command, List<Map<String, Object>> outcomes) {
    for (Map<String, Object> outcome : outcomes) {
      if ("Refused".equals(outcome.get("outcome"))) {
        throw command.error("was refused:" + list(outcomes));
      }
    }
  }

  private void check(
      Line line, Map<String, Object> outcome, List<Map<String, Object>> all, long now) {
    boolean refusal = line.verb().equals("!");
    String name = refusal ? "Refused" : line.word(1);
    if (!name.equals(outcome.get("outcome"))) {
      throw line.error("expected " + name + ", got" + show(outcome) + "\n  all:" + list(all));
    }
    if (refusal && !line.word(1).equals(outcome.get("reason"))) {
      throw line.error("expected " + line.word(1) + ", got" + show(outcome));
    }
    MessageType type = messages.schema().byName(name);
    line.values()
        .forEach(
            (key, text) -> {
              FieldType field = Fields.find(line, type, key);
              Object expected = values.of(line, field, text, now);
              Object got = outcome.get(field.name());
              if (!same(expected, got)) {
                throw line.error(
                    "expected " + key + "=" + text + ", got " + got + " in" + show(outcome));
              }
            });
  }

  /** A number that is the schema's null is left out by the decoder: 0 and nothing are the same. */
  private static boolean same(Object expected, Object got) {
    return expected.equals(got) || got == null && expected.equals(0L);
  }

  private String list(List<Map<String, Object>> outcomes) {
    StringBuilder list = new StringBuilder();
    outcomes.forEach(outcome -> list.append("\n   ").append(show(outcome)));
    return list.toString();
  }

  private String show(Map<String, Object> outcome) {
    StringBuilder shown = new StringBuilder();
    outcome.forEach(
        (field, value) -> {
          shown.append(' ').append(field.equals("outcome") ? "" : field + "=");
          shown.append(values.nameOf(field, value));
        });
    return shown.toString();
  }
}
