package io.croupier.protocol.schema;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import io.croupier.protocol.GroupSizeEncodingDecoder;
import io.croupier.protocol.MessageHeaderDecoder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.agrona.DirectBuffer;

/**
 * Reads any message into a map of its fields, in the form that {@link io.croupier.protocol.schema}
 * describes. Any thread.
 */
public final class MessageDecoder {
  private final MessageSchema schema;

  public MessageDecoder(MessageSchema schema) {
    this.schema = schema;
  }

  /**
   * Reads the message that begins at the offset, with its message header. Fields that came after
   * the schema version it was written with are left out. The fields of a group of one row stand
   * beside the message's own.
   *
   * @throws BadMessageException if the bytes are no message of exactly this length
   */
  public Map<String, Object> decode(DirectBuffer buffer, int offset, int length) {
    if (schema.lengths().exactLength(buffer, offset, length) != length) {
      throw new BadMessageException("These " + length + " bytes are not a message of the schema.");
    }
    MessageHeaderDecoder header = new MessageHeaderDecoder().wrap(buffer, offset);
    MessageType type = schema.byTemplateId(header.templateId());
    int version = header.version();
    Map<String, Object> message = new LinkedHashMap<>();
    message.put(type.kind().key(), type.name());
    int position = offset + MessageHeaderDecoder.ENCODED_LENGTH;
    read(type.fields(), version, buffer, position, message);
    position += header.blockLength();
    for (GroupType group : type.groups()) {
      if (group.sinceVersion() <= version) {
        List<Map<String, Object>> rows = new ArrayList<>();
        position = read(group, version, buffer, position, rows);
        if (group.isOneRow()) {
          rows.forEach(message::putAll);
        } else {
          message.put(group.name(), rows);
        }
      }
    }
    return message;
  }

  private static int read(
      GroupType group,
      int version,
      DirectBuffer buffer,
      int start,
      List<Map<String, Object>> rows) {
    int rowLength = unsigned(buffer, start + GroupSizeEncodingDecoder.blockLengthEncodingOffset());
    int count = unsigned(buffer, start + GroupSizeEncodingDecoder.numInGroupEncodingOffset());
    int position = start + GroupSizeEncodingDecoder.ENCODED_LENGTH;
    for (int i = 0; i < count; i++) {
      Map<String, Object> row = new LinkedHashMap<>();
      read(group.fields(), version, buffer, position, row);
      rows.add(row);
      position += rowLength;
    }
    return position;
  }

  private static void read(
      List<FieldType> fields,
      int version,
      DirectBuffer buffer,
      int offset,
      Map<String, Object> values) {
    for (FieldType field : fields) {
      if (field.sinceVersion() <= version) {
        Object value = field.codec().read(buffer, offset + field.offset());
        if (value != null) {
          values.put(field.name(), value);
        }
      }
    }
  }

  private static int unsigned(DirectBuffer buffer, int offset) {
    return buffer.getShort(offset, LITTLE_ENDIAN) & 0xFFFF;
  }
}
