package io.croupier.protocol.schema;

import static uk.co.real_logic.sbe.ir.Encoding.Presence.OPTIONAL;

import java.util.ArrayList;
import java.util.List;
import uk.co.real_logic.sbe.ir.Signal;
import uk.co.real_logic.sbe.ir.Token;

/** Makes message types of the tokens of the schema's intermediate form. */
final class SchemaReader {
  private static final String HEADER = "header";
  private static final String RESERVED = "reserved";
  private static final String SEQUENCE = "commandSequence";
  private static final String SEQUENCE_OF_QUERY = "asOfSequence";

  private SchemaReader() {}

  static MessageType message(List<Token> tokens) {
    Token message = tokens.get(0);
    List<FieldType> fields = new ArrayList<>();
    List<GroupType> groups = new ArrayList<>();
    for (List<Token> part : Tokens.parts(tokens)) {
      switch (part.get(0).signal()) {
        case BEGIN_FIELD -> fields.addAll(fields(part));
        case BEGIN_GROUP -> groups.add(group(part));
        default -> throw unsupported(part.get(0));
      }
    }
    String answers = message.encoding().semanticType();
    return new MessageType(
        message.name(),
        message.id(),
        MessageKind.of(message.id()),
        message.description(),
        message.encodedLength(),
        List.copyOf(fields),
        List.copyOf(groups),
        answers == null ? List.of() : List.of(answers.split(" ")),
        message.version());
  }

  private static GroupType group(List<Token> tokens) {
    Token group = tokens.get(0);
    List<FieldType> fields = new ArrayList<>();
    List<List<Token>> parts = Tokens.parts(tokens);
    for (List<Token> part : parts.subList(1, parts.size())) {
      if (part.get(0).signal() != Signal.BEGIN_FIELD) {
        throw unsupported(part.get(0));
      }
      fields.addAll(fields(part));
    }
    return new GroupType(
        group.name(),
        group.description(),
        group.encodedLength(),
        maxRows(parts.get(0)),
        fields,
        group.version());
  }

  /** The greatest number of rows that the dimensions of a group allow. */
  static int maxRows(List<Token> dimensions) {
    Token count = Tokens.parts(dimensions).get(1).get(0);
    return (int) count.encoding().applicableMaxValue().longValue();
  }

  private static List<FieldType> fields(List<Token> tokens) {
    Token field = tokens.get(0);
    List<Token> type = Tokens.parts(tokens).get(0);
    if (field.name().equals(HEADER)) {
      return headerFields(type, field.version());
    }
    if (field.name().startsWith(RESERVED)) {
      return List.of();
    }
    boolean optional = field.encoding().presence() == OPTIONAL || isOptional(type);
    return List.of(
        new FieldType(
            field.name(),
            type.get(0).name(),
            field.description(),
            field.offset(),
            type.get(0).encodedLength(),
            !optional,
            field.version(),
            Codecs.of(type, optional)));
  }

  private static boolean isOptional(List<Token> type) {
    return type.get(0).encoding().presence() == OPTIONAL;
  }

  private static List<FieldType> headerFields(List<Token> header, int sinceVersion) {
    List<List<Token>> members = Tokens.parts(header);
    List<FieldType> fields = new ArrayList<>();
    for (List<Token> member : members) {
      Token token = member.get(0);
      if (token.name().equals(SEQUENCE)) {
        fields.addAll(sequences(member, members, sinceVersion));
      } else if (token.signal() == Signal.BEGIN_SET) {
        fields.addAll(flags(member, sinceVersion));
      } else if (!token.name().startsWith(RESERVED)) {
        // The schema language cannot mark an enumeration in a composite as optional; ours are.
        boolean optional = token.signal() == Signal.BEGIN_ENUM || isOptional(member);
        fields.add(
            headerField(token.name(), token, !optional, sinceVersion, Codecs.of(member, optional)));
      }
    }
    return fields;
  }

  private static FieldType headerField(
      String name, Token token, boolean required, int sinceVersion, ValueCodec codec) {
    String typeName = token.referencedName() == null ? token.name() : token.referencedName();
    return new FieldType(
        name,
        typeName,
        token.description(),
        token.offset(),
        token.encodedLength(),
        required,
        sinceVersion,
        codec);
  }

  private static List<FieldType> sequences(
      List<Token> sequence, List<List<Token>> members, int sinceVersion) {
    Token token = sequence.get(0);
    NumberCodec number = Codecs.number(token, false);
    List<Token> flags =
        members.stream()
            .filter(m -> m.get(0).signal() == Signal.BEGIN_SET)
            .findFirst()
            .orElseThrow();
    FlagCodec query = Codecs.flag(flags, "query");
    int distance = flags.get(0).offset() - token.offset();
    ValueCodec ofCommand = new SequenceCodec(number, query, distance, false);
    ValueCodec ofQuery = new SequenceCodec(number, query, distance, true);
    return List.of(
        headerField(SEQUENCE, token, false, sinceVersion, ofCommand),
        headerField(SEQUENCE_OF_QUERY, token, false, sinceVersion, ofQuery));
  }

  private static List<FieldType> flags(List<Token> set, int sinceVersion) {
    Token token = set.get(0);
    return List.of(
        headerField("answer", token, false, sinceVersion, Codecs.flag(set, "answer")),
        headerField("lastForGateway", token, false, sinceVersion, Codecs.flag(set, "last")));
  }

  private static IllegalStateException unsupported(Token token) {
    return new IllegalStateException(
        "The schema has " + token.signal() + " " + token.name() + ", which this reader cannot.");
  }
}
