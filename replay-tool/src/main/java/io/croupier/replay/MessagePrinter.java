package io.croupier.replay;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.croupier.protocol.schema.MessageDecoder;
import io.croupier.protocol.schema.MessageSchema;
import io.croupier.protocol.schema.MessageType;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import org.agrona.DirectBuffer;

/** Prints one message a line: as aligned text, or as JSON. Owned by one thread. */
final class MessagePrinter {
  private static final int LINES_PER_CHECK = 100;
  private static final int PLACE_WIDTH = 14;

  private final MessageSchema schema;
  private final MessageDecoder decoder;
  private final CurrencyTable currencies;
  private final MessageText text;
  private final boolean json;
  private final PrintWriter out;
  private final int nameWidth;
  private final ObjectMapper mapper = new ObjectMapper();
  private String commandCurrency;
  private long lines;

  MessagePrinter(MessageSchema schema, CurrencyTable currencies, boolean json, PrintWriter out) {
    this.schema = schema;
    this.decoder = new MessageDecoder(schema);
    this.currencies = currencies;
    this.text = new MessageText(schema, currencies);
    this.json = json;
    this.out = out;
    this.nameWidth =
        schema.messages().stream().mapToInt(type -> type.name().length()).max().orElseThrow();
  }

  /**
   * The next lines are about one command: what names no currency itself, it or its answer, may have
   * it from the other.
   */
  void begin(Map<String, Object> command, Map<String, Object> answer) {
    String own = currencies.of(command);
    commandCurrency = own == null ? currencies.of(answer) : own;
  }

  void command(long sequence, long timestampNs, Map<String, Object> command) {
    journaled(sequence, timestampNs, command, commandCurrency);
  }

  /** What stands before a command in its record; its money is its own. */
  void note(long sequence, long timestampNs, Map<String, Object> note) {
    journaled(sequence, timestampNs, note, currencies.of(note));
  }

  private void journaled(
      long sequence, long timestampNs, Map<String, Object> command, String currency) {
    MessageType type = schema.typeOf(command);
    if (json) {
      Map<String, Object> line = new LinkedHashMap<>();
      line.put(type.kind().key(), type.name());
      line.put("sequence", sequence);
      line.put("at", timestampNs);
      line.putAll(command);
      json(line);
    } else {
      line(Long.toString(sequence), timestampNs, type, command, currency);
    }
  }

  void outcome(Map<String, Object> outcome) {
    if (json) {
      json(outcome);
    } else {
      String own = currencies.of(outcome);
      boolean answer = Boolean.TRUE.equals(outcome.get("answer"));
      line(
          outcome.get("commandSequence") + "." + outcome.get("index"),
          (Long) outcome.get("timestampNs"),
          schema.typeOf(outcome),
          outcome,
          own == null && answer ? commandCurrency : own);
    }
  }

  Map<String, Object> decode(DirectBuffer buffer, int offset, int length) {
    return decoder.decode(buffer, offset, length);
  }

  private void line(
      String place,
      long timestampNs,
      MessageType type,
      Map<String, Object> message,
      String currency) {
    pad(place, PLACE_WIDTH);
    out.print(Timestamps.iso(timestampNs));
    out.print("  ");
    pad(type.name(), nameWidth);
    out.println(text.fields(type, message, currency));
    written();
  }

  /** Prints a column and one space; a formatter would take most of the time there is. */
  private void pad(String column, int width) {
    out.print(column);
    for (int i = column.length(); i <= width; i++) {
      out.print(' ');
    }
  }

  private void json(Map<String, Object> message) {
    try {
      out.println(mapper.writeValueAsString(message));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
    written();
  }

  /** Ends the reading when the lines go nowhere any more; the main knows whether that is wrong. */
  private void written() {
    lines++;
    if (lines % LINES_PER_CHECK == 0 && out.checkError()) {
      throw EndOfReading.INSTANCE;
    }
  }
}
