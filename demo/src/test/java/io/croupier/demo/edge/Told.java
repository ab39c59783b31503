package io.croupier.demo.edge;

import io.croupier.protocol.schema.FieldType;
import io.croupier.protocol.schema.MessageDecoder;
import io.croupier.protocol.schema.MessageEncoder;
import io.croupier.protocol.schema.MessageSchema;
import io.croupier.protocol.schema.MessageType;
import java.util.HashMap;
import java.util.Map;
import org.agrona.ExpandableArrayBuffer;

/** Outcomes as a node tells them; what a test leaves out is zero. */
public final class Told {
  private static final MessageSchema SCHEMA = MessageSchema.load();
  private static final ExpandableArrayBuffer ZEROS = new ExpandableArrayBuffer();

  private Told() {}

  public static Outcome of(String name, Map<String, ?> content) {
    ExpandableArrayBuffer buffer = new ExpandableArrayBuffer();
    return new Outcome(new MessageDecoder(SCHEMA)).wrap(buffer, 0, write(name, content, buffer));
  }

  /** Writes it; returns its length. */
  static int write(String name, Map<String, ?> content, ExpandableArrayBuffer buffer) {
    MessageType type = SCHEMA.byName(name);
    Map<String, Object> fields = new HashMap<>();
    for (FieldType field : type.fields()) {
      fields.put(field.name(), field.required() ? field.codec().read(ZEROS, 0) : null);
    }
    fields.putAll(content);
    return new MessageEncoder(SCHEMA).encode(type, fields, buffer, 0);
  }
}
