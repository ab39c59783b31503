package io.croupier.node;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.croupier.protocol.schema.MessageKind;
import io.croupier.protocol.schema.MessageSchema;
import io.croupier.protocol.schema.MessageType;
import io.croupier.protocol.schema.Times;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One line of a batch: a command or query with its fields.
 *
 * @param atNs its journal time.
 * @param fields with {@code gatewayId} and {@code commandId}, without {@code at}.
 */
record BatchLine(MessageType type, long atNs, Map<String, Object> fields) {
  /** The gateway that a batch speaks as. */
  static final int GATEWAY = 1;

  private static final long HIGHEST_COMMAND_ID = (1L << 53) - 1;

  private static final ObjectReader READER =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .build()
          .readerFor(new TypeReference<LinkedHashMap<String, Object>>() {});

  /**
   * Reads a line.
   *
   * @param defaultAtNs its time if it says none.
   * @param earliestAtNs time of the last line that is journaled.
   * @param nextCommandId its command id if it says none.
   */
  static BatchLine parse(
      String text, MessageSchema schema, long defaultAtNs, long earliestAtNs, long nextCommandId) {
    Map<String, Object> fields = object(text);
    long atNs = at(fields.remove("at"), defaultAtNs, earliestAtNs);
    if (fields.containsKey("outcome") || fields.containsKey("message")) {
      throw new BadLineException("A line is a command or a query, nothing else.");
    }
    MessageType type = schema.typeOf(fields);
    Object gatewayId = fields.putIfAbsent("gatewayId", GATEWAY);
    if (gatewayId != null && !gatewayId.equals(GATEWAY)) {
      throw new BadLineException("A batch speaks as gateway 1: leave gatewayId out.");
    }
    fields.putIfAbsent("commandId", nextCommandId);
    checkCommandId(fields.get("commandId"));
    return new BatchLine(type, atNs, fields);
  }

  private static void checkCommandId(Object commandId) {
    boolean whole = commandId instanceof Integer || commandId instanceof Long;
    long id = whole ? ((Number) commandId).longValue() : 0;
    if (id < 1 || id > HIGHEST_COMMAND_ID) {
      throw new BadLineException("\"commandId\" must be a whole number from 1 to 2^53 - 1.");
    }
  }

  /** Whether it is a query: it is answered, and leaves no trace. */
  boolean isQuery() {
    return type.kind() == MessageKind.QUERY;
  }

  private static Map<String, Object> object(String text) {
    try {
      Map<String, Object> fields = READER.readValue(text);
      if (fields == null) {
        throw new BadLineException("The line must be a JSON object.");
      }
      return fields;
    } catch (MismatchedInputException e) {
      throw new BadLineException("The line must be a JSON object, and nothing behind it.");
    } catch (JsonProcessingException e) {
      throw new BadLineException("The line is not a JSON object: " + reason(e));
    }
  }

  private static String reason(JsonProcessingException e) {
    String first = e.getOriginalMessage().lines().findFirst().orElse("it cannot be read");
    return e.getLocation() == null
        ? first + "."
        : first + " (column " + e.getLocation().getColumnNr() + ").";
  }

  private static long at(Object value, long defaultAtNs, long earliestAtNs) {
    if (value == null) {
      return defaultAtNs;
    }
    Long atNs = null;
    if (value instanceof String text) {
      atNs = Times.toEpochNs(text);
    } else if (value instanceof Integer || value instanceof Long) {
      atNs = ((Number) value).longValue();
    }
    if (atNs == null || atNs < 0 || atNs == Long.MAX_VALUE) {
      throw new BadLineException("\"at\" must be " + Times.EXPECTED + ", from 1970 to 2262.");
    }
    if (atNs < earliestAtNs) {
      throw new BadLineException(
          "\"at\" is before the last time, " + earliestAtNs + ": time does not go back.");
    }
    return atNs;
  }
}
