package io.croupier.protocol.schema;

import static io.croupier.protocol.schema.Reflection.call;

import io.croupier.protocol.MessageHeaderEncoder;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.agrona.MutableDirectBuffer;

/** Writes a message through its generated encoder, from the form of {@link MessageDecoder}. */
final class GeneratedWriter {
  private final MessageType type;

  GeneratedWriter(MessageType type) {
    this.type = type;
  }

  /** Writes every field, null values and reserved bytes too, and returns the message's length. */
  int write(Map<String, Object> message, MutableDirectBuffer buffer, int offset) {
    Object encoder = Reflection.codec(type.name() + "Encoder");
    call(encoder, "wrapAndApplyHeader", buffer, offset, new MessageHeaderEncoder());
    if (Reflection.has(encoder, "header")) {
      clear(call(encoder, "header"));
    }
    writeFields(type.fields(), message, encoder);
    for (GroupType group : type.groups()) {
      List<?> rows = group.isOneRow() ? row(group, message) : rows(group, message);
      Object row = call(encoder, group.name() + "Count", rows.size());
      for (Object values : rows) {
        writeFields(group.fields(), (Map<?, ?>) values, call(row, "next"));
      }
    }
    return MessageHeaderEncoder.ENCODED_LENGTH + (int) call(encoder, "encodedLength");
  }

  private static List<?> rows(GroupType group, Map<String, Object> message) {
    return (List<?>) message.get(group.name());
  }

  private static List<?> row(GroupType group, Map<String, Object> message) {
    boolean there = group.fields().stream().anyMatch(field -> message.containsKey(field.name()));
    return there ? List.of(message) : List.of();
  }

  private static void clear(Object header) {
    for (String reserved : List.of("reserved", "reserved0", "reserved1", "reserved2")) {
      if (Reflection.has(header, reserved)) {
        call(header, reserved, 0);
      }
    }
    if (Reflection.has(header, "flags")) {
      call(call(header, "flags"), "clear");
    }
  }

  private static void writeFields(List<FieldType> fields, Map<?, ?> values, Object encoder) {
    for (FieldType field : fields) {
      Object value = values.get(field.name());
      if (Reflection.has(encoder, field.name())) {
        write(field, encoder, value);
      } else {
        writeHeader(field, call(encoder, "header"), value);
      }
    }
  }

  private static void writeHeader(FieldType field, Object header, Object value) {
    switch (field.name()) {
      case "answer" -> call(call(header, "flags"), "answer", value);
      case "lastForGateway" -> call(call(header, "flags"), "last", value);
      case "commandSequence", "asOfSequence" -> {
        if (value != null) {
          call(header, "commandSequence", value);
          call(call(header, "flags"), "query", field.name().equals("asOfSequence"));
        }
      }
      default -> write(field, header, value);
    }
  }

  private static void write(FieldType field, Object owner, Object value) {
    String name = field.name();
    if (field.codec() instanceof EnumCodec) {
      call(owner, name, constant(field.typeName(), value));
    } else if (value == null && field.codec() instanceof TextCodec) {
      call(owner, name, "");
    } else if (value == null && field.codec() instanceof HexCodec hex) {
      writeHex(hex, owner, name, "00".repeat(hex.length()));
    } else if (value == null) {
      call(owner, name, call(owner, name + "NullValue"));
    } else if (field.codec() instanceof HexCodec hex) {
      writeHex(hex, owner, name, (String) value);
    } else if (field.codec() instanceof SetCodec) {
      Object set = call(owner, name);
      call(set, "clear");
      ((Map<?, ?>) value).forEach((choice, chosen) -> call(set, (String) choice, chosen));
    } else {
      call(owner, name, value);
    }
  }

  private static void writeHex(HexCodec codec, Object owner, String name, String value) {
    if (codec.wordLength() == 1) {
      byte[] bytes = HexFormat.of().parseHex(value);
      for (int i = 0; i < bytes.length; i++) {
        call(owner, name, i, bytes[i] & 0xFF);
      }
    } else if (codec.length() == Long.BYTES) {
      call(owner, name, HexFormat.fromHexDigitsToLong(value));
    } else {
      Object id = call(owner, name);
      call(id, "high", HexFormat.fromHexDigitsToLong(value.substring(0, 16)));
      call(id, "low", HexFormat.fromHexDigitsToLong(value.substring(16)));
    }
  }

  private static Object constant(String typeName, Object value) {
    String name = value == null ? "NULL_VAL" : value.toString();
    String wanted = value instanceof Boolean ? name.toUpperCase(Locale.ROOT) : name;
    try {
      Object[] constants = Class.forName("io.croupier.protocol." + typeName).getEnumConstants();
      return Arrays.stream(constants)
          .filter(constant -> constant.toString().equals(wanted))
          .findFirst()
          .orElseThrow();
    } catch (ClassNotFoundException e) {
      throw new AssertionError(e);
    }
  }
}
