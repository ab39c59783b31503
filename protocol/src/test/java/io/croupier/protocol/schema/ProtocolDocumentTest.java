package io.croupier.protocol.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

class ProtocolDocumentTest {
  private static final Path PAGE = Path.of("..", "docs", "protocol.md");

  @Test
  void shouldStandInTheDocsAsItIsGenerated() throws IOException {
    String generated = ProtocolDocument.text();
    if (Boolean.getBoolean("croupier.write.docs")) {
      Files.writeString(PAGE, generated);
    }
    List<String> written = Files.exists(PAGE) ? Files.readAllLines(PAGE) : List.of();
    Iterator<String> line = written.iterator();
    String advice = "docs/protocol.md is out of date: run ./croupier format";
    generated.lines().forEach(l -> assertEquals(l, line.hasNext() ? line.next() : "", advice));
    assertEquals(generated.lines().count(), written.size(), advice);
  }

  /** The page counts offsets from the schema's files; the codecs' own must be the same. */
  @Test
  void shouldTellTheOffsetsOfTheCodecs() {
    MessageSchema schema = MessageSchema.load();
    for (Element message : SchemaXml.messages()) {
      MessageType type = schema.byName(SchemaXml.name(message));
      int offset = 0;
      for (Element field : SchemaXml.elements(message, "field").toList()) {
        String name = SchemaXml.name(field);
        int expected = offset;
        type.fields().stream()
            .filter(known -> known.name().equals(name))
            .forEach(known -> assertEquals(expected, known.offset(), type.name() + " " + name));
        offset += SchemaXml.length(field);
      }
      assertEquals(type.blockLength(), offset, type.name());
    }
  }
}
