package io.croupier.protocol.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.croupier.protocol.MessageHeaderDecoder;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

/** The rules that the schema itself keeps. */
class SchemaTest {
  private static final MessageSchema SCHEMA = MessageSchema.load();
  private static final int LONGEST_COMMAND = 16 * 1024;
  private static final int LONGEST_OUTCOME = 256;
  private static final Set<String> COMMANDS_WITH_ROWS =
      Set.of(
          "AcceptCashOut",
          "ApplyRounds",
          "Award",
          "CreateMarket",
          "CreditRound",
          "DebitCreditRound",
          "DebitRound",
          "DefineBonus",
          "DefineProfile",
          "ChangeMarket",
          "EndRound",
          "Genesis",
          "PlaceBet",
          "PlaceOrders",
          "ResettleMarket",
          "RollbackTransaction",
          "SetBookTerms");

  @Test
  void shouldPrintTheLengthOfEveryMessageAndKeepCommandsShort() {
    for (MessageType type : SCHEMA.messages()) {
      int length = MessageHeaderDecoder.ENCODED_LENGTH + type.blockLength();
      String rows =
          type.groups().stream()
              .map(group -> " + 4 + " + group.rowLength() + " x " + group.name())
              .collect(Collectors.joining());
      System.out.printf("%3d %-22s %4d%s%n", type.templateId(), type.name(), length, rows);
      int longest = type.kind() == MessageKind.OUTCOME ? LONGEST_OUTCOME : LONGEST_COMMAND;
      assertTrue(length <= longest, type.name());
    }
  }

  @Test
  void shouldGiveCommandsAFixedLengthButForThoseThatNeedRows() {
    Set<String> withRows =
        SCHEMA.messages().stream()
            .filter(type -> type.kind() == MessageKind.COMMAND && !type.groups().isEmpty())
            .map(MessageType::name)
            .collect(Collectors.toSet());
    assertEquals(COMMANDS_WITH_ROWS, withRows);
  }

  @Test
  void shouldBeginEveryMessageWithTheHeaderOfItsKind() {
    for (Element message : SchemaXml.messages()) {
      MessageKind kind = SCHEMA.byName(SchemaXml.name(message)).kind();
      Element first = SchemaXml.elements(message).findFirst().orElseThrow();
      String expected =
          switch (kind) {
            case COMMAND, QUERY -> "header CommandHeader";
            case OUTCOME -> "header OutcomeHeader";
            case SESSION, NOTE -> SchemaXml.name(first) + " " + first.getAttribute("type");
          };
      String found = SchemaXml.name(first) + " " + first.getAttribute("type");
      assertEquals(expected, found, SchemaXml.name(message));
    }
  }

  @Test
  void shouldListMessagesByAscendingTemplateIdInARangeThatTellsTheirKind() {
    int last = 0;
    for (Element message : SchemaXml.messages()) {
      MessageType type = SCHEMA.byName(SchemaXml.name(message));
      assertTrue(type.templateId() > last, type.name());
      assertTrue(type.kind() != null, type.name());
      last = type.templateId();
    }
  }

  @Test
  void shouldDescribeEverything() {
    List<String> bare = new ArrayList<>();
    Stream.concat(SchemaXml.messages().stream(), SchemaXml.types().stream())
        .flatMap(SchemaTest::withDescendants)
        .filter(element -> SchemaXml.description(element).isBlank())
        .forEach(element -> bare.add(SchemaXml.name(element)));
    assertEquals(List.of(), bare);
  }

  private static Stream<Element> withDescendants(Element element) {
    return Stream.concat(
        Stream.of(element), SchemaXml.elements(element).flatMap(SchemaTest::withDescendants));
  }

  @Test
  void shouldListTheValuesOfEveryEnumerationInAscendingOrder() {
    for (Element enumeration : SchemaXml.types("enum")) {
      long last = -1;
      for (Element value : SchemaXml.elements(enumeration).toList()) {
        long number = Long.parseLong(value.getTextContent().strip());
        assertTrue(number > last, SchemaXml.name(enumeration) + " " + SchemaXml.name(value));
        last = number;
      }
    }
  }

  @Test
  void shouldUseEveryType() {
    Set<String> unused = new TreeSet<>();
    SchemaXml.types().forEach(type -> unused.add(SchemaXml.name(type)));
    unused.remove("messageHeader");
    Stream.concat(SchemaXml.messages().stream(), SchemaXml.types("composite").stream())
        .flatMap(SchemaTest::withDescendants)
        .forEach(
            element -> {
              unused.remove(element.getAttribute("type"));
              unused.remove(element.getAttribute("dimensionType"));
            });
    assertEquals(Set.of(), unused);
  }

  @Test
  void shouldGiveNoFieldTheNameOfAnotherOfItsMessage() {
    for (MessageType type : SCHEMA.messages()) {
      Set<String> names = new HashSet<>();
      names.add(type.kind().key());
      Stream.concat(
              type.fieldsOfMap().stream().map(FieldType::name),
              type.groups().stream().map(GroupType::name))
          .forEach(name -> assertTrue(names.add(name), type.name() + " " + name));
    }
  }

  @Test
  void shouldNameForEveryCommandAndQueryTheOutcomesThatAnswerIt() {
    for (MessageType type : SCHEMA.messages()) {
      boolean asks = type.kind() == MessageKind.COMMAND || type.kind() == MessageKind.QUERY;
      assertEquals(asks, !type.answers().isEmpty(), type.name());
      for (String answer : type.answers()) {
        assertEquals(MessageKind.OUTCOME, SCHEMA.byName(answer).kind(), answer);
      }
    }
  }

  @Test
  void shouldLetARefusalNameOnlyFieldsThatCommandsHave() {
    Set<String> fields =
        SCHEMA.messages().stream()
            .filter(type -> type.kind() == MessageKind.COMMAND || type.kind() == MessageKind.QUERY)
            .flatMap(
                type ->
                    Stream.of(
                        type.fields().stream().map(FieldType::name),
                        type.groups().stream().map(GroupType::name),
                        type.groups().stream()
                            .flatMap(group -> group.fields().stream())
                            .map(FieldType::name)))
            .flatMap(names -> names)
            .collect(Collectors.toSet());
    SchemaXml.elements(SchemaXml.type("Field"))
        .map(SchemaXml::name)
        .filter(name -> !name.equals("none"))
        .forEach(name -> assertTrue(fields.contains(name), name));
  }
}
