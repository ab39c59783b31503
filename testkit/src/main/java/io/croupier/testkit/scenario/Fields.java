package io.croupier.testkit.scenario;

import io.croupier.protocol.schema.FieldType;
import io.croupier.protocol.schema.MessageType;

/** Finds the field that a scenario means. */
final class Fields {
  private Fields() {}

  /** The field of that name; the ending Id may be left out. */
  static FieldType find(Line line, MessageType type, String key) {
    for (FieldType field : type.fields()) {
      if (field.name().equals(key) || field.name().equals(key + "Id")) {
        return field;
      }
    }
    throw line.error(type.name() + " has no field " + key);
  }
}
