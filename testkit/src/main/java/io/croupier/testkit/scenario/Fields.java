package io.croupier.testkit.scenario;

import io.croupier.protocol.schema.FieldType;
import io.croupier.protocol.schema.MessageType;
import java.util.List;

/** Finds the field that a scenario means. */
final class Fields {
  private Fields() {}

  /** The field of that name; the ending Id may be left out. */
  static FieldType find(Line line, MessageType type, String key) {
    return find(line, type.name(), type.fieldsOfMap(), key);
  }

  /** The same among the fields of a message or of a group's rows. */
  static FieldType find(Line line, String owner, List<FieldType> fields, String key) {
    for (FieldType field : fields) {
      if (field.name().equals(key) || field.name().equals(key + "Id")) {
        return field;
      }
    }
    throw line.error(owner + " has no field " + key);
  }
}
