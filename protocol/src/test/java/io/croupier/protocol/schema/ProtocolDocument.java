package io.croupier.protocol.schema;

import static io.croupier.protocol.schema.Markdown.code;
import static io.croupier.protocol.schema.Markdown.link;
import static io.croupier.protocol.schema.SchemaXml.description;
import static io.croupier.protocol.schema.SchemaXml.name;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.w3c.dom.Element;

/** Writes the page of the protocol: its prose from a template, everything else from the schema. */
final class ProtocolDocument {
  private static final String TEMPLATE = "/protocol-page.template";
  private static final List<String> HEADERS = List.of("CommandHeader", "OutcomeHeader");

  private ProtocolDocument() {}

  static String text() {
    MessageSchema schema = MessageSchema.load();
    String page = template();
    page = fill(page, "schemaId", schema.id());
    page = fill(page, "schemaVersion", schema.version());
    for (MessageKind kind : MessageKind.values()) {
      page = fill(page, kind + " ids", kind.firstId() + " to " + kind.lastId());
    }
    page = fill(page, "sections", join(SchemaXml.sections(), ", ", s -> link(title(s))));
    page = fill(page, "answers", answers(schema));
    page = fill(page, "headers", join(HEADERS, "\n", ProtocolDocument::header));
    page = fill(page, "messages", messages(schema));
    page = fill(page, "refusals", values("RefusalReason"));
    page = fill(page, "types", types());
    return fill(page, "enumerations", enumerations());
  }

  private static String template() {
    try (InputStream in = ProtocolDocument.class.getResourceAsStream(TEMPLATE)) {
      return new String(in.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static String fill(String page, String place, Object text) {
    String marker = "{{" + place + "}}";
    if (!page.contains(marker)) {
      throw new AssertionError("The template has no " + marker);
    }
    return page.replace(marker, text.toString().strip());
  }

  private static <T> String join(List<T> parts, String between, Function<T, String> text) {
    return parts.stream().map(text).collect(Collectors.joining(between));
  }

  private static String title(SchemaXml.Section section) {
    return section.title().replaceFirst(" \\(.*", "");
  }

  private static String answers(MessageSchema schema) {
    List<List<String>> rows = new ArrayList<>();
    for (MessageType type : schema.messages()) {
      if (!type.answers().isEmpty()) {
        String answers = join(type.answers(), " or ", Markdown::link);
        rows.add(List.of(Integer.toString(type.templateId()), link(type.name()), answers));
      }
    }
    return Markdown.table(List.of("Id", "Command or query", "Answer"), rows);
  }

  private static String header(String composite) {
    Element type = SchemaXml.type(composite);
    List<List<String>> rows = new ArrayList<>();
    int offset = 0;
    for (Element member : SchemaXml.elements(type).toList()) {
      String typeName = member.hasAttribute("type") ? member.getAttribute("type") : name(member);
      String typeCell = member.hasAttribute("type") ? typeLink(typeName) : form(member);
      rows.add(
          List.of(Integer.toString(offset), code(name(member)), typeCell, description(member)));
      offset += SchemaXml.length(member);
    }
    return "### "
        + composite
        + "\n\n"
        + description(type)
        + " "
        + offset
        + " bytes.\n\n"
        + Markdown.table(List.of("Offset", "Field", "Type", "Meaning"), rows);
  }

  private static String messages(MessageSchema schema) {
    StringBuilder text = new StringBuilder();
    for (SchemaXml.Section section : SchemaXml.sections()) {
      text.append("## ").append(title(section)).append("\n\n");
      for (Element message : section.messages()) {
        text.append(message(message, schema.byName(name(message)))).append('\n');
      }
    }
    return text.toString();
  }

  private static String message(Element message, MessageType type) {
    StringBuilder text = new StringBuilder("### " + type.name() + "\n\n" + type.description());
    text.append(" Template id ").append(type.templateId());
    text.append(", block of ").append(type.blockLength()).append(" bytes.");
    if (!type.answers().isEmpty()) {
      text.append(" Answered by ").append(join(type.answers(), " or ", Markdown::link)).append('.');
    }
    text.append("\n\n").append(fields(message));
    SchemaXml.elements(message, "group")
        .forEach(
            group -> {
              text.append("\nGroup ").append(code(name(group))).append(": ");
              text.append(description(group)).append(" Each row:\n\n").append(fields(group));
            });
    return text.toString();
  }

  private static String fields(Element parent) {
    List<List<String>> rows = new ArrayList<>();
    int offset = 0;
    for (Element field : SchemaXml.elements(parent, "field").toList()) {
      String type = field.getAttribute("type");
      String optional = SchemaXml.isOptional(field) ? ", optional" : "";
      rows.add(
          List.of(
              Integer.toString(offset),
              code(name(field)),
              typeLink(type) + optional,
              description(field)));
      offset += SchemaXml.length(field);
    }
    return Markdown.table(List.of("Offset", "Field", "Type", "Meaning"), rows);
  }

  private static String typeLink(String type) {
    boolean hasHeading =
        HEADERS.contains(type)
            || !List.of("type", "composite").contains(SchemaXml.type(type).getTagName());
    return hasHeading ? link(type) : code(type);
  }

  private static String types() {
    List<List<String>> rows = new ArrayList<>();
    Stream.concat(SchemaXml.types("type").stream(), Stream.of(SchemaXml.type("id128")))
        .forEach(
            type ->
                rows.add(
                    List.of(code(name(type)), form(type), nullValue(type), description(type))));
    return Markdown.table(List.of("Type", "Form", "Null", "Meaning"), rows);
  }

  private static String form(Element type) {
    if (type.getTagName().equals("composite")) {
      return join(SchemaXml.elements(type).toList(), ", ", m -> name(m) + " " + form(m));
    }
    String length = type.getAttribute("length");
    return type.getAttribute("primitiveType") + (length.isEmpty() ? "" : "[" + length + "]");
  }

  private static String nullValue(Element type) {
    return type.getAttribute("nullValue");
  }

  private static String enumerations() {
    return SchemaXml.types().stream()
        .filter(type -> List.of("enum", "set").contains(type.getTagName()))
        .filter(type -> !name(type).equals("RefusalReason"))
        .map(ProtocolDocument::enumeration)
        .collect(Collectors.joining("\n"));
  }

  private static String enumeration(Element type) {
    boolean set = type.getTagName().equals("set");
    String form = type.getAttribute("encodingType") + (set ? ", one bit for each choice" : "");
    return "### "
        + name(type)
        + "\n\n"
        + description(type)
        + " Form: "
        + form
        + ".\n\n"
        + values(name(type));
  }

  private static String values(String typeName) {
    Element type = SchemaXml.type(typeName);
    String number = type.getTagName().equals("set") ? "Bit" : "Value";
    List<List<String>> rows =
        SchemaXml.elements(type)
            .map(v -> List.of(v.getTextContent().strip(), code(name(v)), description(v)))
            .toList();
    return Markdown.table(List.of(number, "Name", "Meaning"), rows);
  }
}
