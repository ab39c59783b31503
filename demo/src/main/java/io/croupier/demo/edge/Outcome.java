package io.croupier.demo.edge;

import io.croupier.protocol.MessageHeaderDecoder;
import io.croupier.protocol.OutcomeHeaderDecoder;
import io.croupier.protocol.RefusedDecoder;
import io.croupier.protocol.schema.MessageDecoder;
import java.util.List;
import java.util.Map;
import org.agrona.DirectBuffer;

/** The outcome that is being told: valid during the call, reused for the next one. */
public final class Outcome {
  private final MessageHeaderDecoder message = new MessageHeaderDecoder();
  private final OutcomeHeaderDecoder header = new OutcomeHeaderDecoder();
  private final MessageDecoder decoder;
  private DirectBuffer buffer;
  private int offset;
  private int length;
  private Map<String, Object> fields;

  Outcome(MessageDecoder decoder) {
    this.decoder = decoder;
  }

  Outcome wrap(DirectBuffer buffer, int offset, int length) {
    this.buffer = buffer;
    this.offset = offset;
    this.length = length;
    fields = null;
    message.wrap(buffer, offset);
    header.wrap(buffer, offset + MessageHeaderDecoder.ENCODED_LENGTH);
    return this;
  }

  public int templateId() {
    return message.templateId();
  }

  public OutcomeHeaderDecoder header() {
    return header;
  }

  public boolean isRefused() {
    return templateId() == RefusedDecoder.TEMPLATE_ID;
  }

  /** A whole number by its name in the schema; 0 where the outcome leaves it out. */
  public long number(String field) {
    return fields().get(field) instanceof Number number ? number.longValue() : 0;
  }

  /** A word by its name in the schema, such as an enumeration or a currency. */
  public String text(String field) {
    return String.valueOf(fields().get(field));
  }

  /** The rows of a group, as they are written in a command. */
  public List<?> rows(String group) {
    return fields().get(group) instanceof List<?> rows ? rows : List.of();
  }

  public DirectBuffer buffer() {
    return buffer;
  }

  public int offset() {
    return offset;
  }

  public int length() {
    return length;
  }

  @Override
  public String toString() {
    return fields().toString();
  }

  private Map<String, Object> fields() {
    if (fields == null) {
      fields = decoder.decode(buffer, offset, length);
    }
    return fields;
  }
}
