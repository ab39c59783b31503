package io.croupier.protocol.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.croupier.protocol.MessageHeaderDecoder;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import uk.co.real_logic.sbe.xml.IrGenerator;
import uk.co.real_logic.sbe.xml.ParserOptions;
import uk.co.real_logic.sbe.xml.XmlSchemaParser;

/** Messages that an older version of a schema wrote. */
class EvolutionTest {
  private static final int NONE = -1;
  private static final int GROWN = 1;
  private static final int YOUNG = 2;

  private static MessageSchema schema;

  private final UnsafeBuffer buffer = new UnsafeBuffer(new byte[128]);
  private int position;

  @BeforeAll
  static void readSchema() throws Exception {
    try (InputStream in = EvolutionTest.class.getResourceAsStream("/evolved.xml")) {
      ParserOptions options = ParserOptions.builder().stopOnError(true).build();
      schema = new MessageSchema(new IrGenerator().generate(XmlSchemaParser.parse(in, options)));
    }
  }

  @Test
  void shouldReadTheFirstVersionWithoutWhatCameLater() {
    header(8, GROWN, 1);
    int64(7);
    group(2, 2);
    int16(1);
    int16(2);
    assertEquals(position, schema.lengths().exactLength(buffer, 0, position));
    assertEquals(
        Map.of(
            "command", "Grown", "first", 7L, "rows", List.of(Map.of("old", 1L), Map.of("old", 2L))),
        new MessageDecoder(schema).decode(buffer, 0, position));
  }

  @Test
  void shouldReadTheSecondVersionWithTheGroupThatItBrought() {
    header(12, GROWN, 2);
    int64(7);
    int32(8);
    group(2, 1);
    int16(1);
    group(8, 1);
    int64(9);
    assertEquals(position, schema.lengths().exactLength(buffer, 0, position));
    assertEquals(
        Map.of(
            "command",
            "Grown",
            "first",
            7L,
            "second",
            8L,
            "rows",
            List.of(Map.of("old", 1L)),
            "late",
            List.of(Map.of("value", 9L))),
        new MessageDecoder(schema).decode(buffer, 0, position));
  }

  @Test
  void shouldReadTheCurrentVersionWithEverything() {
    MessageType grown = schema.byName("Grown");
    Map<String, Object> message = new RandomMessages(1).next(grown);
    int length = new MessageEncoder(schema).encode(grown, message, buffer, 0);
    assertEquals(length, schema.lengths().exactLength(buffer, 0, length));
    assertEquals(message, new MessageDecoder(schema).decode(buffer, 0, length));
  }

  @Test
  void shouldKnowNoLengthForTheLengthsOfAnotherVersion() {
    header(12, GROWN, 1);
    assertEquals(NONE, schema.lengths().exactLength(buffer, 0, 100));
    header(8, GROWN, 2);
    assertEquals(NONE, schema.lengths().exactLength(buffer, 0, 100));
    header(12, GROWN, 3);
    position = 8 + 12;
    group(2, 1);
    assertEquals(NONE, schema.lengths().exactLength(buffer, 0, 100));
  }

  @Test
  void shouldKnowNoMessageBeforeTheVersionThatBroughtIt() {
    header(8, YOUNG, 3);
    assertEquals(16, schema.lengths().exactLength(buffer, 0, 16));
    header(8, YOUNG, 2);
    assertEquals(NONE, schema.lengths().exactLength(buffer, 0, 16));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void shouldGiveAMessageTheFormOfAnOlderVersion(int version) {
    Map<String, Object> message = new LinkedHashMap<>();
    message.put("command", "Grown");
    message.put("first", 7L);
    message.put("second", 8L);
    message.put("rows", List.of(row("old", 1L, "young", 3L), row("old", 2L, "young", 4L)));
    message.put("late", List.of(row("value", 9L), row("value", 10L)));
    UnsafeBuffer current = new UnsafeBuffer(new byte[128]);
    new MessageEncoder(schema).encode(schema.byName("Grown"), message, current, 5);

    int length = schema.lengths().cut(current, 5, version, buffer);

    assertEquals(length, schema.lengths().exactLength(buffer, 0, length));
    if (version < 3) {
      message.put("rows", List.of(row("old", 1L), row("old", 2L)));
    }
    if (version < 2) {
      message.remove("second");
      message.remove("late");
    }
    assertEquals(message, new MessageDecoder(schema).decode(buffer, 0, length));
    assertEquals(
        version, new MessageHeaderDecoder().wrap(buffer, 0).version(), "the header's version");
  }

  @Test
  void shouldNotGiveAMessageAFormThatIsOlderThanItself() {
    MessageType young = schema.byName("Young");
    UnsafeBuffer current = new UnsafeBuffer(new byte[128]);
    new MessageEncoder(schema).encode(young, Map.of("first", 1L), current, 0);
    assertEquals(NONE, schema.lengths().cut(current, 0, 2, buffer));
  }

  private static Map<String, Object> row(Object... fields) {
    Map<String, Object> row = new LinkedHashMap<>();
    for (int i = 0; i < fields.length; i += 2) {
      row.put((String) fields[i], fields[i + 1]);
    }
    return row;
  }

  private void header(int blockLength, int templateId, int version) {
    position = 0;
    int16(blockLength);
    int16(templateId);
    int16(schema.id());
    int16(version);
  }

  private void group(int rowLength, int rows) {
    int16(rowLength);
    int16(rows);
  }

  private void int16(int value) {
    buffer.putShort(position, (short) value);
    position += Short.BYTES;
  }

  private void int32(int value) {
    buffer.putInt(position, value);
    position += Integer.BYTES;
  }

  private void int64(long value) {
    buffer.putLong(position, value);
    position += Long.BYTES;
  }
}
