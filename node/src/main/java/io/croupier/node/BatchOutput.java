package io.croupier.node;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.croupier.protocol.schema.MessageDecoder;
import io.croupier.protocol.schema.MessageSchema;
import java.io.PrintStream;
import java.util.Map;
import org.agrona.DirectBuffer;

/**
 * Prints outcomes as lines of JSON. What the node itself caused is told only where it concerns
 * somebody: its own AdvanceTime and Genesis have no line here.
 */
final class BatchOutput implements OutcomeOutput {
  private static final ObjectWriter WRITER = JsonMapper.builder().build().writer();

  private final MessageDecoder decoder;
  private final PrintStream out;
  private Map<String, Object> held;

  BatchOutput(MessageSchema schema, PrintStream out) {
    this.decoder = new MessageDecoder(schema);
    this.out = out;
  }

  @Override
  public void onOutcome(
      int gatewayId, long gatewaySequence, DirectBuffer buffer, int offset, int length) {
    if (gatewayId != NodeCommands.GATEWAY) {
      hold(decoder.decode(buffer, offset, length));
    }
  }

  @Override
  public void onQueryAnswer(int gatewayId, DirectBuffer buffer, int offset, int length) {
    hold(decoder.decode(buffer, offset, length));
  }

  /** Ends the outcomes of a line: the last one says so, and all are flushed. */
  void endOfLine() {
    if (held != null) {
      held.put("last", true);
      hold(null);
    }
    out.flush();
  }

  /** Prints the outcome before this one: whether one is the last is known when the next comes. */
  private void hold(Map<String, Object> outcome) {
    if (held != null) {
      out.println(json(held));
    }
    held = outcome;
  }

  static String json(Map<String, ?> object) {
    try {
      return WRITER.writeValueAsString(object);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
