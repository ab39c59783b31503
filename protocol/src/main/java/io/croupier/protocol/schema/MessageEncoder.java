package io.croupier.protocol.schema;

import io.croupier.protocol.GroupSizeEncodingEncoder;
import io.croupier.protocol.MessageHeaderEncoder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.agrona.MutableDirectBuffer;

/**
 * Writes a message from a map of its fields, in the form that {@link io.croupier.protocol.schema}
 * describes. Any thread.
 */
public final class MessageEncoder {
  private final MessageSchema schema;

  public MessageEncoder(MessageSchema schema) {
    this.schema = schema;
  }

  /**
   * Writes a message, message header included, and returns its length. A field that the map leaves
   * out, or has null for, is the schema's null. Numbers outside the range that has a meaning are
   * written, so that the engine can refuse them. The map may hold the message's name too.
   *
   * @param buffer with room from the offset on; one that cannot grow limits the number of rows
   * @throws BadMessageException if a field is unknown, a required one missing, or a value of the
   *     wrong type or too large for its bytes; what then stands in the buffer is of no use
   */
  public int encode(
      MessageType type, Map<String, ?> fields, MutableDirectBuffer buffer, int offset) {
    checkNames(type, fields);
    int length = length(type, fields, buffer, offset);
    buffer.setMemory(offset, length, (byte) 0);
    new MessageHeaderEncoder()
        .wrap(buffer, offset)
        .blockLength(type.blockLength())
        .templateId(type.templateId())
        .schemaId(schema.id())
        .version(schema.version());
    int position = offset + MessageHeaderEncoder.ENCODED_LENGTH;
    write(new Place(type, ""), type.fields(), fields, buffer, position);
    position += type.blockLength();
    for (GroupType group : type.groups()) {
      position = write(type, group, rows(type, group, fields), buffer, position);
    }
    return length;
  }

  private static void checkNames(MessageType type, Map<String, ?> fields) {
    for (String name : fields.keySet()) {
      if (!name.equals(type.kind().key())) {
        new Place(type, "").requireKnown(name, type.fieldsOfMap(), type.groups());
      }
    }
  }

  private static int length(
      MessageType type, Map<String, ?> fields, MutableDirectBuffer buffer, int offset) {
    int length = MessageHeaderEncoder.ENCODED_LENGTH + type.blockLength();
    for (GroupType group : type.groups()) {
      int rows = rows(type, group, fields).size();
      length += GroupSizeEncodingEncoder.ENCODED_LENGTH + rows * group.rowLength();
    }
    if (!buffer.isExpandable() && length > buffer.capacity() - offset) {
      throw new BadMessageException(
          type.name() + " has too many rows: it would be " + length + " bytes long.");
    }
    return length;
  }

  private static List<?> rows(MessageType type, GroupType group, Map<String, ?> fields) {
    Object rows = fields.get(group.name());
    List<?> beside = group.isOneRow() ? rowBeside(group, fields) : List.of();
    if (rows == null) {
      return beside;
    }
    if (!beside.isEmpty()) {
      throw new Place(type, "").twice(group);
    }
    int most = group.maxRows();
    if (rows instanceof List<?> list && list.size() <= most) {
      return list;
    }
    String expected = "a list of at most " + most + (most == 1 ? " row" : " rows");
    throw new Place(type, "").wrong(group.name(), expected, rows);
  }

  /** The one row of a group whose fields stand beside the message's own; none where none does. */
  private static List<?> rowBeside(GroupType group, Map<String, ?> fields) {
    Map<String, Object> row = new LinkedHashMap<>();
    for (FieldType field : group.fields()) {
      Object value = fields.get(field.name());
      if (value != null) {
        row.put(field.name(), value);
      }
    }
    return row.isEmpty() ? List.of() : List.of(row);
  }

  private static int write(
      MessageType type, GroupType group, List<?> rows, MutableDirectBuffer buffer, int start) {
    new GroupSizeEncodingEncoder()
        .wrap(buffer, start)
        .blockLength(group.rowLength())
        .numInGroup(rows.size());
    int position = start + GroupSizeEncodingEncoder.ENCODED_LENGTH;
    for (int i = 0; i < rows.size(); i++) {
      String row = group.name() + "[" + i + "]";
      if (!(rows.get(i) instanceof Map<?, ?> values)) {
        throw new Place(type, "").wrong(row, "an object with the row's fields", rows.get(i));
      }
      Place place = new Place(type, row + ".");
      values.keySet().forEach(name -> place.requireKnown(name, group.fields(), List.of()));
      write(place, group.fields(), values, buffer, position);
      position += group.rowLength();
    }
    return position;
  }

  private static void write(
      Place place,
      List<FieldType> fields,
      Map<?, ?> values,
      MutableDirectBuffer buffer,
      int offset) {
    for (FieldType field : fields) {
      Object value = values.get(field.name());
      ValueCodec codec = field.codec();
      if (value == null && field.required()) {
        throw place.missing(field);
      } else if (value == null) {
        codec.writeNull(buffer, offset + field.offset());
      } else if (!codec.write(buffer, offset + field.offset(), value)) {
        throw place.wrong(field.name(), codec.expected(), value);
      }
    }
  }
}
