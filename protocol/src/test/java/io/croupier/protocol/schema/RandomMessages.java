package io.croupier.protocol.schema;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/** Makes messages whose every byte matters, out of a seed. */
final class RandomMessages {
  private static final int LEFT_OUT_ONE_IN = 4;

  private final Random random;

  RandomMessages(long seed) {
    random = new Random(seed);
  }

  /** A message as {@link MessageDecoder} would report it. */
  Map<String, Object> next(MessageType type) {
    Map<String, Object> message = new LinkedHashMap<>();
    message.put(type.kind().key(), type.name());
    boolean answersQuery = random.nextBoolean();
    for (FieldType field : type.fields()) {
      if (field.codec() instanceof SequenceCodec sequence) {
        if (sequence.answersQuery() == answersQuery) {
          message.put(field.name(), number(sequence.number()));
        }
      } else {
        putSometimes(message, field);
      }
    }
    for (GroupType group : type.groups()) {
      if (group.isOneRow()) {
        if (random.nextBoolean()) {
          group.fields().forEach(field -> putSometimes(message, field));
        }
        continue;
      }
      List<Map<String, Object>> rows = new ArrayList<>();
      for (int i = random.nextInt(5); i > 0; i--) {
        Map<String, Object> row = new LinkedHashMap<>();
        group.fields().forEach(field -> putSometimes(row, field));
        rows.add(row);
      }
      message.put(group.name(), rows);
    }
    return message;
  }

  private void putSometimes(Map<String, Object> message, FieldType field) {
    boolean flag = field.codec() instanceof FlagCodec;
    if (field.required() || flag || random.nextInt(LEFT_OUT_ONE_IN) > 0) {
      message.put(field.name(), value(field.codec()));
    }
  }

  private Object value(ValueCodec codec) {
    if (codec instanceof NumberCodec number) {
      return number(number);
    } else if (codec instanceof TimeCodec time) {
      return number(time.number());
    } else if (codec instanceof HexCodec hex) {
      byte[] bytes = new byte[hex.length()];
      random.nextBytes(bytes);
      return HexFormat.of().formatHex(bytes);
    } else if (codec instanceof TextCodec text) {
      int least = text.nullable() ? 1 : 0;
      return text(least + random.nextInt(text.length() + 1 - least));
    } else if (codec instanceof EnumCodec enumeration) {
      return oneOf(enumeration.values());
    } else if (codec instanceof SetCodec set) {
      Map<String, Object> choices = new LinkedHashMap<>();
      set.masks().keySet().forEach(choice -> choices.put(choice, random.nextBoolean()));
      return choices;
    }
    return random.nextBoolean();
  }

  private Long number(NumberCodec codec) {
    long span = Primitives.max(codec.type()) - Primitives.min(codec.type()) + 1;
    Long value;
    do {
      long bits = random.nextLong();
      value = span == 0 ? bits : Primitives.min(codec.type()) + Math.floorMod(bits, span);
    } while (value.equals(codec.nullValue()));
    return value;
  }

  private String text(int length) {
    return random
        .ints(length, ' ', '~' + 1)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private Object oneOf(Set<Object> values) {
    return values.toArray()[random.nextInt(values.size())];
  }
}
