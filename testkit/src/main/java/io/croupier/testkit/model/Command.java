package io.croupier.testkit.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One command or query, as a map of its fields.
 *
 * @param templateId of its message
 * @param fields by name; what was left out is missing
 * @param content what a repetition must have in common: all its bytes but the edge's time
 */
public record Command(int templateId, Map<String, Object> fields, String content) {
  String name() {
    return (String) fields.get("command");
  }

  /** A number; 0 where it was left out. */
  long number(String field) {
    return fields.get(field) instanceof Long number ? number : 0;
  }

  /** A text, an enumeration's name, or an id of the outside world; empty where it was left out. */
  String text(String field) {
    return fields.get(field) instanceof String text ? text : "";
  }

  /** Each row of a group as a command of its own, with all else that this one says. */
  List<Command> rows(String group) {
    List<Command> rows = new ArrayList<>();
    for (Object row : (List<?>) fields.get(group)) {
      Map<String, Object> all = new LinkedHashMap<>(fields);
      ((Map<?, ?>) row).forEach((field, value) -> all.put((String) field, value));
      rows.add(new Command(templateId, all, content));
    }
    return rows;
  }

  boolean isTrue(String field) {
    return Boolean.TRUE.equals(fields.get(field));
  }

  /** The field of an enumeration, or of Bool, has a number that the schema does not name. */
  boolean isUnknown(String field) {
    return fields.get(field) instanceof Long;
  }

  boolean has(String field) {
    return fields.containsKey(field);
  }

  long accountId() {
    return number("accountId");
  }

  int gatewayId() {
    return (int) number("gatewayId");
  }

  long commandId() {
    return number("commandId");
  }
}
