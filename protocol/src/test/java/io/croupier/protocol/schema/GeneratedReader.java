package io.croupier.protocol.schema;

import static io.croupier.protocol.schema.Reflection.call;

import io.croupier.protocol.MessageHeaderDecoder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.agrona.DirectBuffer;

/** Reads a message through its generated decoder, into the form of {@link MessageDecoder}. */
final class GeneratedReader {
  private final MessageType type;

  GeneratedReader(MessageType type) {
    this.type = type;
  }

  Map<String, Object> read(DirectBuffer buffer, int offset) {
    Object decoder = Reflection.codec(type.name() + "Decoder");
    call(decoder, "wrapAndApplyHeader", buffer, offset, new MessageHeaderDecoder());
    Map<String, Object> message = new LinkedHashMap<>();
    message.put(type.kind().key(), type.name());
    readFields(type.fields(), decoder, message);
    for (GroupType group : type.groups()) {
      List<Map<String, Object>> rows = new ArrayList<>();
      for (Object row : (Iterable<?>) call(decoder, group.name())) {
        Map<String, Object> values = new LinkedHashMap<>();
        readFields(group.fields(), row, values);
        rows.add(values);
      }
      if (group.isOneRow()) {
        rows.forEach(message::putAll);
      } else {
        message.put(group.name(), rows);
      }
    }
    return message;
  }

  private static void readFields(
      List<FieldType> fields, Object decoder, Map<String, Object> values) {
    for (FieldType field : fields) {
      Object value = read(field, decoder);
      if (value != null) {
        values.put(field.name(), value);
      }
    }
  }

  private static Object read(FieldType field, Object decoder) {
    if (Reflection.has(decoder, field.name())) {
      return value(field.codec(), decoder, field.name());
    }
    Object header = call(decoder, "header");
    boolean query =
        Reflection.has(header, "flags") && (boolean) call(call(header, "flags"), "query");
    return switch (field.name()) {
      case "answer" -> call(call(header, "flags"), "answer");
      case "lastForGateway" -> call(call(header, "flags"), "last");
      case "commandSequence" -> query ? null : call(header, "commandSequence");
      case "asOfSequence" -> query ? call(header, "commandSequence") : null;
      default -> value(field.codec(), header, field.name());
    };
  }

  private static Object value(ValueCodec codec, Object owner, String name) {
    if (codec instanceof NumberCodec number) {
      return number(number, call(owner, name));
    } else if (codec instanceof TimeCodec time) {
      return number(time.number(), call(owner, name));
    } else if (codec instanceof HexCodec hex) {
      return hex(hex, owner, name);
    } else if (codec instanceof TextCodec text) {
      Object value = call(owner, name);
      return text.nullable() && "".equals(value) ? null : value;
    } else if (codec instanceof EnumCodec) {
      String value = call(owner, name).toString();
      return switch (value) {
        case "NULL_VAL" -> null;
        case "TRUE" -> true;
        case "FALSE" -> false;
        default -> value;
      };
    } else if (codec instanceof SetCodec set) {
      Map<String, Object> choices = new LinkedHashMap<>();
      set.masks().keySet().forEach(c -> choices.put(c, call(call(owner, name), c)));
      return choices;
    }
    return call(owner, name);
  }

  private static Object number(NumberCodec codec, Object value) {
    Long number = ((Number) value).longValue();
    return number.equals(codec.nullValue()) ? null : number;
  }

  private static Object hex(HexCodec codec, Object owner, String name) {
    if (codec.wordLength() == 1) {
      byte[] bytes = new byte[codec.length()];
      for (int i = 0; i < bytes.length; i++) {
        bytes[i] = ((Number) call(owner, name, i)).byteValue();
      }
      boolean none = codec.nullable() && Arrays.equals(bytes, new byte[bytes.length]);
      return none ? null : HexFormat.of().formatHex(bytes);
    }
    if (codec.length() == Long.BYTES) {
      long value = (long) call(owner, name);
      return codec.nullable() && value == 0 ? null : HexFormat.of().toHexDigits(value);
    }
    Object id = call(owner, name);
    long high = (long) call(id, "high");
    long low = (long) call(id, "low");
    boolean none = codec.nullable() && (high | low) == 0;
    return none ? null : HexFormat.of().toHexDigits(high) + HexFormat.of().toHexDigits(low);
  }
}
