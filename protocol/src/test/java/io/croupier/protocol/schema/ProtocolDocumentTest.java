package io.croupier.protocol.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
    String written = Files.exists(PAGE) ? Files.readString(PAGE) : "";
    assertEquals(generated, written, "docs/protocol.md is out of date: run ./croupier format");
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
