package io.croupier.replay;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.croupier.protocol.schema.MessageDecoder;
import io.croupier.protocol.schema.MessageSchema;
import io.croupier.protocol.schema.MessageType;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.agrona.DirectBuffer;

/** Prints one message a line: as aligned text, or as JSON. Owned by one thread. */
final class MessagePrinter {
  private static final int LINES_PER_CHECK = 1_000;

  private final MessageSchema schema;
  private final MessageDecoder decoder;
  private final MessageText text;
  private final boolean json;
  private final PrintWriter out;
  private final String format;
  private final ObjectMapper mapper = new ObjectMapper();
  private long lines;

  MessagePrinter(MessageSchema schema, CurrencyTable currencies, boolean json, PrintWriter out) {
    this.schema = schema;
    this.decoder = new MessageDecoder(schema);
    this.text = new MessageText(schema, currencies);
    this.json = json;
    this.out = out;
    int longestName =
        schema.messages().stream().mapToInt(type -> type.name().length()).max().orElseThrow();
    this.format = "%-14s %s  %-" + longestName + "s %s%n";
  }

  void command(long sequence, long timestampNs, DirectBuffer buffer, int offset, int length) {
    Map<String, Object> message = decoder.decode(buffer, offset, length);
    MessageType type = type(buffer, offset);
    if (json) {
      Map<String, Object> line = new LinkedHashMap<>();
      line.put(type.kind().key(), type.name());
      line.put("sequence", sequence);
      line.put("at", timestampNs);
      line.putAll(message);
      json(line);
    } else {
      line(Long.toString(sequence), timestampNs, type, message);
    }
  }

  void outcome(DirectBuffer buffer, int offset, int length) {
    Map<String, Object> message = decoder.decode(buffer, offset, length);
    if (json) {
      json(message);
    } else {
      String place = message.get("commandSequence") + "." + message.get("index");
      line(place, (Long) message.get("timestampNs"), type(buffer, offset), message);
    }
  }

  private void line(String place, long timestampNs, MessageType type, Map<String, Object> message) {
    String time = Timestamps.iso(timestampNs);
    out.printf(Locale.ROOT, format, place, time, type.name(), text.fields(type, message));
    written();
  }

  private void json(Map<String, Object> message) {
    try {
      out.println(mapper.writeValueAsString(message));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
    written();
  }

  /** Ends the reading when nobody takes the lines any more, as behind a closed pipe. */
  private void written() {
    lines++;
    if (lines % LINES_PER_CHECK == 0 && out.checkError()) {
      throw EndOfReading.INSTANCE;
    }
  }

  private MessageType type(DirectBuffer buffer, int offset) {
    return schema.byTemplateId(Replay.templateId(buffer, offset));
  }
}
