package io.croupier.protocol.schema;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Comment;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;
import uk.co.real_logic.sbe.PrimitiveType;

/** The schema's files as they are written: what their intermediate form leaves out. */
final class SchemaXml {
  private static final List<String> TYPE_FILES =
      List.of("types.xml", "refusals.xml", "headers.xml");

  private static final List<Element> TYPES =
      TYPE_FILES.stream().flatMap(file -> elements(root(file))).toList();

  private SchemaXml() {}

  /** Messages under the comment that stands above them. */
  record Section(String title, List<Element> messages) {}

  static List<Section> sections() {
    List<Section> sections = new ArrayList<>();
    for (Node node : children(root("croupier.xml"))) {
      if (node instanceof Comment comment) {
        sections.add(new Section(comment.getData().strip(), new ArrayList<>()));
      } else if (node instanceof Element element && element.getTagName().equals("sbe:message")) {
        sections.get(sections.size() - 1).messages().add(element);
      }
    }
    return sections;
  }

  static List<Element> messages() {
    return sections().stream().flatMap(section -> section.messages().stream()).toList();
  }

  /** Types, composites, enumerations and sets. */
  static List<Element> types() {
    return TYPES;
  }

  static List<Element> types(String tag) {
    return types().stream().filter(type -> type.getTagName().equals(tag)).toList();
  }

  static Element type(String name) {
    return types().stream().filter(type -> name(type).equals(name)).findFirst().orElseThrow();
  }

  static Stream<Element> elements(Element parent) {
    return children(parent).stream().filter(Element.class::isInstance).map(Element.class::cast);
  }

  static Stream<Element> elements(Element parent, String tag) {
    return elements(parent).filter(element -> element.getTagName().equals(tag));
  }

  static String name(Element element) {
    return element.getAttribute("name");
  }

  static String description(Element element) {
    return element.getAttribute("description");
  }

  /** Bytes of a field, a member of a composite or a type. */
  static int length(Element element) {
    if (element.hasAttribute("type")) {
      return length(type(element.getAttribute("type")));
    }
    if (element.getTagName().equals("composite")) {
      return elements(element).mapToInt(SchemaXml::length).sum();
    }
    String form = element.getAttribute("primitiveType") + element.getAttribute("encodingType");
    String count = element.getAttribute("length");
    return PrimitiveType.get(form).size() * (count.isEmpty() ? 1 : Integer.parseInt(count));
  }

  /** The field, or its type, is marked as one that may be left out. */
  static boolean isOptional(Element field) {
    return Stream.of(field, type(field.getAttribute("type")))
        .anyMatch(element -> element.getAttribute("presence").equals("optional"));
  }

  private static List<Node> children(Element parent) {
    NodeList nodes = parent.getChildNodes();
    return IntStream.range(0, nodes.getLength()).mapToObj(nodes::item).toList();
  }

  private static Element root(String file) {
    try (InputStream in = SchemaXml.class.getResourceAsStream("/" + file)) {
      return DocumentBuilderFactory.newInstance()
          .newDocumentBuilder()
          .parse(in)
          .getDocumentElement();
    } catch (IOException | SAXException | ParserConfigurationException e) {
      throw new AssertionError(file, e);
    }
  }
}
