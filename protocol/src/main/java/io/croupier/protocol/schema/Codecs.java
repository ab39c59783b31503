package io.croupier.protocol.schema;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import uk.co.real_logic.sbe.PrimitiveType;
import uk.co.real_logic.sbe.ir.Signal;
import uk.co.real_logic.sbe.ir.Token;

/** Chooses the codec of a type by its tokens and by the schema's attribute semanticType. */
final class Codecs {
  private Codecs() {}

  static ValueCodec of(List<Token> type, boolean optional) {
    Token token = type.get(0);
    return switch (token.signal()) {
      case BEGIN_ENUM -> enumeration(type, optional);
      case BEGIN_SET -> set(type);
      case ENCODING, BEGIN_COMPOSITE -> plain(token, optional);
      default -> throw unsupported(token);
    };
  }

  static NumberCodec number(Token token, boolean optional) {
    Long nullValue = optional ? token.encoding().applicableNullValue().longValue() : null;
    return new NumberCodec(token.encoding().primitiveType(), nullValue);
  }

  static FlagCodec flag(List<Token> set, String choice) {
    return new FlagCodec(set.get(0).encoding().primitiveType(), masks(set).get(choice));
  }

  private static ValueCodec plain(Token token, boolean optional) {
    String semanticType = token.encoding().semanticType();
    int length = token.encodedLength();
    return switch (semanticType == null ? "" : semanticType) {
      case "" -> number(single(token), optional);
      case "time" -> new TimeCodec(number(single(token), optional));
      case "hex64", "hex128" -> new HexCodec(length, Long.BYTES, optional);
      case "bytes" -> new HexCodec(length, 1, optional);
      case "text" -> new TextCodec(length, optional);
      default -> throw unsupported(token);
    };
  }

  private static Token single(Token token) {
    if (token.signal() != Signal.ENCODING || token.arrayLength() != 1) {
      throw unsupported(token);
    }
    return token;
  }

  private static ValueCodec enumeration(List<Token> type, boolean optional) {
    boolean bool = "boolean".equals(type.get(0).encoding().semanticType());
    Map<Object, Long> numbers = new LinkedHashMap<>();
    for (List<Token> value : Tokens.parts(type)) {
      Token token = value.get(0);
      Object name = bool ? (Object) Boolean.valueOf(token.name()) : token.name();
      numbers.put(name, token.encoding().constValue().longValue());
    }
    return new EnumCodec(number(type.get(0), optional), numbers);
  }

  private static ValueCodec set(List<Token> type) {
    PrimitiveType primitive = type.get(0).encoding().primitiveType();
    return new SetCodec(primitive, masks(type));
  }

  private static Map<String, Long> masks(List<Token> set) {
    Map<String, Long> masks = new LinkedHashMap<>();
    for (List<Token> choice : Tokens.parts(set)) {
      Token token = choice.get(0);
      masks.put(token.name(), 1L << token.encoding().constValue().longValue());
    }
    return masks;
  }

  private static IllegalStateException unsupported(Token token) {
    return new IllegalStateException(
        "The schema has a type " + token.name() + " of a form that this reader does not know.");
  }
}
